import type { MockFacility, World } from '../contract.ts'

const header = ['医療機関等コード', '医療機関等名', 'ログインID', 'パスワード', '分類', 'タグ', 'totpSecret']
const tags: Readonly<Record<string, string>> = { '1': '医科', '2': '歯科', '3': '調剤', n: '訪問看護', s: '職域' }

/** The facilities as the file that `todoke facility import` takes (UTF-8), with the passwords and authenticator secrets that are right now. */
export function facilitiesCsv({ facilities }: Pick<World, 'facilities'>): string {
  return [header, ...facilities().map(lineOf)].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

function lineOf({ facilityCode, name, loginId, password, category, totpSecret }: MockFacility): readonly string[] {
  return [facilityCode, name, loginId, password, category, tags[category] ?? '', totpSecret ?? '']
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
