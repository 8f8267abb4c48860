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
  // One text as a person reads it, however many elements it is cut into: what flows inside one block, without the label.
  type Piece = { readonly text: string; readonly box: Box }
  const blockOf = (node: Text, label: Element): Element | null => {
    let block = node.parentElement
    while (block?.parentElement && !block.parentElement.contains(label)) {
      if (!/^(inline|contents)$/.test(getComputedStyle(block).display)) break
      block = block.parentElement
    }
    return block
  }
  const pieces = (within: Element, label: Element): Piece[] => {
    const nodes = sight.runs().filter(({ node }) => within.contains(node) && !label.contains(node))
    const groups = Map.groupBy(nodes, ({ node }) => blockOf(node, label))
    return [...groups].map(([block, runs]) => ({
      text:
        block && !block.contains(label)
          ? spaced(block)
          : runs
              .map(({ node }) => node.data)
              .join('')
              .replace(/\s+/g, ' ')
              .trim(),
      box: {
        left: Math.min(...runs.map(({ box }) => box.left)),
        right: Math.max(...runs.map(({ box }) => box.right)),
        top: Math.min(...runs.map(({ box }) => box.top)),
        bottom: Math.max(...runs.map(({ box }) => box.bottom)),
      },
    }))
  }
  const isPlace = (element: Element): boolean =>
    !element.matches('img,svg,hr,br,i,input,button,select,textarea') &&
    sight.shown(element) === '' &&
    sight.visible(element)
  // The texts beside the words in the first block around them that shows more than they do: those to the right, or else the
  // one that comes next, below. '' stands for a blank place that is kept there; none where nothing tells which text is theirs.
  const texts = (label: Element): string[] => {
    let branch = label
    while (branch.parentElement && sight.shown(branch.parentElement) === sight.shown(label)) {
      if (blankBeside(branch)) return ['']
      branch = branch.parentElement
    }
    const box = sight.boxOf(label)
    const right = branch.parentElement
      ? pieces(branch.parentElement, label).filter((each) => rightOf(box, each.box))
      : []
    if (right.length > 0) return [...right.map(({ text }) => text), ...(blankBeside(branch) ? [''] : [])]
    const next = branch.nextElementSibling ? pieces(branch.nextElementSibling, label) : []
    return next.length === 1 && next[0] && below(box, next[0].box) ? [next[0].text] : []
  }
  const blankBeside = (branch: Element): boolean =>
    [...(branch.parentElement?.children ?? [])].some(
      (each) => each !== branch && isPlace(each) && rightOf(sight.boxOf(branch), each.getBoundingClientRect()),
    )
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
  // A shape decides between several texts; without one there must be one alone, be it blank.
  const besideWords = ({ words, shape }: ValueBeside): Read => {
    const whole = shape === undefined ? null : new RegExp(`^(?:${shape})$`)
    for (const word of [words].flat()) {
      const labels = sight.matching((text) => labelKey(text) === labelKey(word))
      const found = labels.length > 0 ? labels.flatMap(texts) : inOne(sight.key(word))
      const shaped = found.filter((text) => whole?.test(text.normalize('NFKC')))
      const values = shaped.length > 0 || (whole && !found.every((text) => text === '')) ? shaped : found
      if (values.length > 1) return { many: values.length }
      if (values[0] !== undefined) return { text: values[0] }
    }
    return { none: true }
  }
  const value = (address: Value): Read => ('pattern' in address ? within(address.pattern) : besideWords(address))
  return { field, value, fieldsOfKind }
}
