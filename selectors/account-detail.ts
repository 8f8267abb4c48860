import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** アカウント情報 of one account (002 p7 4, p9 4): 「パスワード初期化」 there leads to a question, and with its OK destroys. */
export const accountDetail = {
  title: 'アカウント情報',
  landmark: [{ control: 'resetPassword' }],
  refusals: signedInRefusals,
  controls: { resetPassword: { words: ['パスワード初期化'], commits: true } },
  fields: { userId: { words: ['ユーザID'], kind: 'text' } },
} as const satisfies Screen
