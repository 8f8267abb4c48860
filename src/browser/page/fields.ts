import type { Field } from '../address.ts'
import type { Found } from './controls.ts'
import type { Box, Sight } from './sight.ts'

export interface Fields {
  /** The one field labelled by the words, or standing right of or below them with no other text between; in a table the one under the heading. */
  field(field: Field): Found
  fieldsOfKind(kind: Field['kind']): Element[]
  /** True for a place in the row of the words and the column of the heading. */
  crosses(words: string, under: readonly string[]): (box: Box) => boolean
  /** What is entered or chosen. */
  entered(element: Element): string
  /** A text as a label: without the marks of what must be filled in. */
  labelKey(text: string): string
  rightOf(one: Box, other: Box): boolean
  below(one: Box, other: Box): boolean
}

/** Finds fields as the eye does: by their labels, else by place on the page. Runs inside the page. */
export function fields(sight: Sight): Fields {
  type Side = (one: Box, other: Box) => boolean
  const plain = new Set(['text', 'email', 'tel', 'search', 'url', 'number', ''])
  const bare = (text: string): string => text.replace(/^[*※]+|[*※:]+$|[([]?必須[)\]]?$/g, '')
  const labelKey = (text: string): string => bare(bare(sight.key(text)))
  const drawnList = '[role=combobox],[aria-haspopup=listbox]'
  const kindOf = (element: Element): Field['kind'] | null => {
    if (element instanceof HTMLSelectElement) return 'choice'
    if (element instanceof HTMLTextAreaElement) return 'text'
    if (!(element instanceof HTMLInputElement)) return element.matches(drawnList) ? 'choice' : null
    if (element.type === 'password') return 'password'
    return plain.has(element.type) ? 'text' : null
  }
  const fieldsOfKind = (kind: Field['kind']): Element[] =>
    [...document.querySelectorAll(`input,textarea,select,${drawnList}`)].filter(
      (each) => kindOf(each) === kind && sight.visible(each),
    )

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
      const own = [input.getAttribute('aria-label') ?? '', input.getAttribute('placeholder') ?? '']
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
  // In the row of the words and the column of the heading.
  const crosses = (words: string, under: readonly string[]): ((box: Box) => boolean) => {
    const rows = places(labelKey(words))
    const wanted = under.map(labelKey)
    const found = sight.matching((text) => wanted.includes(labelKey(text)))
    const heads = found.map((head) => (head.closest('td,th') ?? head).getBoundingClientRect()) // as wide as its column
    return (box) => rows.some((row) => rightOf(row, box)) && heads.some((head) => below(head, box))
  }
  const field = ({ words, kind, aloneWillDo, under }: Field): Found => {
    for (const word of [words].flat()) {
      const wanted = labelKey(word)
      const inColumn = under === undefined ? null : crosses(word, [under].flat())
      const found = inColumn
        ? new Set(fieldsOfKind(kind).filter((each) => inColumn(each.getBoundingClientRect())))
        : new Set([...named(wanted, kind), ...standing(wanted, kind)])
      if (found.size > 0) return only([...found], word)
    }
    return aloneWillDo ? only(fieldsOfKind(kind), `(${kind})`) : { none: true }
  }
  const entered = (element: Element): string => {
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? ''
    const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    return typed ? element.value : (element as HTMLElement).innerText
  }
  return { field, fieldsOfKind, crosses, entered, labelKey, rightOf, below }
}
