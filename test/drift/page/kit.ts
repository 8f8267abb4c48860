import type { Dice } from './dice.ts'
import type { Done, Focus } from './mutations.ts'
import type { Pins } from './pins.ts'

/** What the mutations are made with. */
export interface Kit {
  readonly pins: Pins
  readonly dice: Dice
  /** Words that mean nothing to any address. */
  readonly others: readonly string[]
  drawn(element: Element): string
  done(note: string, survivable?: boolean): Done
  said(element: Element): string
  /** The words on the control, or those that stand beside the field or value. */
  wordsOf(focus: Focus): string
  similar(words: string): string[]
  /** Up to three blocks around an element; a cell stays where it is where its column has a meaning. */
  kin(element: Element): Element[]
  /** The table in which the element stands, where the place of a cell is its row's words and its column's heading. */
  crossed(focus: Focus): HTMLTableElement | null
  near(focus: Focus): Element
  make(tag: string, text?: string): HTMLElement
  put(made: Element, beside: Element): void
  /** False where words no longer stand before what they name: they could as well name the next thing. */
  namedBefore(focus: Focus): boolean
  /** Exchanges what carries identity by position: id, class, name. False when both had the same. */
  handOver(one: Element, other: Element): boolean
  textsIn(element: Element): Text[]
  sayAnew(element: Element, words: string): void
  /** True while another right element than the struck one stands in sight. */
  another(focus: Focus): boolean
}

/** Makes the kit. Runs inside the page. */
export function kit(pins: Pins, dice: Dice): Kit {
  const drawn = (element: Element): string => {
    const { tagName, id, className } = element
    return `${tagName.toLowerCase()}${id ? `#${id}` : ''}${className ? `.${className.trim().split(/\s+/)[0]}` : ''}`
  }
  const done = (note: string, survivable = true): Done => ({ note, survivable })
  const others = [
    'お知らせ',
    'ご案内',
    '詳しくはこちら',
    'NEW',
    'ヘルプ',
    '印刷用',
    '推奨環境',
    '2026/11/20 更新',
    '必須',
    '？',
  ]
  const said = (element: Element): string => {
    if (element instanceof HTMLInputElement) return element.type === 'image' ? element.alt : element.value
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? ''
    return (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  }
  const wordsOf = ({ mark }: Focus): string => {
    const named = mark.words[0]?.element ?? mark.right[0]?.element
    return named ? said(named) : ''
  }
  const similar = (words: string): string[] => [
    `${words}について`,
    `${words}（旧）`,
    `再${words}`,
    `${words}方はこちら`,
  ]
  const headsColumns = (table: Element | null): boolean =>
    table !== null && pins.marks.some(({ under }) => under?.element.closest('table') === table)
  const crossed = ({ element, mark }: Focus): HTMLTableElement | null => {
    const table = element.closest('table')
    return mark.under && headsColumns(table) ? table : null
  }
  const kin = (element: Element): Element[] => {
    const chain: Element[] = []
    if (headsColumns(element.closest('table'))) return aroundCell(element)
    const cell = pins.table?.table.element.contains(element) ? element.closest('td,th') : null // one cell alone must not move
    for (
      let each = element.parentElement;
      each && each !== document.body && chain.length < 3;
      each = each.parentElement
    ) {
      if (each === cell) break
      chain.push(each)
    }
    return chain
  }
  // What stands inside the cell around the element, and the table with what is around it: the cell alone must not move.
  const aroundCell = (element: Element): Element[] => {
    const inner: Element[] = []
    const cell = element.closest('td,th')
    for (let each = element.parentElement; cell?.contains(each) && each && each !== cell; each = each.parentElement)
      inner.push(each)
    const table = element.closest('table')
    const outer = [table, table?.parentElement].filter((each) => each instanceof Element && each !== document.body)
    return [...inner, ...outer.filter((each) => each instanceof Element)].slice(0, 3)
  }
  const near = (focus: Focus): Element => dice.pick([focus.element, focus.element, ...kin(focus.element)])
  const make = (tag: string, text = ''): HTMLElement => {
    const made = document.createElement(tag)
    made.textContent = text
    return made
  }
  const put = (made: Element, beside: Element): void => {
    if (dice.chance(0.5)) beside.before(made)
    else beside.after(made)
  }

  const comesFirst = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const namedBefore = ({ mark }: Focus): boolean => {
    if (mark.address === 'list' && pins.list)
      return pins.list.entries.every(
        ({ title, detail }) =>
          comesFirst(pins.list?.heading.element ?? document.body, title.element) &&
          comesFirst(title.element, detail.element),
      )
    const [words, right] = [mark.words[0]?.element, mark.right[0]?.element]
    if (!words || !right || mark.address.startsWith('control:') || words.contains(right)) return true
    return comesFirst(words, right)
  }

  const handOver = (one: Element, other: Element): boolean => {
    const attributes = ['id', 'class', 'name']
    if (attributes.every((name) => one.getAttribute(name) === other.getAttribute(name))) return false
    for (const name of attributes) {
      const [own, its] = [one.getAttribute(name), other.getAttribute(name)]
      if (its === null) one.removeAttribute(name)
      else one.setAttribute(name, its)
      if (own === null) other.removeAttribute(name)
      else other.setAttribute(name, own)
    }
    return true
  }
  const textsIn = (element: Element): Text[] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text && node.data.trim().length > 0) texts.push(node)
    return texts
  }
  const sayAnew = (element: Element, words: string): void => {
    if (element instanceof HTMLInputElement) {
      element.setAttribute(element.type === 'image' ? 'alt' : 'value', words)
      return
    }
    const [first, ...rest] = textsIn(element)
    if (!first) return
    first.data = words
    for (const each of rest) each.data = ''
  }
  const another = ({ mark, element, part }: Focus): boolean =>
    part === 'target' && mark.right.some((each) => each.element !== element && pins.seen(each.element))
  return {
    pins,
    dice,
    drawn,
    done,
    others,
    said,
    wordsOf,
    similar,
    kin,
    crossed,
    near,
    make,
    put,
    namedBefore,
    handOver,
    textsIn,
    sayAnew,
    another,
  }
}
