import type { Place, Places } from '../oracle/places.ts'

/** A mark on an element, kept outside the document: it moves with the element and no selector can see it. */
export interface Pin {
  element: Element
}

/** One address of the page and the pins of what is right for it. */
export interface Mark {
  /** `control:inquire`, `field:loginId`, `value:requestId`, `sign`, `table`, `action`, `open`, `list`, `files`, `file`, `range`, `turn:next`. */
  readonly address: string
  readonly right: readonly Pin[]
  readonly words: readonly Pin[]
  readonly box: Pin | null
  /** The heading of its column, where it stands in the row of the words and under that heading. */
  readonly under?: Pin
  /** What must be read of it, where that is not the whole. */
  readonly part?: string
}

export interface LinePins {
  readonly rows: readonly Pin[]
  readonly cells: Readonly<Record<string, Pin>>
  readonly actions: readonly { readonly words: string; readonly pin: Pin }[]
  /** What opens the line. */
  readonly opens: Pin | null
}

export interface TablePins {
  readonly table: Pin
  readonly headRows: readonly Pin[]
  readonly heads: Readonly<Record<string, Pin>>
  readonly lines: readonly LinePins[]
}

export interface ListPins {
  readonly heading: Pin
  readonly entries: readonly { readonly entry: Pin; readonly title: Pin; readonly detail: Pin }[]
}

export interface FilePins {
  readonly link: Pin
  readonly beside: Readonly<Record<string, Pin>>
}

export interface FilesPins {
  readonly files: readonly FilePins[]
  /** It stands on a page of its own, and several would be none. */
  readonly alone: boolean
}

export interface Pins {
  readonly marks: readonly Mark[]
  /** Addresses that mean nothing in sight here, and the hidden place of those that have one. */
  readonly nowhere: readonly Mark[]
  /** Of the screen's table, or of its files. */
  readonly table: TablePins | null
  readonly files: FilesPins | null
  readonly list: ListPins | null
  /** Which page of the list it is; null where it has none that can be turned. */
  readonly page: number | null
  /** True when the element is pinned, or anything inside it. */
  holds(element: Element): boolean
  pinned(element: Element): boolean
  /** True inside what an address reads or is named by: another text there is no mere neighbour. */
  meant(element: Element): boolean
  /** An element has been replaced by another: its pins go with it. */
  move(from: Element, to: Element): void
  /** What a person reads there, be it text, an entry or a choice, white space folded; '' when it cannot be seen. */
  read(element: Element): string
  /** True while a person can see it. */
  seen(element: Element): boolean
}

