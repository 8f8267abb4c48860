import type { Screen } from '../src/browser/screen.ts'
import { accountSignInRefusals, signedInRefusals } from './refusals.ts'

/** The manual writes 《アカウント情報管理》; whether the brackets stand on the screen it does not say. */
const group = ['アカウント情報管理', '《アカウント情報管理》', '【アカウント情報管理】'] as const

/** メニュー with 《アカウント情報管理》 (002 p3, p6 1). */
export const qualificationMenu = {
  title: 'オンライン資格確認等システムのメニュー',
  landmark: [{ control: 'accounts' }, { says: group }],
  refusals: accountSignInRefusals,
  controls: {
    section: { words: group, opens: 'accounts' },
    accounts: { words: ['アカウント管理（更新）'] },
  },
} as const satisfies Screen

/** Any page of it behind the login. */
export const qualificationPage = {
  title: 'オンライン資格確認等システム',
  landmark: [{ control: 'logOut' }],
  refusals: signedInRefusals,
  controls: { logOut: { words: ['ログアウト', 'ログアウトする'] } },
} as const satisfies Screen
