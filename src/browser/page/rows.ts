import type { Fields } from './fields.ts'
import type { Box, Sight } from './sight.ts'

/** The rows of tables, whatever they are made of. */
export interface Rows {
  /** The cells that are shown. */
  shownCells(row: Element): Element[]
  /** The same by their places: a cell over several columns counts as many, the further ones as null. */
  placed(row: Element): (Element | null)[]
  /** Where in a row of headings each of these words stands, from 0; without those that stand twice or not at all. */
  columnsOf(row: Element, headings: readonly string[]): Map<string, number>
  /** The lines of headings that have most of these words: at least half of them. */
  headRows(headings: readonly string[]): Element[]
  /** What stands in the lines below. */
  bodyRows(head: Element): Element[]
  /** True where something stands below the headings that is no line of theirs: the table is built in a way that is not understood. */
  showsMore(head: Element): boolean
}

/** Finds rows. Runs inside the page. */
export function rows(sight: Sight, fields: Fields): Rows {
  const shownCells = (row: Element): Element[] =>
    [...row.children].filter((cell) => getComputedStyle(cell).display !== 'none')
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
  const rowsIn = (grid: HTMLTableElement): Element[] => wholeRows([...grid.rows])
  // Headings that stay while the lines scroll stand in a table of their own, and its columns in the next one below.
  const rowsApart = (head: Element, grid: HTMLTableElement): Element[] => {
    const heads = shownCells(head).map((cell) => cell.getBoundingClientRect())
    const isUnder = ({ left, right }: Box, { left: from, right: to }: Box): boolean =>
      left < (from + to) / 2 && (from + to) / 2 < right
    const fits = (row: Element): boolean => {
      const cells = shownCells(row).map((cell) => cell.getBoundingClientRect())
      return (
        cells.length === heads.length && heads.every((one, at) => cells[at] !== undefined && isUnder(cells[at], one))
      )
    }
    const later = [...document.querySelectorAll('table')].filter(
      (each) => (grid.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !grid.contains(each),
    )
    const rows = later.map((each) => rowsIn(each).filter(isRow))
    return rows.find(([first]) => first !== undefined && fits(first)) ?? []
  }
  const bodyRows = (head: Element): Element[] => {
    const grid = head instanceof HTMLTableRowElement ? head.closest('table') : null
    if (grid) {
      const own = after(head, rowsIn(grid)).filter(isRow)
      return own.length > 0 ? own : rowsApart(head, grid)
    }
    const siblings = after(head, [...(head.parentElement?.children ?? [])])
    const blocks = head.parentElement
      ? after(head.parentElement, [...(head.parentElement.parentElement?.children ?? [])])
      : []
    return (siblings.length > 0 ? siblings : blocks.flatMap((block) => [...block.children])).filter(isRow)
  }
  // Rows that the browser itself does not count, or texts below most of the headings.
  const showsMore = (head: Element): boolean => showsUncounted(head) || showsBelow(head)
  const showsBelow = (head: Element): boolean => {
    const cells = shownCells(head).map((cell) => cell.getBoundingClientRect())
    const near = Math.max(...cells.map(({ bottom }) => bottom)) + 60
    const runs = sight.runs().filter(({ node, box }) => !head.contains(node) && box.top < near)
    const filled = cells.filter((cell) =>
      runs.some(({ box }) => box.top >= cell.bottom - 1 && box.left >= cell.left - 2 && box.left < cell.right),
    )
    return filled.length > 1 && filled.length >= cells.length / 2
  }
  const showsUncounted = (head: Element): boolean => {
    const table = head.closest('table')
    const rows = new Set<Element>(table?.rows ?? [])
    return sight.runs().some(({ node }) => {
      const row = node.parentElement?.closest('tr')
      return row !== null && row !== undefined && !rows.has(row) && row.closest('table') === table
    })
  }
  return { shownCells, placed, columnsOf, headRows, bodyRows, showsMore }
}
