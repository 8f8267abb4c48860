import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** The page that asks for a second factor's 6 digits; not in the manuals, the operator can switch it on any day. */
export const code = {
  title: '認証コード入力画面',
  landmark: [{ all: [{ field: 'code' }], none: [{ field: 'password' }] }],
  refusals: publicRefusals,
  secret: true,
  fields: {
    code: {
      words: [
        '認証コード',
        '確認コード',
        '認証番号',
        'ワンタイムパスワード',
        'セキュリティコード',
        '検証コード',
        '6桁のコード',
        '認証コード（6桁）',
        '6桁の認証コード',
        '確認コード（6桁）',
      ],
      kind: 'text',
      aloneWillDo: true,
    },
    password: { words: ['パスワード'], kind: 'password', aloneWillDo: true },
  },
  controls: {
    confirm: {
      words: ['確認', '確認する', '認証', '認証する', '送信', '送信する', '次へ', 'ログイン', '検証', 'OK'],
      sends: 'text',
    },
  },
} as const satisfies Screen
