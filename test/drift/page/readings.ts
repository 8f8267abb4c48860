import type { Screen } from '../../../src/browser/screen.ts'
import type { Table } from '../../../src/browser/address.ts'
import type { Look } from '../../../src/browser/page/script.ts'
import type { TableRead } from '../../../src/browser/page/tables.ts'
import type { LinePins, ListPins, Pins } from './pins.ts'
import type { Outcomes } from './outcomes.ts'
import type { Outcome, Scales } from './weigh.ts'

/** Weighs what was read of tables and lists, line by line. */
export interface Readings {
  table(look: Look, screen: Screen): Outcome
  /** Every known operation of every line, found as the flow does, by the cells of its line; each to be weighed when all have been found. */
  actions(look: Look, screen: Screen): (() => Outcome)[]
  /** What opens each line, found in the same way. */
  opens(look: Look, screen: Screen): (() => Outcome)[]
  list(look: Look, screen: Screen): Outcome
  /** What texts come to that somebody read by other means: of all pinned cells, or of all titles and details. */
  texts(address: string, found: readonly (string | null)[]): Outcome
}

type EntryPins = ListPins['entries'][number]

/** Readings against the pins. Runs inside the page. */
export function readings(pins: Pins, click: Scales['click'], { right, stop, wrong }: Outcomes): Readings {
  const shownLines = (): LinePins[] =>
    (pins.table?.lines ?? [])
      .filter(({ rows }) => rows[0]?.element.isConnected)
      .toSorted((one, other) => order(one.rows[0]?.element, other.rows[0]?.element))
  const order = (one: Element | undefined, other: Element | undefined): number =>
    one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  const known = (line: LinePins, words: readonly string[]): string[] =>
    words.filter((word) =>
      line.actions.some(
        ({ words: own, pin }) => own === word && pins.seen(pin.element) && saysStill(pin.element, word),
      ),
    )
  const saysStill = (element: Element, word: string): boolean => {
    const text = element instanceof HTMLInputElement ? element.value : pins.read(element)
    return text.normalize('NFKC').replace(/[\s▶▼・]+/g, '') === word
  }
  // Cells of the read line that are not what stands in the pinned ones.
  const unlike = (cells: Readonly<Record<string, string>>, pinned: LinePins): string[] =>
    Object.entries(cells).flatMap(([heading, text]) => {
      const cell = pinned.cells[heading]
      const stands = cell ? pins.read(cell.element) : ''
      // What nobody can see is still the right cell's own.
      const own = cell && (cell.element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
      return text === stands || text === own ? [] : [`${heading} 「${text}」, there stands 「${stands}」`]
    })
  const table = (look: Look, screen: Screen): Outcome => {
    if (!screen.table) return stop('table', 'none')
    const read = look.tables.read(screen.table)
    if (!('lines' in read)) return stop('table', JSON.stringify(read))
    const pinned = shownLines()
    let at = 0
    for (const { cells, actions } of read.lines) {
      // A line that nobody can see may be left out.
      while (
        pinned[at] &&
        !pins.seen(pinned[at]?.rows[0]?.element ?? document.head) &&
        unlike(cells, pinned[at] as LinePins).length > 0
      )
        at++
      const own = pinned[at]
      if (!own) return wrong('table', `one line too many: ${JSON.stringify(cells)}`)
      const faults = unlike(cells, own)
      if (faults.length > 0) return wrong('table', faults.join('; '))
      const offered = known(own, screen.table.actions?.words ?? [])
      const heads = screen.table.actions && pins.table?.heads[screen.table.actions.under]
      if (heads && actions.join() !== offered.join())
        return wrong('table', `offers ${actions.join()}, there stand ${offered.join()}`)
      at++
    }
    const lost = pinned.slice(at).filter(({ rows }) => pins.seen(rows[0]?.element ?? document.head))
    if (lost.length > 0) return wrong('table', `${lost.length} lines are not read`)
    const absent = Object.keys(pins.table?.heads ?? {}).filter(
      (heading) => heading !== screen.table?.actions?.under && read.lines.some(({ cells }) => !(heading in cells)),
    )
    return absent.length > 0 ? stop('table', `without ${absent.join()}`) : right('table')
  }
  // The cells by which a flow that has read the line knows it again.
  const cellsOf = (read: TableRead, table: Table, line: LinePins): Readonly<Record<string, string>> => {
    const seen = 'lines' in read ? read.lines.find(({ cells }) => unlike(cells, line).length === 0) : undefined
    const own = Object.entries(line.cells).filter(([heading]) => heading !== table.actions?.under)
    return seen?.cells ?? Object.fromEntries(own.map(([heading, cell]) => [heading, pins.read(cell.element)]))
  }
  const actions = (look: Look, { table }: Screen): (() => Outcome)[] => {
    if (!table?.actions) return []
    const read = look.tables.read(table)
    return shownLines().flatMap((line) =>
      line.actions.map(({ words, pin }) => {
        const found = look.tables.control(table, cellsOf(read, table, line), words)
        return () => click({ address: `action ${pins.table?.lines.indexOf(line)} ${words}`, right: [pin] }, found)
      }),
    )
  }
  const opens = (look: Look, { table }: Screen): (() => Outcome)[] => {
    if (!table?.opens) return []
    const read = look.tables.read(table)
    return shownLines().flatMap((line) => {
      const found = look.tables.control(table, cellsOf(read, table, line), null)
      const right = line.opens ? [line.opens] : []
      return [() => click({ address: `open ${pins.table?.lines.indexOf(line)}`, right }, found)]
    })
  }
  const list = (look: Look, screen: Screen): Outcome => {
    const entries = screen.list ? look.lists.read(screen.list) : null
    if (!entries) return stop('list', 'none')
    const pinned = (pins.list?.entries ?? [])
      .filter(({ entry }) => entry.element.isConnected)
      .toSorted((one, other) => order(one.entry.element, other.entry.element))
    // An entry whose title or small print nobody can see may be left out.
    const whole = ({ title, detail }: EntryPins): boolean => pins.seen(title.element) && pins.seen(detail.element)
    const same = ({ title, detail }: EntryPins, read: { title: string; detail: string }): boolean =>
      read.title === pins.read(title.element) && read.detail === pins.read(detail.element)
    let at = 0
    for (const read of entries) {
      while (pinned[at] && !whole(pinned[at] as EntryPins) && !same(pinned[at] as EntryPins, read)) at++
      const own = pinned[at++]
      if (!own || !same(own, read))
        return wrong(
          'list',
          `read 「${read.title}」 with 「${read.detail}」, there stands 「${own ? pins.read(own.title.element) : ''}」 with 「${own ? pins.read(own.detail.element) : ''}」`,
        )
    }
    const lost = pinned.slice(at).filter(whole)
    return lost.length > 0 ? wrong('list', `${lost.length} entries are not read`) : right('list')
  }
  const pinnedTexts = (address: string): string[] => {
    const entries = (pins.list?.entries ?? []).flatMap(({ title, detail }) => [title, detail])
    const cells = (pins.table?.lines ?? []).flatMap((line) => Object.values(line.cells))
    const files = (pins.files?.files ?? []).flatMap(({ link, beside }) => [link, ...Object.values(beside)])
    return (address === 'list' ? entries : address === 'files' ? files : cells).map(({ element }) => pins.read(element))
  }
  const texts = (address: string, found: readonly (string | null)[]): Outcome => {
    if (found.includes(null)) return stop(address, 'none')
    const at = pinnedTexts(address).findIndex((text, place) => text !== found[place])
    return at >= 0
      ? wrong(address, `read 「${found[at]}」, there stands 「${pinnedTexts(address)[at]}」`)
      : right(address)
  }
  return { table, actions, opens, list, texts }
}
