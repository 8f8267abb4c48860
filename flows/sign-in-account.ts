import type { VisitTools } from '../src/browser/flow.ts'
import type { Secret } from '../src/domain/secret.ts'
import { qualificationDoor } from '../selectors/qualification-door.ts'
import { qualificationLogin } from '../selectors/qualification-login.ts'
import { qualificationMenu, qualificationPage } from '../selectors/qualification-menu.ts'

/** Whose account of the オンライン資格確認等システム it is, and what proves it. */
export interface AccountLogin {
  readonly userId: string
  readonly password: Secret
}

/** ログイン there (002 p2): one attempt, never a second. Throws the code of what the system answers. */
export async function signInAccount({ step, on, enter }: VisitTools, account: AccountLogin): Promise<void> {
  await step('P2 ① オンライン資格確認等システムにアクセスする', () => enter('qualification'))
  await step('P2 ③ 「システムの利用を始める」をクリックする', () => on(qualificationDoor).press('begin'))
  await step('P2 ④ ログインする', async () => {
    await on(qualificationLogin).fill('userId', account.userId)
    await on(qualificationLogin).fill('password', account.password)
    await on(qualificationLogin).press('logIn')
    await on(qualificationMenu).stands()
  })
}

/** ログアウト (002 p3): what was done stands, whether it succeeds or not. */
export async function signOutAccount({ parting, on }: VisitTools): Promise<void> {
  await parting('P3 ログアウトする', async () => {
    await on(qualificationPage).press('logOut')
    await on(qualificationPage).gone() // the visit's end would stop what the press has asked for
  })
}
