import type { Screen } from '../../../src/browser/screen.ts'
import type { Found } from '../../../src/browser/page/controls.ts'
import type { Look } from '../../../src/browser/page/script.ts'
import type { LinePins, Mark, Pins } from './pins.ts'

/** What an address came to: the right element, a safe stop, or another element than the right one. */
export interface Outcome {
  readonly address: string
  readonly outcome: 'right' | 'stop' | 'wrong'
  readonly note: string
}

/** Asked for one control; answers as the finder of the flows does. */
export type Finder = (name: string) => Found

export interface Scales {
  /** What the flows' own finder does with every address of the screen, and with those that have nothing here. */
  all(look: Look, screen: Screen): Outcome[]
  /** What a click on the element would hit. */
  click(mark: Mark, found: Found): Outcome
  /** As `click`, of any element that somebody found for the address; for a field the element itself counts. */
  element(address: string, element: Element | null): Outcome
  /** Compares texts that somebody read: of all cells by line and heading, or of all entries. */
  cells(address: string, texts: readonly (string | null)[]): Outcome
  /** The texts of all marked cells, or of all titles and details. */
  texts(address: string): string[]
}

/** Weighs what was found against the pins. Runs inside the page. */
export function scales(pins: Pins): Scales {
  const right = (address: string, note = ''): Outcome => ({ address, outcome: 'right', note })
  const stop = (address: string, note: string): Outcome => ({ address, outcome: 'stop', note })
  const wrong = (address: string, note: string): Outcome => ({ address, outcome: 'wrong', note })
  const drawn = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)
  const why = (found: Found): string => ('many' in found ? `${found.many} of them` : 'none')

  // As the browser's driver clicks: into the middle of the first box, and only where the element itself would take it.
  const hit = (element: Element): Element | string => {
    element.scrollIntoView({ block: 'center', inline: 'center' })
    const box = element.getClientRects()[0]
    if (!box || box.width === 0 || box.height === 0) return 'has no box'
    if (element.closest(':disabled,[aria-disabled=true]')) return 'is disabled'
    const struck = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    const around = element.closest('button,[role=button],a,[role=link]') ?? element
    return struck && around.contains(struck) ? struck : 'is covered'
  }
  const click = (mark: Pick<Mark, 'address' | 'right'>, found: Found): Outcome => {
    if (!('element' in found)) return stop(mark.address, why(found))
    const struck = hit(found.element)
    if (typeof struck === 'string') return stop(mark.address, struck)
    if (mark.right.some(({ element }) => element.contains(struck))) return right(mark.address)
    return wrong(mark.address, `would click ${drawn(found.element)}`)
  }
  const field = (mark: Mark, element: Element | null): Outcome => {
    if (!element) return stop(mark.address, 'none')
    if (mark.right.some((each) => each.element === element)) return right(mark.address)
    return wrong(mark.address, `would fill ${drawn(element)}`)
  }
  const value = (mark: Mark, text: string | null, pattern: boolean): Outcome => {
    if (text === null) return stop(mark.address, 'none or many')
    const stands = mark.right.map(({ element }) => pins.read(element))[0] ?? ''
    const whole = stands.normalize('NFKC').replace(/\s+/g, '')
    const same = text === stands || text === stands.normalize('NFKC').replace(/^[^:]*:\s*/, '')
    if (same || (pattern && text !== '' && whole.includes(text))) return right(mark.address)
    return wrong(mark.address, `read 「${text}」, there stands 「${stands}」`)
  }

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
  // Every known operation of every line, pressed as the flow does: by the cells of its line.
  const actions = (look: Look, screen: Screen): Outcome[] => {
    const { table } = screen
    if (!table?.actions) return []
    const read = look.tables.read(table)
    return shownLines().flatMap((line) =>
      line.actions.map(({ words, pin }) => {
        const own = Object.fromEntries(
          Object.entries(line.cells)
            .filter(([heading]) => heading !== table.actions?.under)
            .map(([heading, cell]) => [heading, pins.read(cell.element)]),
        )
        const seen = 'lines' in read ? read.lines.find(({ cells }) => unlike(cells, line).length === 0) : undefined
        const found = look.tables.control(table, seen?.cells ?? own, words)
        return click({ address: `action ${pins.table?.lines.indexOf(line)} ${words}`, right: [pin] }, found)
      }),
    )
  }
  const list = (look: Look, screen: Screen): Outcome => {
    const entries = screen.list ? look.lists.read(screen.list) : null
    if (!entries) return stop('list', 'none')
    const pinned = (pins.list?.entries ?? [])
      .filter(({ entry }) => entry.element.isConnected)
      .toSorted((one, other) => order(one.entry.element, other.entry.element))
    // An entry whose title or small print nobody can see may be left out.
    const whole = ({ title, detail }: (typeof pinned)[number]): boolean =>
      pins.seen(title.element) && pins.seen(detail.element)
    const same = ({ title, detail }: (typeof pinned)[number], read: { title: string; detail: string }): boolean =>
      read.title === pins.read(title.element) && read.detail === pins.read(detail.element)
    let at = 0
    for (const read of entries) {
      while (
        pinned[at] &&
        !whole(pinned[at] as (typeof pinned)[number]) &&
        !same(pinned[at] as (typeof pinned)[number], read)
      )
        at++
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
  const texts = (address: string): string[] => {
    if (address === 'list')
      return (pins.list?.entries ?? []).flatMap(({ title, detail }) => [
        pins.read(title.element),
        pins.read(detail.element),
      ])
    return (pins.table?.lines ?? []).flatMap(({ cells }) =>
      Object.values(cells).map(({ element }) => pins.read(element)),
    )
  }
  const cells = (address: string, found: readonly (string | null)[]): Outcome => {
    const stand = texts(address)
    if (found.includes(null)) return stop(address, 'none')
    const at = stand.findIndex((text, place) => text !== found[place])
    if (at >= 0 || found.length !== stand.length)
      return wrong(
        address,
        `read 「${found[Math.max(at, 0)] ?? ''}」, there stands 「${stand[Math.max(at, 0)] ?? ''}」; ${found.length} of ${stand.length}`,
      )
    return right(address)
  }

  const ask = (look: Look, screen: Screen, address: string): Outcome => {
    const [kind = '', name = ''] = address.split(':')
    const mark = [...pins.marks, ...pins.nowhere].find((each) => each.address === address)
    if (!mark) throw new Error(`no mark for ${address}`)
    if (kind === 'table') return table(look, screen)
    if (kind === 'list') return list(look, screen)
    if (kind === 'control') {
      const control = screen.controls?.[name]
      return control ? click(mark, look.controls.find(control)) : stop(address, 'no such control')
    }
    if (kind === 'field') {
      const asked = screen.fields?.[name]
      const found: Found = asked ? look.beside.field(asked) : { none: true }
      return 'element' in found ? field(mark, found.element) : stop(address, why(found))
    }
    const wanted = screen.values?.[name]
    if (!wanted) return stop(address, 'no such value')
    const read = look.beside.value(wanted)
    return value(mark, 'text' in read ? read.text : null, 'pattern' in wanted)
  }
  const all = (look: Look, screen: Screen): Outcome[] => {
    const addresses = [...pins.marks, ...pins.nowhere].map(({ address }) => address).filter((each) => each !== 'action')
    const verdict = look.judge.verdict(screen, [])
    const found = [...addresses.map((address) => ask(look, screen, address)), ...actions(look, screen)]
    if (verdict.stands) return found
    return found.map(({ address }) =>
      stop(address, `the screen does not stand${verdict.refusal ? `: ${verdict.refusal.code}` : ''}`),
    )
  }
  const element = (address: string, found: Element | null): Outcome => {
    const mark = pins.marks.find((each) => each.address === address)
    if (!mark) throw new Error(`no mark for ${address}`)
    if (address.startsWith('field:')) return field(mark, found)
    if (address.startsWith('value:')) return value(mark, found ? pins.read(found) : null, true)
    return click(mark, found ? { element: found, served: '' } : { none: true })
  }
  return { all, click, element, cells, texts }
}
