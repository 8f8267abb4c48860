import type { LineFinding } from './reports.ts'
import { comparable } from './screen-text.ts'

/** A cell of a facilities file: text, or a number where a spreadsheet holds one (and has dropped its leading zeros). */
export type FileCell = string | number

/** One line of a file; `line` counts from 1 as an editor or a spreadsheet shows it. */
export interface FileLine {
  readonly line: number
  readonly cells: readonly FileCell[]
}

/** The cell of a line under a column; '' when there is no such column or cell. */
export type CellOf = (column: FacilityColumn) => FileCell

/** The columns of a facilities file, each with its Japanese heading; a file may use either name. */
export const facilityColumns = {
  facilityCode: '医療機関等コード',
  name: '医療機関等名',
  loginId: 'ログインID',
  password: 'パスワード',
  category: '分類',
  masterUserId: 'マスタアカウントのユーザID',
  masterPassword: 'マスタアカウントのパスワード',
  resetUserId: 'リセット用ユーザID',
  resetPin: '秘密の番号',
  documentPassword: 'ユーザ設定情報のパスワード',
  tags: 'タグ',
  contactName: '担当部署/担当者名',
  phone: '電話番号',
  email: 'メールアドレス',
  totpSecret: '二要素認証の秘密鍵',
} as const

export type FacilityColumn = keyof typeof facilityColumns

/** The columns without which no facility can be looked after. */
export const requiredColumns: readonly FacilityColumn[] = ['facilityCode', 'name', 'loginId', 'password']
const key = (heading: string): string => comparable(heading).toLowerCase()
const isColumn = (name: string): name is FacilityColumn => Object.hasOwn(facilityColumns, name)
const byHeading = new Map(
  Object.entries(facilityColumns).flatMap(([column, japanese]) => [
    [key(column), column],
    [key(japanese), column],
  ]),
)

/** Which place each column has in the header, and what is wrong with the header. */
export interface FacilityHeader {
  readonly width: number
  readonly places: ReadonlyMap<FacilityColumn, number>
  readonly findings: readonly LineFinding[]
}

/** Reads a header in English or Japanese, in any order; unknown columns are ignored, a required one that is missing or one that stands twice is an error. */
export function readFacilityHeader(header: FileLine): FacilityHeader {
  const places = new Map<FacilityColumn, number>()
  const findings: LineFinding[] = []
  for (const [place, cell] of header.cells.entries()) {
    const column = byHeading.get(key(String(cell)))
    if (column === undefined || !isColumn(column)) continue
    if (places.has(column)) findings.push(wrongHeader(header.line, column, 'duplicate-column'))
    else places.set(column, place)
  }
  const missing = requiredColumns.filter((column) => !places.has(column))
  findings.push(...missing.map((column) => wrongHeader(header.line, column, 'missing-column')))
  return { width: header.cells.length, places, findings }
}

function wrongHeader(line: number, column: FacilityColumn, problem: LineFinding['problem']): LineFinding {
  return { line, column, value: null, problem, severity: 'error' }
}
