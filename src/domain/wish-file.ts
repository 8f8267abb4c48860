import type { FileCell, FileLine } from './facility-columns.ts'
import { isBlankLine } from './facility-line.ts'
import { keyOfLine, planFinding, type PlanFinding } from './plan-finding.ts'
import { asWord, foldSpace } from './screen-text.ts'
import { requiredWishColumns, type WishColumn } from './wish-columns.ts'
import { readWishHeader, type WishHeader } from './wish-header.ts'

/** One certificate that somebody wishes for. */
export interface Wish {
  /** As L3 for the file's third line. */
  readonly key: string
  readonly facilityCode: string
  readonly terminalName: string
  readonly contactName: string
  /** null: what the portal has prefilled. */
  readonly phone: string | null
  readonly email: string | null
}

/** What a file of wishes says: its sound lines, and everything that is wrong with the others. */
export interface WishFile {
  readonly wishes: readonly Wish[]
  readonly findings: readonly PlanFinding[]
}

type CellOf = (column: WishColumn) => FileCell

const textColumns: readonly WishColumn[] = ['facilityCode', 'phone'] // a spreadsheet's number has lost its zeros

/** Reads a header and its lines. Whatever is wrong with a line's shape is an error; nothing is known yet of its facility. */
export function readWishFile(lines: readonly FileLine[]): WishFile {
  const [first, ...others] = lines.filter((line) => !isBlankLine(line))
  const header = readWishHeader(first ?? { line: 1, cells: [] })
  if (header.findings.length > 0) return { wishes: [], findings: header.findings }
  if (others.length === 0) return { wishes: [], findings: [planFinding('no-lines', { key: keyOfLine(1) })] }
  const read = others.map((line) => readLine(line, header))
  return { wishes: read.flatMap(({ wish }) => wish ?? []), findings: read.flatMap(({ findings }) => findings) }
}

interface ReadLine {
  readonly wish: Wish | null
  readonly findings: readonly PlanFinding[]
}

function readLine(line: FileLine, header: WishHeader): ReadLine {
  const key = keyOfLine(line.line)
  const shape = shapeOf(line, header)
  if (shape !== null) return { wish: null, findings: [planFinding(shape.kind, { key, column: shape.column })] }
  const cellOf: CellOf = (column) => line.cells[header.places.get(column) ?? -1] ?? ''
  const findings = [...blanks(key, cellOf), ...numbers(key, cellOf), ...codeProblems(key, cellOf)]
  return { wish: findings.length > 0 ? null : wishOf(key, cellOf), findings }
}

// Excel itself leaves out the commas of blank cells at the end of a line, so too few cells matter only where a required one is cut off.
function shapeOf({ cells }: FileLine, { places, width }: WishHeader) {
  const cut = requiredWishColumns.find((column) => (places.get(column) ?? 0) >= cells.length)
  if (cut !== undefined) return { kind: 'too-few-cells', column: cut } as const
  const last = [...places].toSorted(([, one], [, other]) => one - other).at(-1)
  if (cells.length <= width || last === undefined) return null
  return { kind: 'too-many-cells', column: last[0] } as const // as after a comma in a name without quotes
}

function blanks(key: string, cellOf: CellOf): readonly PlanFinding[] {
  const blank = requiredWishColumns.filter((column) => textOf(cellOf, column) === null)
  return blank.map((column) => planFinding('missing-value', { key, column }))
}

function numbers(key: string, cellOf: CellOf): readonly PlanFinding[] {
  const typed = textColumns.filter((column) => typeof cellOf(column) === 'number')
  return typed.map((column) => planFinding('number-not-text', { key, column, found: String(cellOf(column)) }))
}

function codeProblems(key: string, cellOf: CellOf): readonly PlanFinding[] {
  const cell = cellOf('facilityCode')
  const code = asWord(String(cell))
  if (typeof cell === 'number' || code === '') return []
  const about = { key, column: 'facilityCode', found: code } as const
  if (!/^\d+$/.test(code)) return [planFinding('code-digits', about)]
  return code.length === 10 || code.length === 8 ? [] : [planFinding('code-length', about)]
}

function wishOf(key: string, cellOf: CellOf): Wish {
  return {
    key,
    facilityCode: asWord(String(cellOf('facilityCode'))),
    terminalName: textOf(cellOf, 'terminalName') ?? '',
    contactName: textOf(cellOf, 'contactName') ?? '',
    phone: textOf(cellOf, 'phone'),
    email: textOf(cellOf, 'email'),
  }
}

function textOf(cellOf: CellOf, column: WishColumn): string | null {
  return foldSpace(String(cellOf(column))) || null
}
