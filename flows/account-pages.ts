import type { VisitTools } from '../src/browser/flow.ts'
import type { Account } from '../src/domain/account.ts'
import { Failure } from '../src/domain/failure.ts'
import { asWord } from '../src/domain/screen-text.ts'
import { accountList } from '../selectors/account-list.ts'
import { accountRoles, accountSearch } from '../selectors/account-search.ts'
import { qualificationMenu } from '../selectors/qualification-menu.ts'

/** Whom to look for, and the manual's page about it. */
export interface AccountSearch {
  readonly role: keyof typeof accountRoles
  readonly page: 'P6' | 'P7' | 'P9'
}

type Line = Awaited<ReturnType<ReturnType<typeof listOf>['lines']>>[number]

/** One line of the list, and what it says. */
export interface ListedAccount {
  readonly line: Line
  readonly account: Account
}

const mostPages = 100

/** From メニュー to the first page of the accounts (002 p6 ①, ②; p7; p9). */
export async function searchAccounts({ step, on }: VisitTools, { role, page }: AccountSearch): Promise<void> {
  await step(`${page} ① 「アカウント管理（更新）」をクリックする`, async () => {
    await on(qualificationMenu).press('section')
    await on(qualificationMenu).press('accounts')
  })
  const words = accountRoles[role]
  await step(`${page} ② 権限区分を「${words}」にして検索する`, async () => {
    await on(accountSearch).choose('role', words)
    await on(accountSearch).press('search')
  })
}

/** The accounts page by page, until all are read or `until` has found what it looks for. Throws `table-shape` when the system names another number than were read. */
export async function readAccounts(
  tools: VisitTools,
  { page }: AccountSearch,
  until: (account: Account) => boolean = () => false,
): Promise<readonly ListedAccount[]> {
  const list = listOf(tools)
  const read: ListedAccount[] = []
  return tools.step(`${page} ③ 一覧を読む`, async () => {
    let lines: readonly Line[] | null = await list.lines()
    const total = lines.length === 0 ? null : await list.readIfThere('total')
    for (let page = 1; lines && page <= mostPages; page++) {
      read.push(...lines.map((line) => ({ line, account: accountIn(line) })))
      if (read.some(({ account }) => until(account))) return read
      lines = await list.nextLines(lines, page + 1)
    }
    if (total !== null && Number(asWord(total)) !== read.length)
      throw new Failure('table-shape', {
        where: accountList.title,
        expected: `${total} 件`,
        found: `${read.length} 件`,
      })
    return read
  })
}

function listOf({ on }: VisitTools) {
  return on(accountList)
}

function accountIn({ cells }: Line): Account {
  const userId = cells['ユーザID'] ?? ''
  if (userId === '') throw new Failure('table-shape', { where: 'ユーザID', found: '' })
  return { userId, userName: cells['ユーザ名'] || null, role: cells['権限区分'] || null }
}
