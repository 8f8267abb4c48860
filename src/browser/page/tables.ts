import type { Table } from '../address.ts'
import type { Controls, Found } from './controls.ts'
import type { Fields } from './fields.ts'
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
  /** True when a line of headings stands, whole or nearly. */
  stands(headings: readonly string[]): boolean
}

/** Reads tables by their heading words, whatever they are made of. Runs inside the page. */
export function tables(sight: Sight, fields: Fields, controls: Controls): Tables {
  const spaced = (element: Element): string => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  const shownCells = (row: Element): Element[] =>
    [...row.children].filter((cell) => getComputedStyle(cell).display !== 'none')
  // A cell over several columns counts as many, so that places stay true.
  const placed = (row: Element): (Element | null)[] =>
    shownCells(row).flatMap((cell) => {
      const span = cell instanceof HTMLTableCellElement ? cell.colSpan : 1
      return [cell, ...Array.from({ length: span - 1 }, () => null)]
    })
  // A note in brackets and a mark belong to the heading, not to its words.
  const bare = (text: string): string => text.replace(/\(.*\)$/, '').replace(/^[*※]+|[*※:]+$/g, '')
  const headingOf = (cell: Element): string => bare(sight.shown(cell) ?? '')
  const columnsOf = (row: Element, headings: readonly string[]): Map<string, number> => {
    const columns = new Map<string, number>()
    const keys = placed(row).map((cell) => (cell ? headingOf(cell) : ''))
    for (const heading of headings) {
      const at = keys.indexOf(sight.key(heading))
      if (at >= 0 && keys.lastIndexOf(sight.key(heading)) === at) columns.set(heading, at)
    }
    return columns
  }
  // Headings stand beside each other; words one below the other are those of a form.
  const inLine = (row: Element, columns: ReadonlyMap<string, number>): boolean => {
    const cells = placed(row)
    const boxes = [...columns.values()].flatMap((at) => cells[at]?.getBoundingClientRect() ?? [])
    const shown = boxes.filter(({ height }) => height > 0)
    return shown.every((one) => shown.every((other) => one.top < other.bottom && other.top < one.bottom))
  }
  // Where each of them has a field below it, they name what is to be entered there.
  const namesFields = (row: Element, columns: ReadonlyMap<string, number>): boolean => {
    const [first] = bodyRows(row)
    const below = first ? placed(first) : []
    const holds = (cell: Element | null | undefined): boolean => !!cell && fields.holdsField(cell, null)
    return columns.size > 0 && [...columns.values()].every((at) => holds(below[at]))
  }
  // The line of headings: the parent of heading cells that has most of them.
  const headRows = (headings: readonly string[]): Element[] => {
    const parents = new Set<Element>()
    for (const heading of headings) {
      for (const element of sight.matching((text) => bare(text) === sight.key(heading))) {
        let cell: Element | null = element
        for (let level = 0; cell?.parentElement && level < 5; level++, cell = cell.parentElement)
          parents.add(cell.parentElement)
      }
    }
    const counted = [...parents].flatMap((row) => {
      const columns = columnsOf(row, headings)
      return inLine(row, columns) && !namesFields(row, columns) ? [{ row, count: columns.size }] : []
    })
    const most = Math.max(Math.ceil(headings.length / 2), ...counted.map(({ count }) => count))
    return counted.filter(({ count }) => count === most).map(({ row }) => row)
  }
  const allWords = ({ headings, optional }: Table): string[] => [...headings, ...(optional ?? [])]
  const isRow = (element: Element): boolean => shownCells(element).length > 0 && sight.visible(element)
  // A row whose first cell began above is the second half of the line above.
  const wholeRows = (rows: Element[]): Element[] => {
    let covered = 0
    return rows.filter((row) => {
      const whole = covered === 0
      const first = shownCells(row)[0]
      if (whole && first instanceof HTMLTableCellElement) covered = first.rowSpan - 1
      else if (!whole) covered -= 1
      return whole
    })
  }
  const after = (element: Element, all: Element[]): Element[] => all.slice(all.indexOf(element) + 1)
  const bodyRows = (head: Element): Element[] => {
    const grid = head instanceof HTMLTableRowElement ? head.closest('table') : null
    if (grid) return after(head, wholeRows([...grid.rows])).filter(isRow)
    const siblings = after(head, [...(head.parentElement?.children ?? [])])
    const blocks = head.parentElement
      ? after(head.parentElement, [...(head.parentElement.parentElement?.children ?? [])])
      : []
    return (siblings.length > 0 ? siblings : blocks.flatMap((block) => [...block.children])).filter(isRow)
  }
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
  // Rows of the same table that the browser itself does not count: it is built in a way that is not understood.
  const showsMore = (head: Element): boolean => {
    const table = head.closest('table')
    const rows = new Set<Element>(table?.rows ?? [])
    return sight.runs().some(({ node }) => {
      const row = node.parentElement?.closest('tr')
      return row !== null && row !== undefined && !rows.has(row) && row.closest('table') === table
    })
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
  return { read, control, stands: (headings) => headRows(headings).length > 0 }
}
