import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { Failure } from '../src/domain/failure.ts'
import { Secret } from '../src/domain/secret.ts'
import { code } from '../selectors/code.ts'
import { arrival } from '../selectors/home.ts'
import { login } from '../selectors/login.ts'
import { top } from '../selectors/top.ts'

/** Whose account it is, and what proves it. */
export interface Login {
  readonly loginId: string
  readonly password: Secret
  /** The current code of the vault's authenticator; null when the vault has none. */
  readonly oneTimeCode: (() => string) | null
}

/** ログイン (000 §1-1, 001 §2-1): one attempt, never a second. Throws the code of what the portal answers. */
export const signIn = flow({
  title: 'ログイン',
  effect: 'reads',
  async run(tools: VisitTools, account: Login): Promise<void> {
    const { step, on, enter } = tools
    await step('1-1 医療機関等向け総合ポータルサイトにアクセスする', () => enter('portal'))
    await step('1-1 「ログインはこちら」を押す', () => on(top).press('signIn'))
    await step('1-1 ログイン', async () => {
      await on(login).fill('loginId', account.loginId)
      await on(login).fill('password', account.password)
      await on(login).press('signIn')
      const refusal = await on(arrival).refusal('second-factor-required')
      if (refusal) await answerCode(tools, account, refusal)
    })
  },
})

// The second factor is answered from the vault or by a person; else the refusal stands.
async function answerCode({ on, ask, step }: VisitTools, account: Login, refusal: Failure): Promise<void> {
  await step('1-1 認証コードを入力する', async () => {
    const answer = account.oneTimeCode?.() ?? (await ask(refusal.detail.found ?? '認証コード'))
    if (!answer) throw refusal
    await on(code).fill('code', new Secret(answer))
    await on(code).press('confirm')
    await on(arrival).stands()
  })
}
