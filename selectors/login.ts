import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** ログイン (000 §1-1). The label of the user changed from ユーザー名 (2024) to ユーザーID（原則メールアドレス） (2025). */
export const login = {
  title: 'ログイン画面',
  landmark: [{ field: 'password' }],
  refusals: publicRefusals,
  secret: true,
  fields: {
    loginId: {
      words: [
        'ユーザーID（原則メールアドレス）',
        'ユーザーID',
        'ユーザー名',
        'ログインID',
        'メールアドレス',
        'ログインID（メールアドレス）',
      ],
      kind: 'text',
      aloneWillDo: true,
    },
    password: { words: ['パスワード'], kind: 'password', aloneWillDo: true },
  },
  controls: { signIn: { words: ['ログイン', 'ログインする'], sends: 'password' } },
} as const satisfies Screen
