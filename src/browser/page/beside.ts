import type { Field, Value, ValueBeside } from '../address.ts'
import type { Found } from './controls.ts'
import type { Box, Sight } from './sight.ts'

/** A text read, or why none was. '' is a blank beside words that do stand. */
export type Read = { readonly text: string } | { readonly none: true } | { readonly many: number }

export interface Beside {
  /** The one field labelled by the words, or standing right of or below them with no other text between. */
  field(field: Field): Found
  /** The one text right of the words, or else below them. */
  value(value: Value): Read
  fieldsOfKind(kind: Field['kind']): Element[]
}

/** Finds what stands beside words as the eye does: by place on the page, not by markup. Runs inside the page. */
export function beside(sight: Sight): Beside {
  type Side = (one: Box, other: Box) => boolean
  const plain = new Set(['text', 'email', 'tel', 'search', 'url', 'number', ''])
  const bare = (text: string): string => text.replace(/^[*※]+|[*※:]+$|[([]?必須[)\]]?$/g, '')
  const labelKey = (text: string): string => bare(bare(sight.key(text)))
  const kindOf = (element: Element): Field['kind'] | null => {
    if (element instanceof HTMLTextAreaElement) return 'text'
    if (!(element instanceof HTMLInputElement)) return null
    if (element.type === 'password') return 'password'
    return plain.has(element.type) ? 'text' : null
  }
  const fieldsOfKind = (kind: Field['kind']): Element[] =>
    [...document.querySelectorAll('input,textarea')].filter((each) => kindOf(each) === kind && sight.visible(each))

  const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
    Math.min(to, otherTo) - Math.max(from, otherFrom)
  const rightOf: Side = (one, other) =>
    other.left >= one.right - 6 &&
    overlap(one.top, one.bottom, other.top, other.bottom) >
      0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)
  const below: Side = (one, other) =>
    other.top >= one.bottom - 6 && overlap(one.left, one.right, other.left, other.right) > 4
  const clear = (side: Side, one: Box, other: Box): boolean =>
    !sight.runs().some(({ box }) => side(one, box) && side(box, other))

  const places = (words: string): Box[] => [
    ...sight.matching((text) => labelKey(text) === words).map(sight.boxOf),
    ...sight
      .runs()
      .filter(({ node }) => labelKey(node.data) === words)
      .map(({ box }) => box),
  ]
  const named = (words: string, kind: Field['kind']): Element[] =>
    fieldsOfKind(kind).filter((element) => {
      const input = element as HTMLInputElement
      const labels = [...(input.labels ?? [])].filter(sight.visible).map((label) => sight.shown(label) ?? '')
      const referred = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/)
      const names = referred.map((id) => document.getElementById(id)?.textContent ?? '')
      const own = [input.getAttribute('aria-label') ?? '', input.placeholder]
      return [...labels, ...names, ...own].some((name) => labelKey(name) === words)
    })
  const standing = (words: string, kind: Field['kind']): Element[] => {
    const labels = places(words)
    const on = (side: Side): Element[] =>
      fieldsOfKind(kind).filter((each) => {
        const box = each.getBoundingClientRect()
        return labels.some((label) => side(label, box) && clear(side, label, box))
      })
    const right = on(rightOf)
    return right.length > 0 ? right : on(below)
  }
  const only = (elements: Element[], served: string): Found => {
    const [element] = elements
    if (element === undefined) return { none: true }
    return elements.length === 1 ? { element, served } : { many: elements.length }
  }
  const field = ({ words, kind, aloneWillDo }: Field): Found => {
    for (const word of [words].flat()) {
      const wanted = labelKey(word)
      const found = new Set([...named(wanted, kind), ...standing(wanted, kind)])
      if (found.size > 0) return only([...found], word)
    }
    return aloneWillDo ? only(fieldsOfKind(kind), `(${kind})`) : { none: true }
  }

  const spaced = (element: Element): string => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  // A value belongs to the line of its words: the row, the list entry, or three blocks up at most.
  const lineOf = (label: Element, side: Side, box: Box): Element[] => {
    const line = label.closest('tr,[role=row]')
    const parent = label.parentElement
    const blocks = [parent, parent?.parentElement, parent?.parentElement?.parentElement]
    for (const block of blocks.filter((each) => each && (!line || line.contains(each)))) {
      const leaves = sight
        .matching(() => true)
        .filter((each) => block?.contains(each) && !each.contains(label) && !label.contains(each))
      const found = leaves.filter((each) => side(box, sight.boxOf(each)))
      if (found.length > 0) return found
    }
    return []
  }
  const texts = (label: Element): string[] => {
    const box = sight.boxOf(label)
    const right = lineOf(label, rightOf, box)
    if (right.length > 0 || label.closest('tr,[role=row]')) return right.map(spaced)
    return lineOf(label, below, box)
      .filter((each) => clear(below, box, sight.boxOf(each)))
      .map(spaced)
  }
  // 「追跡番号：3010…」 in one piece.
  const inOne = (word: string): string[] =>
    sight
      .matching((text) => text.startsWith(`${word}:`))
      .map((element) =>
        spaced(element)
          .normalize('NFKC')
          .replace(/^[^:]*:\s*/, ''),
      )
  const within = (pattern: string): Read => {
    const texts = sight.matching((text) => new RegExp(pattern).test(text)).map((element) => sight.shown(element) ?? '')
    const caught = new Set(texts.map((text) => new RegExp(pattern).exec(text)?.[1] ?? ''))
    const [text] = caught
    if (text === undefined) return { none: true }
    return caught.size === 1 ? { text } : { many: caught.size }
  }
  const besideWords = ({ words, shape }: ValueBeside): Read => {
    const whole = shape === undefined ? null : new RegExp(`^(?:${shape})$`)
    for (const word of [words].flat()) {
      const labels = sight.matching((text) => labelKey(text) === labelKey(word))
      const found = labels.length > 0 ? labels.flatMap(texts) : inOne(sight.key(word))
      const fitting = found.filter((text) => !whole || whole.test(text.normalize('NFKC')))
      if (fitting.length > 1) return { many: fitting.length }
      if (labels.length > 0 || fitting.length > 0) return { text: fitting[0] ?? '' }
    }
    return { none: true }
  }
  const value = (address: Value): Read => ('pattern' in address ? within(address.pattern) : besideWords(address))
  return { field, value, fieldsOfKind }
}
