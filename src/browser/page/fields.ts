import type { Field } from '../address.ts'
import type { Found } from './controls.ts'
import type { Box, Sight } from './sight.ts'

export interface Fields {
  /** The one field labelled by the words, or standing right of or below them with no other text between; in a table the one under the heading. */
  field(field: Field): Found
  fieldsOfKind(kind: Field['kind']): Element[]
  /** True where a field of any kind stands right of the words inside an element, or anywhere inside it without such a place. */
  holdsField(within: Element, words: Box | null): boolean
  /** True for a text that stands before a field with nothing else between: it names that, and is itself what nothing names. */
  namesField(text: Box): boolean
  /** The table's cell around an element, be it drawn as one; null outside of any. */
  cellAround(element: Element): Element | null
  /** True for what stands in the row of the words and the column of the heading, by its own place or by its cell's. */
  crosses(words: string, under: readonly string[]): (element: Element) => boolean
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
  const kinds = ['text', 'password', 'choice'] as const
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

  const anyField = (fits: (box: Box, field: Element) => boolean): boolean =>
    kinds.flatMap(fieldsOfKind).some((each) => fits(each.getBoundingClientRect(), each))

  const overlap = (from: number, to: number, otherFrom: number, otherTo: number): number =>
    Math.min(to, otherTo) - Math.max(from, otherFrom)
  const rightOf: Side = (one, other) =>
    other.left >= one.right - 6 &&
    overlap(one.top, one.bottom, other.top, other.bottom) >
      0.4 * Math.min(one.bottom - one.top, other.bottom - other.top)
  const below: Side = (one, other) =>
    other.top >= one.bottom - 6 && overlap(one.left, one.right, other.left, other.right) > 4
  // No text stands between, in the row of the words or of the field. What stands over a field and lower than the words is between, though not under them; 必須 belongs to the words before it.
  const clear = (side: Side, one: Box, other: Box): boolean => {
    const isBetween = (box: Box): boolean =>
      side === below
        ? below(box, other) && box.top >= one.bottom - 6
        : box.left >= one.right - 6 && box.right <= other.left + 6 && (rightOf(one, box) || rightOf(box, other))
    return !sight.runs().some(({ node, box }) => isBetween(box) && labelKey(node.data) !== '')
  }

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
    const on = (side: Side, labels: Box[]): Element[] =>
      fieldsOfKind(kind).filter((each) => {
        const box = each.getBoundingClientRect()
        return labels.some((label) => side(label, box) && clear(side, label, box))
      })
    const labels = places(words)
    const right = on(rightOf, labels)
    if (right.length > 0) return right
    const above = on(
      below,
      labels.filter((label) => !namesText(label)),
    )
    const headed = above.filter((each) => !namedFromLeft(each.getBoundingClientRect()))
    return [...headed, ...headed.flatMap((each) => strays(kind, each, labels))]
  }
  // Side by side with one that words stand over, and named by nothing itself: the words may as well be its own.
  const strays = (kind: Field['kind'], first: Element, labels: Box[]): Element[] => {
    const box = first.getBoundingClientRect()
    const top = Math.max(...labels.filter((label) => below(label, box)).map((label) => label.top)) - 6
    const isHeaded = (other: Box): boolean =>
      sight.runs().some(({ node, box: text }) => labelKey(node.data) !== '' && text.top > top && below(text, other))
    return fieldsOfKind(kind).filter((each) => {
      const other = each.getBoundingClientRect()
      const beside = rightOf(box, other) || rightOf(other, box)
      return each !== first && beside && !isNamed(each) && !namedFromLeft(other) && !isHeaded(other)
    })
  }
  const isNamed = (each: Element): boolean =>
    each.matches('[aria-label],[aria-labelledby],[placeholder]') || ((each as HTMLInputElement).labels ?? []).length > 0
  // A text in a place of its own right of the words is what they name, unless it is itself a heading over a field, and over another one than they.
  const namesText = (label: Box): boolean =>
    sight.runs().some(({ node, box }) => {
      if (!rightOf(label, box) || labelKey(node.data) === '') return false
      const place = placeOf(node)?.getBoundingClientRect()
      return place !== undefined && place.left >= label.right - 6 && !headsField(box, label)
    })
  const placeOf = (node: Text): Element | null => node.parentElement && sight.flowAround(node.parentElement)
  const headsField = (heading: Box, label: Box): boolean =>
    anyField((box) => below(heading, box) && clear(below, heading, box) && !below(label, box) && !namedFromLeft(box))
  // A text that stands before a field in its own row names it, not one above.
  const namedFromLeft = (box: Box): boolean =>
    sight
      .runs()
      .some(({ node, box: text }) => rightOf(text, box) && labelKey(node.data) !== '' && clear(rightOf, text, box))
  const only = (elements: Element[], served: string): Found => {
    const [element] = elements
    if (element === undefined) return { none: true }
    return elements.length === 1 ? { element, served } : { many: elements.length }
  }
  const columnsOf = (row: Element): number =>
    [...row.children]
      .filter((cell) => getComputedStyle(cell).display !== 'none')
      .reduce((sum, cell) => sum + (cell instanceof HTMLTableCellElement ? cell.colSpan : 1), 0)
  // Where the row has more or fewer cells than the headings, no cell stands surely under its own.
  const even = (head: Element, label: Element): boolean => {
    const [headings, row] = [head.closest('tr'), label.closest('tr')]
    if (!headings || !row || headings.closest('table') !== row.closest('table')) return true
    return columnsOf(headings) === columnsOf(row)
  }
  const cellAround = (element: Element): Element | null => element.closest('td,th,[role=cell],[role=gridcell]')
  // In the row of the words and the column of the heading.
  const crosses = (words: string, under: readonly string[]): ((element: Element) => boolean) => {
    const rows = places(labelKey(words))
    const wanted = under.map(labelKey)
    const labels = sight.matching((text) => labelKey(text) === labelKey(words))
    const found = sight
      .matching((text) => wanted.includes(labelKey(text)))
      .filter((head) => labels.every((label) => even(head, label)))
    const heads = found.map((head) => (head.closest('td,th') ?? head).getBoundingClientRect()) // as wide as its column
    const isThere = (box: Box): boolean =>
      rows.some((row) => rightOf(row, box)) && heads.some((head) => below(head, box))
    return (element) => [element, cellAround(element)].some((each) => each && isThere(each.getBoundingClientRect()))
  }
  const field = ({ words, kind, aloneWillDo, under }: Field): Found => {
    for (const word of [words].flat()) {
      const wanted = labelKey(word)
      const inColumn = under === undefined ? null : crosses(word, [under].flat())
      const found = inColumn
        ? new Set(fieldsOfKind(kind).filter(inColumn))
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
  const holdsField = (within: Element, words: Box | null): boolean =>
    anyField((box, each) => within.contains(each) && (!words || rightOf(words, box)))
  const namesField = (text: Box): boolean => anyField((box) => rightOf(text, box) && clear(rightOf, text, box))
  return { field, fieldsOfKind, holdsField, namesField, cellAround, crosses, entered, labelKey, rightOf, below }
}
