import type { Table } from '../address.ts'
import type { Controls, Found } from './controls.ts'
import type { Pager, Turn } from './pager.ts'
import type { Rows } from './rows.ts'
import type { Sight } from './sight.ts'

/** One line of a table as the page shows it. */
export interface Line {
  readonly cells: Readonly<Record<string, string>>
  readonly actions: readonly string[]
}

export type TableRead =
  | { readonly lines: readonly Line[]; readonly emptySaid: boolean }
  | { readonly none: true }
  | { readonly many: number }
  | { readonly missing: string }
  | { readonly uneven: number }

export interface Tables {
  read(table: Table): TableRead
  /** The control with these words in the one line whose cells are exactly these; without words what the cell shows that opens the line. */
  control(table: Table, cells: Readonly<Record<string, string>>, words: string | null): Found
  /** The control that leads to the page of this number, from the one before or after it; none at the end of the list. */
  turn(table: Table, turn: Turn): Found
  /** True when a line of headings stands, whole or nearly. */
  stands(headings: readonly string[]): boolean
}

/** Reads tables by their heading words, whatever they are made of. Runs inside the page. */
export function tables(sight: Sight, controls: Controls, rows: Rows, pager: Pager): Tables {
  const { placed, shownCells, columnsOf, headRows, bodyRows, showsMore } = rows
  const spaced = (element: Element): string => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  const allWords = ({ headings, optional }: Table): string[] => [...headings, ...(optional ?? [])]
  const lineOf = (row: Element, columns: Map<string, number>, table: Table): Line => {
    const cells = placed(row)
    const under = table.actions && columns.get(table.actions.under)
    const actionCell = under === undefined ? null : cells[under]
    const texts = [...columns].map(([heading, at]) => {
      const cell = cells[at]
      return [heading, cell ? spaced(cell) : ''] as const
    })
    return {
      cells: Object.fromEntries(texts.filter(([heading]) => heading !== table.actions?.under)),
      actions: actionCell && table.actions ? controls.offered(actionCell, table.actions.words) : [],
    }
  }
  const saysEmpty = (row: Element, table: Table): boolean => {
    const text = sight.shown(row) ?? ''
    return table.empty.some((words) => text.includes(sight.key(words)))
  }
  type Grid = { readonly columns: Map<string, number>; readonly rows: Element[]; readonly emptySaid: boolean }
  const grid = (table: Table): Grid | Exclude<TableRead, { lines: unknown }> => {
    const heads = headRows(allWords(table))
    const [head] = heads
    if (heads.length > 1) return { many: heads.length }
    if (!head) return { none: true }
    const columns = columnsOf(head, allWords(table))
    const missing = table.headings.find((heading) => !columns.has(heading))
    if (missing !== undefined) return { missing }
    const width = placed(head).length
    const said = (row: Element): boolean => saysEmpty(row, table)
    const message = (row: Element): boolean => shownCells(row).length === 1 && width > 1
    const body = bodyRows(head)
    const rows = body.filter(
      (row) => !message(row) && sight.shown(row) !== '' && (sight.shown(row) ?? '') !== sight.shown(head),
    )
    const uneven = rows.findIndex((row) => placed(row).length !== width)
    if (uneven >= 0) return { uneven: uneven + 1 }
    const emptySaid = body.some(said)
    return rows.length === 0 && !emptySaid && showsMore(head) ? { none: true } : { columns, rows, emptySaid }
  }
  const read = (table: Table): TableRead => {
    const found = grid(table)
    if (!('rows' in found)) return found
    return { lines: found.rows.map((row) => lineOf(row, found.columns, table)), emptySaid: found.emptySaid }
  }
  // What the page itself marks as something to press, where something else stands in the cell too.
  const opening = (cell: Element): Found => {
    const sure = sight.matching(() => true).filter((each) => cell.contains(each) && controls.sure(each))
    const [one] = sure
    if (sure.length > 1) return { many: sure.length }
    return one ? { element: one, served: spaced(one) } : controls.inside(cell, spaced(cell))
  }
  const control = (table: Table, cells: Readonly<Record<string, string>>, words: string | null): Found => {
    const found = grid(table)
    if (!('rows' in found)) return 'many' in found ? found : { none: true }
    const same = found.rows.filter((row) => {
      const line = lineOf(row, found.columns, table).cells
      return Object.entries(cells).every(([heading, text]) => line[heading] === text)
    })
    if (same.length !== 1 || !same[0]) return same.length === 0 ? { none: true } : { many: same.length }
    if (words !== null) return controls.inside(same[0], words)
    const cell = placed(same[0])[found.columns.get(table.opens ?? '') ?? -1]
    return cell ? opening(cell) : { none: true }
  }
  const turn = (table: Table, way: Turn): Found => {
    const found = grid(table)
    return table.pages && 'rows' in found ? pager.turn(table.pages, way, found.rows) : { none: true }
  }
  return { read, control, turn, stands: (headings) => headRows(headings).length > 0 }
}
