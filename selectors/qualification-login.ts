import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** ログイン画面 of the オンライン資格確認等システム (002 p2, 4). */
export const qualificationLogin = {
  title: 'オンライン資格確認等システムのログイン画面',
  landmark: [{ field: 'password' }],
  refusals: publicRefusals,
  secret: true,
  fields: {
    userId: { words: ['ユーザID', 'ユーザーID'], kind: 'text', aloneWillDo: true },
    password: { words: ['パスワード'], kind: 'password', aloneWillDo: true },
  },
  controls: { logIn: { words: ['ログイン', 'ログインする'], sends: 'password' } },
} as const satisfies Screen
