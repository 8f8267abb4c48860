import type { Screen } from '../../../src/browser/screen.ts'
import type { Found } from '../../../src/browser/page/controls.ts'
import type { Look } from '../../../src/browser/page/script.ts'
import type { Mark, Pins } from './pins.ts'
import type { Outcomes } from './outcomes.ts'
import type { Readings } from './readings.ts'
import type { Shelves } from './shelves.ts'

/** What an address came to: the right element, a safe stop, or another element than the right one. */
export interface Outcome {
  readonly address: string
  readonly outcome: 'right' | 'stop' | 'wrong'
  readonly note: string
}

export interface Scales {
  /** What the flows' own finder does with every address of the screen, and with those that have nothing here. */
  all(look: Look, screen: Screen): Outcome[]
  /** What a click on the element would hit. */
  click(mark: Pick<Mark, 'address' | 'right'>, found: Found): Outcome
  /** As `click`, of any element that somebody found for the address; for a field the element itself counts. */
  element(address: string, element: Element | null): Outcome
}

/** Weighs what was found against the pins. Runs inside the page. */
export function scales(
  pins: Pins,
  parts: {
    readonly outcomes: () => Outcomes
    readonly readings: (pins: Pins, click: Scales['click'], outcomes: Outcomes) => Readings
    readonly shelves: (pins: Pins, click: Scales['click'], outcomes: Outcomes) => Shelves
  },
): Scales {
  const made = parts.outcomes()
  const { right, stop, wrong } = made
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
  const click: Scales['click'] = (mark, found) => {
    if (!('element' in found)) return stop(mark.address, why(found))
    const struck = hit(found.element)
    if (typeof struck === 'string') return stop(mark.address, struck)
    if (mark.right.some(({ element }) => element.contains(struck))) return right(mark.address)
    return wrong(mark.address, `would click ${drawn(found.element)}`)
  }
  const isEntry = (element: Element | undefined): boolean => element?.matches('input,select,[role=combobox]') ?? false
  const isOpen = (element: Element | undefined): boolean =>
    isEntry(element) && !element?.matches(':disabled,[readonly]')
  const field = (mark: Mark, element: Element | null): Outcome => {
    if (!element) return stop(mark.address, 'none')
    if (isEntry(mark.right[0]?.element) && mark.right.some((each) => each.element === element))
      return right(mark.address)
    return wrong(mark.address, `would fill ${drawn(element)}`)
  }
  const value = (mark: Mark, text: string | null, pattern: boolean): Outcome => {
    if (text === null) return stop(mark.address, 'none or many')
    const stands = mark.right.map(({ element }) => pins.read(element))[0] ?? ''
    const whole = stands.normalize('NFKC').replace(/\s+/g, '')
    const same = text === stands || text === stands.normalize('NFKC').replace(/^[^:]*:\s*/, '')
    const due = mark.part !== undefined && whole.includes(mark.part) ? text === mark.part : whole.includes(text)
    if (same || (pattern && text !== '' && due)) return right(mark.address)
    return wrong(mark.address, `read 「${text}」, there stands 「${stands}」`)
  }
  // The worse of two.
  const both = (one: Outcome, other: Outcome): Outcome =>
    [one, other].find(({ outcome }) => outcome === 'wrong') ?? (one.outcome === 'stop' ? one : other)

  const { table, actions, opens, list } = parts.readings(pins, click, made)
  const { files, links, range, turn } = parts.shelves(pins, click, made)
  // Looks now and weighs later: a look holds for the page as it lies, and weighing scrolls.
  const ask = (look: Look, screen: Screen, address: string): (() => Outcome) => {
    const [kind = '', name = ''] = address.split(':')
    const mark = [...pins.marks, ...pins.nowhere].find((each) => each.address === address)
    if (!mark) throw new Error(`no mark for ${address}`)
    if (kind === 'control') {
      const control = screen.controls?.[name]
      const found: Found = control ? look.controls.find(control) : { none: true }
      return () => click(mark, found)
    }
    if (kind === 'turn') {
      const found = turn(look, screen, name)
      return () => click(mark, found)
    }
    const outcome =
      kind === 'sign'
        ? sign(mark, look.judge.verdict(screen, []).stands)
        : kind === 'table'
          ? table(look, screen)
          : kind === 'list'
            ? list(look, screen)
            : kind === 'files'
              ? files(look, screen)
              : kind === 'range'
                ? range(look, screen)
                : filledOrRead(look, screen, mark)
    return () => outcome
  }
  const filledOrRead = (look: Look, screen: Screen, mark: Mark): Outcome => {
    const [kind = '', name = ''] = mark.address.split(':')
    if (kind === 'field') return filledAndRead(look, screen, mark)
    const wanted = screen.values?.[name]
    if (!wanted) return stop(mark.address, 'no such value')
    const read = look.beside.value(wanted)
    return value(mark, 'text' in read ? read.text : null, 'pattern' in wanted)
  }
  // A field is filled in and read; where plain text stands in its place or the field is locked, it is only read, and where a secret is typed only filled in. Where one is shown it is read.
  const filledAndRead = (look: Look, screen: Screen, mark: Mark): Outcome => {
    const address = screen.fields?.[mark.address.slice('field:'.length)]
    if (!address) return stop(mark.address, 'no such field')
    const found: Found = look.fields.field(address)
    const filled = 'element' in found ? field(mark, found.element) : stop(mark.address, why(found))
    if (screen.secret === true) return filled
    const shown = look.beside.shown(address)
    const read = value(mark, 'text' in shown ? shown.text : null, false)
    return isOpen(mark.right[0]?.element) || filled.outcome === 'wrong' ? both(filled, read) : read
  }
  const sign = (mark: Mark, stands: boolean): Outcome => {
    if (!stands) return stop(mark.address, 'the screen does not stand')
    const said = mark.right.some(({ element }) => pins.seen(element))
    return said ? right(mark.address) : wrong(mark.address, 'the screen stands without its words')
  }
  // Weighed line by line.
  const ofLines = ['action', 'open', 'file']
  const all = (whole: Look, screen: Screen): Outcome[] => {
    const addresses = [...pins.marks, ...pins.nowhere]
      .map(({ address }) => address)
      .filter((each) => !ofLines.includes(each))
    const look = whole.inside(screen.within)
    if (!look) return addresses.map((address) => stop(address, 'the box does not stand'))
    const verdict = look.judge.verdict(screen, [])
    const inLines = [...actions(look, screen), ...opens(look, screen), ...links(look, screen)]
    const asked = [...addresses.map((address) => ask(look, screen, address)), ...inLines]
    const found = asked.map((weigh) => weigh())
    if (verdict.stands) return found
    return found.map(({ address }) =>
      stop(address, `the screen does not stand${verdict.refusal ? `: ${verdict.refusal.code}` : ''}`),
    )
  }
  const element = (address: string, found: Element | null): Outcome => {
    const mark = pins.marks.find((each) => each.address === address)
    if (!mark) throw new Error(`no mark for ${address}`)
    const isField = address.startsWith('field:')
    if (isField && isEntry(mark.right[0]?.element)) return field(mark, found)
    if (address === 'sign') return sign(mark, found !== null)
    if (isField || address.startsWith('value:')) return value(mark, found ? pins.read(found) : null, true)
    return click(mark, found ? { element: found, served: '' } : { none: true })
  }
  return { all, click, element }
}
