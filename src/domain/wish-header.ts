import type { FileLine } from './facility-columns.ts'
import { keyOfLine, planFinding, type PlanFinding } from './plan-finding.ts'
import { asWord } from './screen-text.ts'
import { requiredWishColumns, wishColumns, type WishColumn } from './wish-columns.ts'

/** Which place each column has in the header, and what is wrong with the header. */
export interface WishHeader {
  readonly places: ReadonlyMap<WishColumn, number>
  readonly width: number
  readonly findings: readonly PlanFinding[]
}

const isColumn = (name: string): name is WishColumn => Object.hasOwn(wishColumns, name)
const word = (heading: string | number): string => asWord(String(heading)).toLowerCase()
const byHeading = new Map(
  Object.entries(wishColumns).flatMap(([column, japanese]) => [
    [word(column), column],
    [word(japanese), column],
  ]),
)

/** Reads a header in English or Japanese, in any order; other columns are ignored, a required one that is missing or one that stands twice is an error. */
export function readWishHeader({ line, cells }: FileLine): WishHeader {
  const key = keyOfLine(line)
  const places = new Map<WishColumn, number>()
  const findings: PlanFinding[] = []
  for (const [place, cell] of cells.entries()) {
    const column = byHeading.get(word(cell))
    if (column === undefined || !isColumn(column)) continue
    if (places.has(column)) findings.push(planFinding('duplicate-column', { key, column }))
    else places.set(column, place)
  }
  const missing = requiredWishColumns.filter((column) => !places.has(column))
  findings.push(...missing.map((column) => planFinding('missing-column', { key, column })))
  return { places, width: cells.length, findings }
}
