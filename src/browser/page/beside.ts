import type { Field, Value, ValueBeside } from '../address.ts'
import type { Fields } from './fields.ts'
import type { Prints } from './prints.ts'
import type { Box, Run, Sight } from './sight.ts'

/** A text read, or why none was. '' is a blank beside words that do stand. */
export type Read = { readonly text: string } | { readonly none: true } | { readonly many: number }

export interface Beside {
  /** The one text right of the words, or else below them. */
  value(value: Value): Read
  /** What the field shows that stands there, or the text in its place. */
  shown(field: Field): Read
}

/** Reads what stands beside words as the eye does: by place on the page, not by markup. Runs inside the page. */
export function beside(sight: Sight, fields: Fields, prints: Prints): Beside {
  const { labelKey, rightOf, below, crosses, entered, field, holdsField, namesField, cellAround } = fields
  const { drawnAs, goesOn, joined, spaced, inOne } = prints

  // One text as a person reads it, however many elements it is cut into: what flows inside one block and is drawn alike, without the label.
  type Piece = { readonly text: string; readonly box: Box }
  const blockOf = (node: Text, isAround: (block: Element) => boolean): Element | null =>
    node.parentElement && sight.flowAround(node.parentElement, isAround)
  const unionOf = (runs: readonly Run[]): Box => ({
    left: Math.min(...runs.map(({ box }) => box.left)),
    right: Math.max(...runs.map(({ box }) => box.right)),
    top: Math.min(...runs.map(({ box }) => box.top)),
    bottom: Math.max(...runs.map(({ box }) => box.bottom)),
  })
  const piecesOf = (runs: readonly Run[], isAround: (block: Element) => boolean): Piece[] =>
    [...Map.groupBy(runs, ({ node }) => blockOf(node, isAround))].flatMap(([block, inBlock]) => {
      const drawn = [...Map.groupBy(inBlock, drawnAs).values()]
      const isWhole = drawn.length === 1 && block !== null && !isAround(block)
      const isInLine = block === null || isAround(block) || sight.inline(block)
      const text = (each: Run[]): string => {
        const all = isWhole ? spaced(block) : joined(each)
        return isInLine ? all.replace(/^[:：]\s*/, '') : all // a colon between words and text belongs to neither
      }
      const all = drawn.map((each) => ({ text: text(each), box: unionOf(each) }))
      if (goesOn(inBlock)) all.push({ text: joined(inBlock), box: unionOf(inBlock) })
      return all.filter(({ text }) => labelKey(text) !== '') // 必須 belongs to the words
    })
  // A button or headline is never a value. In a list of pairs the markup itself says which text belongs to the words.
  const isOthers = (node: Text, label: Element): boolean => {
    const around = node.parentElement?.closest('button,[role=button],h1,h2,h3,h4,h5,h6,[role=heading]')
    if (around && !around.contains(label)) return true
    const name = label.closest('dt')
    if (!name?.parentElement?.contains(node)) return false
    const own: Element[] = []
    for (let each = name.nextElementSibling; each?.matches('dd'); each = each.nextElementSibling) own.push(each)
    return !own.some((each) => each.contains(node))
  }
  const pieces = (within: Element, label: Element): Piece[] =>
    piecesOf(
      sight.runs().filter(({ node }) => within.contains(node) && !label.contains(node) && !isOthers(node, label)),
      (block) => block.contains(label),
    )
  // Narrower than a sign, or around a picture alone: it only keeps words and text apart.
  const isSpacer = (element: Element): boolean =>
    element.getBoundingClientRect().width < parseFloat(getComputedStyle(element).fontSize) ||
    element.querySelector('img,svg') !== null
  const isPlace = (element: Element): boolean =>
    !element.matches('img,svg,hr,br,i,input,button,select,textarea') &&
    sight.shown(element) === '' &&
    sight.visible(element) &&
    !isSpacer(element) &&
    !holdsField(element, null)
  // The texts beside the words in the first block around them that shows more than they do: those to the right, or else the
  // one that comes next, below. '' stands for a blank place that is kept there; none where nothing tells which text is theirs,
  // and where a field stands to which the text may belong.
  const texts = (label: Element): string[] => {
    let branch = label
    while (branch.parentElement && sight.shown(branch.parentElement) === sight.shown(label)) {
      if (blankBeside(branch)) return ['']
      branch = branch.parentElement
    }
    const box = sight.boxOf(label)
    const pair = label.closest('dt')
    const around = pair?.parentElement ?? branch.parentElement
    if (around && holdsField(around, box)) return []
    const right = around ? pieces(around, label).filter((each) => pair || rightOf(box, each.box)) : []
    if (right.length > 0) {
      const values = right.filter((each) => !namesField(each.box)).map(({ text }) => text)
      return [...values, ...(blankBeside(branch) ? [''] : [])]
    }
    const after = branch.nextElementSibling
    const next = after && !holdsField(after, null) ? pieces(after, label) : []
    return next.length === 1 && next[0] && below(box, next[0].box) ? [next[0].text] : []
  }
  const blankBeside = (branch: Element): boolean =>
    [...(branch.parentElement?.children ?? [])].some(
      (each) => each !== branch && isPlace(each) && rightOf(sight.boxOf(branch), each.getBoundingClientRect()),
    )
  // A text that its elements cut means what the whole of it means.
  const within = (pattern: string): Read => {
    const all = (text: string): string[] => [...text.matchAll(new RegExp(pattern, 'g'))].map(([, group]) => group ?? '')
    const caught = new Set(
      sight
        .matching((text) => new RegExp(pattern).test(text))
        .flatMap((element) => {
          const [own = ''] = all(sight.shown(element) ?? '')
          const whole = all(sight.shown(sight.flowAround(element)) ?? '')
          return whole.length === 0 || whole.includes(own) ? [own] : whole
        }),
    )
    const [text] = caught
    if (text === undefined) return { none: true }
    return caught.size === 1 ? { text } : { many: caught.size }
  }
  const fits = ({ shape }: { readonly shape?: string }, text: string): boolean =>
    shape === undefined || new RegExp(`^(?:${shape})$`).test(text.normalize('NFKC'))
  // A shape decides between several texts; without one there must be one alone, be it blank.
  const besideWords = (address: ValueBeside): Read => {
    const { words, shape } = address
    for (const word of [words].flat()) {
      const labels = sight.matching((text) => labelKey(text) === labelKey(word))
      const found = labels.length > 0 ? labels.flatMap(texts) : inOne(sight.key(word))
      const shaped = shape === undefined ? [] : found.filter((text) => fits(address, text))
      const values = shaped.length > 0 || (shape !== undefined && !found.every((text) => text === '')) ? shaped : found
      if (values.length > 1) return { many: values.length }
      if (values[0] !== undefined) return { text: values[0] }
    }
    return { none: true }
  }
  const value = (address: Value): Read => ('pattern' in address ? within(address.pattern) : besideWords(address))
  const inCell = (words: string, under: readonly string[]): Read => {
    const inColumn = crosses(words, under)
    const places = sight
      .runs()
      .map(({ node }) => node.parentElement && (cellAround(node.parentElement) ?? node.parentElement))
      .filter((place) => place !== null && inColumn(place))
    const [cell, ...others] = new Set(places)
    if (!cell || holdsField(cell, null)) return { none: true }
    const runs = sight.runs().filter(({ node }) => cell.contains(node))
    const texts = piecesOf(runs, (block) => block !== cell && block.contains(cell))
    const count = others.length + texts.length
    return count === 1 && texts[0] ? { text: texts[0].text } : count > 1 ? { many: count } : { none: true }
  }
  const shown = (address: Field): Read => {
    const kinds = new Set([address.kind, 'text', 'choice'] as const)
    for (const kind of kinds) {
      const found = field({ ...address, kind, aloneWillDo: false })
      if ('element' in found) {
        const text = entered(found.element).replace(/\s+/g, ' ').trim()
        return fits(address, text) ? { text } : { none: true }
      }
      if ('many' in found) return found
    }
    if (address.under === undefined) return besideWords(address)
    const [words = ''] = [address.words].flat()
    return inCell(words, [address.under].flat())
  }
  return { value, shown }
}