/** Pins what the oracle calls right on the page as it stands; throws when a place is not exactly one element. Runs inside the page. */
export function pins(places: Places): Pins {
  const all: Pin[] = []
  const pin = (element: Element): Pin => {
    const made = { element }
    all.push(made)
    return made
  }
  const one = (css: string, within: ParentNode = document): Element => {
    const found = [...within.querySelectorAll(css)]
    if (found.length !== 1 || !found[0]) throw new Error(`the oracle finds ${found.length} of ${css}`)
    return found[0]
  }
  const marksOf = (kind: string, named: Places['controls']): Mark[] =>
    Object.entries(named ?? {}).map(([name, place]) => markOf(`${kind}:${name}`, place))
  const markOf = (address: string, { right, words, under, box, part }: Place): Mark => {
    const heading = under === undefined ? null : pin(one(under))
    const named = words === undefined ? [] : [pin(one(words))]
    return {
      address,
      right: right.map((css) => pin(one(css))),
      words: heading ? [...named, heading] : named,
      box: box === undefined ? null : pin(one(box)),
      ...(heading && { under: heading }),
      ...(part !== undefined && { part }),
    }
  }
  const textOf = (element: Element): string => {
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? ''
    return element instanceof HTMLInputElement ? element.value : (element as HTMLElement).innerText
  }
  const said = (element: Element): string => textOf(element).replace(/\s+/g, '')

  const tablePins = (): TablePins | null => {
    const grid = places.table ?? places.files?.grid
    if (!grid) return null
    const { table, head, lines, tall, columns, actions, opens } = grid
    const rowsFrom = (row: Element): Element[] => {
      const rows = [row]
      while (rows.length < tall) {
        const next = rows.at(-1)?.nextElementSibling
        if (!next) throw new Error('a line of the table ends too early')
        rows.push(next)
      }
      return rows
    }
    const cellsOf = (row: Element): Record<string, Pin> =>
      Object.fromEntries(
        Object.entries(columns).map(([heading, at]) => {
          const cell = row.children[at]
          if (!cell) throw new Error(`no cell under ${heading}`)
          return [heading, pin(cell)]
        }),
      )
    const first = [...document.querySelectorAll(lines)]
    if (first.length === 0) throw new Error('the oracle finds no line')
    return {
      table: pin(one(table)),
      headRows: rowsFrom(one(head)).map(pin),
      heads: cellsOf(one(head)),
      lines: first.map((row) => ({
        rows: rowsFrom(row).map(pin),
        cells: cellsOf(row),
        actions: actions
          ? [...row.querySelectorAll(actions)].map((each) => ({ words: said(each).normalize('NFKC'), pin: pin(each) }))
          : [],
        opens: opens === undefined ? null : pin(one(opens, row)),
      })),
    }
  }
  const listPins = (): ListPins | null => {
    if (!places.list) return null
    const { heading, entries, title, detail } = places.list
    const found = [...document.querySelectorAll(entries)]
    if (found.length === 0) throw new Error('the oracle finds no entry')
    return {
      heading: pin(one(heading)),
      entries: found.map((each) => ({
        entry: pin(each),
        title: pin(one(title, each)),
        detail: pin(one(detail, each)),
      })),
    }
  }
  const filesPins = (): FilesPins | null => {
    if (!places.files) return null
    const { links, beside = {} } = places.files
    const alone = links === undefined ? [] : [...document.querySelectorAll(links)]
    const files = [
      ...alone.map((each) => ({ link: pin(each), beside: {} })),
      ...(table?.lines ?? []).map(({ actions, cells }) => {
        const [link] = actions
        if (!link || actions.length > 1) throw new Error('a line of files without its one link')
        const own = Object.entries(beside).map(([name, heading]) => [name, cells[heading] ?? link.pin])
        return { link: link.pin, beside: Object.fromEntries(own) as Record<string, Pin> }
      }),
    ]
    if (files.length === 0) throw new Error('the oracle finds no file')
    return { files, alone: links !== undefined }
  }
  const seen = (element: Element): boolean => {
    if (!element.isConnected || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false
    const boxes = [...element.getClientRects()]
    const range = document.createRange()
    range.selectNodeContents(element)
    if (boxes.length === 0) boxes.push(...range.getClientRects()) // display: contents
    return boxes.some((box) => box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0)
  }

  const table = tablePins()
  const list = listPins()
  const files = filesPins()
  const told = (): Pin[] => [
    ...(list ? [list.heading, ...list.entries.flatMap(({ title, detail }) => [title, detail])] : []),
    ...(table ? [...Object.values(table.heads), ...table.lines.flatMap(({ cells }) => Object.values(cells))] : []),
  ]
  const marks: Mark[] = [
    ...marksOf('control', places.controls),
    ...marksOf('field', places.fields),
    ...marksOf('value', places.values),
    ...(places.sign ? [markOf('sign', places.sign)] : []),
  ]
  const whole = (address: string, right: Pin, words: Pin): Mark => ({
    address,
    right: [right],
    words: [words],
    box: null,
  })
  const head = table?.headRows[0]
  if (table && head && places.table) marks.push(whole('table', table.table, head))
  if (table && head && places.table && table.lines.some(({ actions }) => actions.length > 0))
    marks.push(whole('action', table.table, head))
  if (table && head && table.lines.some(({ opens }) => opens)) marks.push(whole('open', table.table, head))
  const [file] = files?.files ?? []
  if (files && file) {
    const around = table?.table ?? file.link
    for (const address of ['files', 'file']) marks.push(whole(address, around, head ?? around))
    const { range } = places.files ?? {}
    if (range) marks.push(markOf('range', range))
  }
  const turns = places.files?.turns ?? places.table?.turns ?? null
  if (turns?.next) marks.push(markOf('turn:next', turns.next))
  if (turns?.previous) marks.push(markOf('turn:previous', turns.previous))
  if (list?.entries[0]) marks.push(whole('list', list.entries[0].entry, list.heading))
  const nowhere = Object.entries(places.nowhere ?? {}).map(([address, css]): Mark => ({
    address,
    right: css === null ? [] : [pin(one(css))],
    words: [],
    box: null,
  }))
  return {
    marks,
    nowhere,
    table,
    list,
    files,
    page: turns?.page ?? null,
    holds: (element) => all.some((each) => element.contains(each.element)),
    pinned: (element) => all.some((each) => element === each.element),
    meant: (element) => told().some((each) => each.element.contains(element)),
    move: (from, to) => {
      for (const each of all) if (each.element === from) each.element = to
    },
    read: (element) => (seen(element) ? textOf(element).replace(/\s+/g, ' ').trim() : ''),
    seen,
  }
}
