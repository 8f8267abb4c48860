import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { Account } from '../src/domain/account.ts'
import { readAccounts, searchAccounts, type AccountSearch } from './account-pages.ts'
import { signInAccount, signOutAccount, type AccountLogin } from './sign-in-account.ts'

/** As whom, and whose accounts. */
export interface AccountInquiry {
  readonly login: AccountLogin
  readonly role: AccountSearch['role']
}

/** 管理アカウントのユーザID確認 (002 p6). */
export const listAccounts = flow({
  title: '管理アカウントのユーザID確認',
  effect: 'reads',
  async run(tools: VisitTools, { login, role }: AccountInquiry): Promise<readonly Account[]> {
    const search = { role, page: 'P6' } as const
    await signInAccount(tools, login)
    await searchAccounts(tools, search)
    const read = await readAccounts(tools, search)
    await signOutAccount(tools)
    return read.map(({ account }) => account)
  },
})
