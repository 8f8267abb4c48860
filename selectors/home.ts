import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals, signInRefusals } from './refusals.ts'

const controls = {
  menu: { words: ['オンライン資格確認 オンライン請求'], opens: 'eligibility' },
  eligibility: { words: ['オンライン資格確認・オンライン請求'] },
} as const

/** Any page of the portal behind the login, with its menu (000 §1-2). */
export const home = {
  title: 'ポータルサイトのメニュー',
  landmark: [{ control: 'menu' }, { control: 'eligibility' }],
  absent: [{ control: 'signIn' }, { field: 'password' }],
  refusals: signedInRefusals,
  controls: { ...controls, signIn: { words: ['ログインはこちら'] } },
  fields: { password: { words: ['パスワード'], kind: 'password', aloneWillDo: true } },
} as const satisfies Screen

/** The same right after 「ログイン」, where the portal may refuse in many ways. */
export const arrival = {
  ...home,
  title: 'ログイン後の画面',
  landmark: [...home.landmark, { says: ['ログアウト'] }],
  refusals: signInRefusals,
} as const satisfies Screen
