import type { MockFacility, QualificationAccount, World } from '../contract.ts'

const header = ['医療機関等コード', '医療機関等名', 'ログインID', 'パスワード', '分類', 'タグ', 'totpSecret']
const accountHeader = ['マスタアカウントのユーザID', 'マスタアカウントのパスワード', 'リセット用ユーザID', '秘密の番号']
const tags: Readonly<Record<string, string>> = { '1': '医科', '2': '歯科', '3': '調剤', n: '訪問看護', s: '職域' }

/** The facilities as the file that `todoke facility import` takes (UTF-8), with the passwords and authenticator secrets that are right now; with `accounts` also their master and reset accounts of the qualification system. */
export function facilitiesCsv(
  { facilities }: Pick<World, 'facilities'>,
  accounts: readonly QualificationAccount[] = [],
): string {
  const lines = facilities().map((facility) => [...lineOf(facility), ...accountsIn(accounts, facility.facilityCode)])
  const headings = accounts.length === 0 ? header : [...header, ...accountHeader]
  return [headings, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

function lineOf({ facilityCode, name, loginId, password, category, totpSecret }: MockFacility): readonly string[] {
  return [facilityCode, name, loginId, password, category, tags[category] ?? '', totpSecret ?? '']
}

function accountsIn(accounts: readonly QualificationAccount[], code: string): readonly string[] {
  const own = accounts.filter(({ facilityCode }) => facilityCode === code)
  return (['master', 'reset'] as const).flatMap((role) => {
    const account = own.find((one) => one.role === role)
    return account === undefined ? [] : [account.userId, account.password]
  })
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
