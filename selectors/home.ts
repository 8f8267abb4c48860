import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals, signInRefusals } from './refusals.ts'

const controls = {
  menu: { words: ['オンライン資格確認 オンライン請求'], opens: 'eligibility' },
  eligibility: { words: ['オンライン資格確認・オンライン請求'] },
} as const

const signIn = { words: ['ログインはこちら'] } as const
const password = { words: ['パスワード'], kind: 'password', aloneWillDo: true } as const
// A forced new password stands in the same frame as any page.
const signedIn = { all: [{ says: ['ログアウト', 'マイページ'] }], none: [{ field: 'password' }] } as const
const signedOut = [{ control: 'signIn' }, { field: 'password' }] as const

/** Any page of the portal behind the login, with its menu (000 §1-2). */
export const home = {
  title: 'ポータルサイトのメニュー',
  landmark: [
    signedIn,
    { all: [{ control: 'menu' }], none: signedOut },
    { all: [{ control: 'eligibility' }], none: signedOut },
  ],
  refusals: signedInRefusals,
  controls: { ...controls, signIn },
  fields: { password },
} as const satisfies Screen

/** The same right after 「ログイン」, where the portal may refuse in many ways. */
export const arrival = { ...home, title: 'ログイン後の画面', refusals: signInRefusals } as const satisfies Screen
