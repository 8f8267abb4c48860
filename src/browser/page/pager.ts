import type { Pages } from '../address.ts'
import type { Controls, Found } from './controls.ts'
import type { Sight } from './sight.ts'

/** From one page of a list to the one before or after it. */
export interface Turn {
  readonly from: number
  readonly to: number
}

export interface Pager {
  /** The control that turns the pages of the list that these elements are; none at its end. */
  turn(pages: Pages, turn: Turn, list: readonly Element[]): Found
}

/** Finds what turns the pages of a list, by their numbers or by words. Runs inside the page. */
export function pager(sight: Sight, controls: Controls): Pager {
  const { plain, key } = sight
  const pressable = 'a,button,[role=button],[role=link],input[type=button],input[type=submit],li,td,div,span,[onclick]'
  type Labelled = { readonly element: Element; readonly words: readonly string[] }
  // A number in one of its lines, and a link at the foot of the page, turn nothing.
  const isElsewhere = (element: Element, list: readonly Element[]): boolean =>
    element.closest('footer,[role=contentinfo]') !== null || list.some((line) => line.contains(element))
  const labelled = (list: readonly Element[]): Labelled[] =>
    [...document.querySelectorAll(pressable)]
      .filter((element) => !isElsewhere(element, list) && sight.shown(element) !== null && sight.visible(element))
      .filter((element) => controls.sure(element) && controls.isOpen(element))
      .map((element) => {
        const own = element instanceof HTMLInputElement ? element.value : (element as HTMLElement).innerText
        const names = [own, element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '']
        return { element, words: names.flatMap((text) => [plain(text), key(text)]).filter((text) => text !== '') }
      })
  const innermost = (elements: readonly Element[]): Element[] =>
    elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)))
  // A number is one of the pages when the number of the page before or after stands near it.
  const isOfPages = (element: Element, near: string): boolean => {
    let block = element.parentElement
    for (let level = 0; block && level < 4; level++, block = block.parentElement) {
      const numbers = [...block.querySelectorAll('*')].filter((each) => !element.contains(each) && sight.visible(each))
      if (numbers.some((each) => !each.contains(element) && plain((each as HTMLElement).innerText ?? '') === near))
        return true
    }
    return false
  }
  // The same stands once more on the other side of a long list: either will do.
  const below = ([one, other, ...more]: readonly Element[], list: readonly Element[]): Element | null => {
    if (!one || !other || more.length > 0) return null
    const lines = list.map((each) => each.getBoundingClientRect())
    const isAbove = one.getBoundingClientRect().bottom <= Math.min(...lines.map(({ top }) => top)) + 1
    const isBelow = other.getBoundingClientRect().top >= Math.max(...lines.map(({ bottom }) => bottom)) - 1
    return lines.length > 0 && isAbove && isBelow && isRepeated(one, other) ? other : null
  }
  // With what stands around it: the whole pager does, not one of its words. Alone it may stand on either side.
  const isRepeated = (one: Element, other: Element): boolean => {
    const around = (element: Element, apart: Element): string[] => {
      const texts = [plain((element as HTMLElement).innerText)]
      for (let block = element.parentElement; block && !block.contains(apart); block = block.parentElement)
        texts.push(plain(block.innerText))
      return texts
    }
    const [own = '', ...texts] = new Set(around(one, other))
    const others = new Set(around(other, one))
    return texts.length === 0 ? others.size === 1 && others.has(own) : texts.some((text) => others.has(text))
  }
  const turn = (pages: Pages, { from, to }: Turn, list: readonly Element[]): Found => {
    const all = labelled(list)
    const by = (pattern: string): Element[] => {
      const whole = new RegExp(`^(?:${pattern})$`)
      return innermost(all.filter(({ words }) => words.some((text) => whole.test(text))).map(({ element }) => element))
    }
    const numbers = by(`${to}`).filter((element) => isOfPages(element, `${from}`))
    const words = to > from ? pages.next : pages.previous
    const found = [numbers, ...words.map(by)].find(({ length }) => length > 0) ?? []
    const [first] = found
    if (!first) return { none: true }
    const element = found.length === 1 ? first : below(found, list)
    return element ? { element, served: `${to}` } : { many: found.length }
  }
  return { turn }
}
