import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { AccountDesk, PreparedReset } from '../src/domain/account.ts'
import type { OnBoundary } from '../src/domain/boundary.ts'
import { Failure } from '../src/domain/failure.ts'
import type { PasswordReset } from '../src/domain/intent.ts'
import { comparable } from '../src/domain/screen-text.ts'
import { Secret } from '../src/domain/secret.ts'
import { accountDetail } from '../selectors/account-detail.ts'
import { accountList } from '../selectors/account-list.ts'
import { resetQuestion, resetQuestions, resetResult } from '../selectors/password-reset.ts'
import { readAccounts, searchAccounts } from './account-pages.ts'
import { signInAccount, signOutAccount, type AccountLogin } from './sign-in-account.ts'

/** One visit to アカウント管理（更新）, for as long as `work` goes on; its errors pass through. */
export interface ResetVisit {
  readonly login: AccountLogin
  readonly crossed: OnBoundary
  readonly work: (desk: AccountDesk) => Promise<void>
}

/** パスワードの初期化 of an admin account by the master account, or of that by the account which resets it (002 p7 … 10). */
export const resetPassword = flow({
  title: 'パスワード初期化',
  effect: 'destroys',
  async run(tools: VisitTools, visit: ResetVisit): Promise<void> {
    await tools.guard()
    await signInAccount(tools, visit.login)
    await visit.work({ prepare: (reset) => prepare(tools, visit, reset) })
    await signOutAccount(tools)
  },
})

const pages = { master: ['P7', 'P8'], reset: ['P9', 'P10'] } as const

// 全て finds whom 管理者 finds, and 一般 too.
async function prepare(tools: VisitTools, visit: ResetVisit, reset: PasswordReset): Promise<PreparedReset> {
  const { step, on } = tools
  const { login, crossed } = visit
  const [first, second] = pages[reset.as]
  const search = { role: 'all', page: first } as const
  await searchAccounts(tools, search)
  const listed = await readAccounts(tools, search, ({ userId }) => userId === reset.userId)
  const own = listed.filter(({ account }) => account.userId === reset.userId)
  const [found] = own
  if (!found || own.length > 1)
    throw new Failure('not-allowed', { reason: 'no-such-account', where: reset.userId, found: String(own.length) })
  await step(`${first} ③ アカウント情報をクリックする`, () => on(accountList).open(found.line))
  await step(`${first} ④ アカウント情報を確かめる`, () => compare(tools, reset.userId))
  await crossed('form-open')
  await crossed('confirmed')
  const others = listed.map(({ account }) => account.userId)
  return {
    account: found.account,
    shown: found.line.cells,
    press: (permit) =>
      step(`${second} ⑤ 「パスワード初期化」をクリックし、確認して「OK」を押す`, () =>
        on(accountDetail).commit('resetPassword', {
          meant: [],
          foreign: others.filter((userId) => userId !== reset.userId && userId !== login.userId),
          question: resetQuestions,
          box: { screen: resetQuestion, control: 'ok' },
          permit,
          success: { screen: resetResult, alert: ['.*'] }, // the screen itself says whose password was set
          crossed,
        }),
      ),
    newPassword: () => newPassword(tools, second, reset.userId),
    document: () =>
      step(`${second} ⑥ 「ダウンロード」を押す`, async () => (await on(resetResult).download('download')).bytes),
    finish: () =>
      step(`${second} ⑥ 「OK」を押す`, async () => {
        await on(resetResult).press('ok')
        await on(resetResult).gone() // 「ログアウト」 behind it would be pressed on a page that goes
      }),
  }
}

async function compare({ on }: VisitTools, userId: string): Promise<void> {
  const shown = (await on(accountDetail).shown('userId')) ?? ''
  if (comparable(shown) === comparable(userId)) return
  throw new Failure('mismatch', { where: 'ユーザID', expected: userId, found: shown })
}

function newPassword({ step, on }: VisitTools, page: string, userId: string): Promise<Secret> {
  return step(`${page} ⑥ 「パスワード表示」を押して読む`, async () => {
    const shown = (await on(resetResult).shown('userId')) ?? ''
    if (comparable(shown) !== comparable(userId))
      throw new Failure('mismatch', { where: 'ユーザID', expected: userId, found: shown })
    await on(resetResult).press('show')
    return new Secret((await on(resetResult).shown('password')) ?? '')
  })
}
