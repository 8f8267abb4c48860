import type { Control, Field } from '../address.ts'
import type { Fields } from './fields.ts'
import type { Sight } from './sight.ts'

/** Found exactly one, or why not. */
export type Found =
  { readonly element: Element; readonly served: string } | { readonly none: true } | { readonly many: number }

export interface Controls {
  find(control: Control): Found
  /** Those of these words that can be pressed inside an element. */
  offered(within: Element, words: readonly string[]): string[]
  /** True when the page itself marks it as something to press. */
  sure(element: Element): boolean
  /** False where it is greyed out. */
  isOpen(element: Element): boolean
  /** The one control with these words inside an element. */
  inside(within: Element, words: string): Found
}

/** Finds what can be pressed by the words on it; never takes one of several that a person could not tell apart. */
export function controls(sight: Sight, fields: Fields): Controls {
  const pressable =
    'a,button,input,summary,area,[role=button],[role=link],[role=menuitem],[role=tab],[onclick],[ng-click],[data-ng-click],[tabindex]'
  const isControl = (element: Element): boolean => {
    const words = sight.shown(element)
    for (let each: Element | null = element; each && sight.shown(each) === words; each = each.parentElement)
      if (getComputedStyle(each).cursor === 'pointer') return true
    const around = element.closest(pressable)
    return around !== null && sight.shown(around) !== null
  }
  // A caption that repeats a control's words is not a second control.
  const isCaption = (element: Element): boolean =>
    element.closest('h1,h2,h3,h4,h5,h6,[role=heading],label,legend,caption,title') !== null
  // Where the same words stand twice, a page's content goes before its frame.
  const place = (element: Element): number => {
    if (element.closest('footer,[role=contentinfo]')) return 4
    if (element.closest('[class*=breadcrumb i],[aria-label*=パンくず],[aria-label*=breadcrumb i]')) return 3
    if (element.closest('aside,[role=complementary]')) return 2
    return element.closest('nav,header,[role=navigation],[role=banner]') ? 1 : 0
  }
  const foremost = (elements: Element[]): Element[] => {
    const first = Math.min(...elements.map(place))
    return elements.filter((element) => place(element) === first)
  }
  // Side by side: a headline above a form is not, words beside a button are.
  const closeTo = (one: Element, other: Element): boolean =>
    [one.parentElement, one.parentElement?.parentElement].some((block) => block?.contains(other))
  const disabled = (element: Element): boolean => element.closest(':disabled,[aria-disabled=true]') !== null
  const only = (elements: Element[], served: string): Found => {
    const element = elements[0]
    if (element === undefined) return { none: true }
    return elements.length === 1 ? { element, served } : { many: elements.length }
  }
  const choose = (candidates: Element[], served: string): Found => {
    const sure = foremost(candidates.filter(isControl))
    const plain = candidates.filter((element) => !isControl(element) && !isCaption(element))
    const [first] = sure
    if (first === undefined) return only(foremost(plain), served)
    const twins = sure.length === 1 ? plain.filter((element) => closeTo(first, element) && closeTo(element, first)) : []
    return only([...sure, ...twins], served)
  }
  const comesBefore = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  // In the field's form; a plain text only after the field. Without a form anything after the field, but for the page's frame.
  const sending = (kind: Field['kind'], elements: Element[]): Element[] =>
    elements.filter((element) =>
      fields.fieldsOfKind(kind).some((field) => {
        const form = field.closest('form')
        const after = comesBefore(field, element)
        return form ? form.contains(element) && (after || isControl(element)) : after && place(element) === 0
      }),
    )
  const inCard = (control: Control, words: string): Found => {
    const results = new Set<Element>()
    for (const title of sight.showing(control.card?.headed ?? '')) {
      let block = title.parentElement
      while (block && block !== document.body) {
        const here = block
        const inner = sight.showing(words).filter((element) => here.contains(element))
        const crowded = control.card?.others.some((other) =>
          sight.showing(other).some((element) => here.contains(element)),
        )
        if (crowded) break
        if (inner.length > 1) return { many: inner.length }
        if (inner[0]) {
          results.add(inner[0])
          break
        }
        block = block.parentElement
      }
    }
    return only([...results], words)
  }
  // Also a link or button that says more than the words, when they are a piece of its text by themselves.
  const worded = (words: string): Element[] => {
    const whole = sight.showing(words)
    const pieces = sight.runs().filter(({ node }) => sight.key(node.data) === sight.key(words))
    const around = pieces.map(({ node }) => node.parentElement?.closest('a,button,[role=button],[role=link]') ?? null)
    const more = around.filter((element) => element !== null && sight.visible(element) && sight.shown(element) !== null)
    return [...new Set([...whole, ...more.filter((element) => element !== null)])].filter(
      (element, _, all) => !all.some((other) => other !== element && element.contains(other)),
    )
  }
  const find = (control: Control): Found => {
    let last: Found = { none: true }
    for (const words of [control.words].flat()) {
      const shown = worded(words)
      last = control.card
        ? inCard(control, words)
        : choose(control.sends ? sending(control.sends, shown) : shown, words)
      if ('element' in last || 'many' in last) break
    }
    if ('element' in last || !control.otherwise) return last
    const other = find(control.otherwise)
    return 'element' in other && isControl(other.element) ? other : last
  }
  const inside = (within: Element, words: string): Found =>
    only(
      sight.showing(words).filter((element) => within.contains(element)),
      words,
    )
  return {
    find,
    inside,
    sure: isControl,
    isOpen: (element) => {
      const { cursor, pointerEvents } = getComputedStyle(element)
      return !disabled(element) && cursor !== 'not-allowed' && pointerEvents !== 'none'
    },
    offered: (within, words) =>
      words.filter((word) => sight.showing(word).some((element) => within.contains(element) && !disabled(element))),
  }
}
