import { middle, sharedHeight, withoutRadicals, type Place, type PrintedLine, type Word } from './printed-text.ts'

/** Words that name a value, where they stand in a document. */
export interface Label<Name extends string> extends Place {
  readonly name: Name
  readonly words: readonly Word[]
}

/** A label's words by its name. */
export type LabelWords<Name extends string> = Readonly<Record<Name, string>>

/** How a label's words are compared: NFKC, no white space, no marks and notes around them, ユーザ for ユーザー. */
function labelKey(text: string): string {
  return opened(text).replace(/(?:※\d*|\([^()]*\)|[\]】〕>):=*])+$/, '')
}

function opened(text: string): string {
  const key = withoutRadicals(text).normalize('NFKC').replaceAll(/\s+/g, '').replaceAll('ユーザー', 'ユーザ')
  return key.replace(/^[■□●○◆◇・☆★※*[【〔(<]+/, '')
}

/** Cuts 「ラベル：値」 after the label. */
export function cutAfterLabel(labels: readonly string[]): (text: string) => readonly string[] {
  return (text) => {
    for (const { index } of text.matchAll(/[:：\]】〕］=＝]/g)) {
      const head = text.slice(0, index + 1)
      if (labels.includes(labelKey(head)) && index + 1 < text.length) return [head, text.slice(index + 1)]
    }
    return [text]
  }
}

/** Every label on these lines, also one whose letters stand apart or that is broken over lines; of two that share a word the longer. */
export function labelsOn<Name extends string>(
  lines: readonly PrintedLine[],
  labels: LabelWords<Name>,
): readonly Label<Name>[] {
  const found = lines.flatMap((line, at) => line.flatMap((_, from) => grown(lines, labels, { at, from })))
  const taken = new Set<Word>()
  return found
    .toSorted(
      (one, other) => labels[other.name].length - labels[one.name].length || other.words.length - one.words.length,
    )
    .filter(({ words }) => {
      if (words.some((word) => taken.has(word))) return false
      for (const word of words) taken.add(word)
      return true
    })
    .filter((label) => isOwn(label, lines, taken))
}

interface Start {
  readonly at: number
  readonly from: number
  readonly before?: readonly Word[]
}

// All labels that begin with the words so far and go on here.
function grown<Name extends string>(
  lines: readonly PrintedLine[],
  labels: LabelWords<Name>,
  { at, from, before = [] }: Start,
): readonly Label<Name>[] {
  const found: Label<Name>[] = []
  const line = lines[at] ?? []
  for (let to = from + 1; to <= line.length; to++) {
    const here = line.slice(from, to)
    const words = [...before, ...here]
    if (!isNear(here)) break
    if (labelKey(textOf(words)) !== labelKey(textOf(before))) found.push(...whole(labels, words))
    if (!namesOf(labels).some((name) => labels[name].startsWith(opened(textOf(words))))) break
    for (const start of nextStarts(lines, at, here)) found.push(...grown(lines, labels, { ...start, before: words }))
  }
  return found
}

function whole<Name extends string>(labels: LabelWords<Name>, words: readonly Word[]): Label<Name>[] {
  const name = namesOf(labels).find((each) => labels[each] === labelKey(textOf(words)))
  return name === undefined ? [] : [{ name, words, ...around(words) }]
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('')
}

function namesOf<Name extends string>(labels: LabelWords<Name>): Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record are its names
  return Object.keys(labels) as Name[]
}

/** The place of several words. */
function around(words: readonly Word[]): Place {
  return {
    page: words[0]?.page ?? 0,
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  }
}

// Letters may be spread over the width of a column.
function isNear(words: readonly Word[]): boolean {
  return words.every((word, at) => {
    const before = words[at - 1]
    return !before || word.left - before.right < 6 * word.size
  })
}

// Where a broken label may go on: on a line close below, with the same left end, right end or middle.
function nextStarts(lines: readonly PrintedLine[], at: number, here: readonly Word[]): Start[] {
  const piece = around(here)
  const size = here[0]?.size ?? 0
  return lines.flatMap((line, next) => {
    const [first] = line
    const gap = first && first.page === piece.page ? middle(first) - middle(piece) : 0
    if (next <= at || gap < 0.5 * size || gap > 1.9 * size) return []
    return line.flatMap((word, from) => (isAligned(piece, word, size) ? [{ at: next, from }] : []))
  })
}

function centre({ left, right }: Place): number {
  return (left + right) / 2
}

function isAligned(one: Place, other: Place, size: number): boolean {
  const gaps = [one.left - other.left, one.right - other.right, centre(one) - centre(other)]
  return gaps.some((gap) => Math.abs(gap) < size) || (other.left >= one.left - size && other.right <= one.right + size)
}

// In a sentence the words name nothing: before a label there is room, or its line begins with one.
function isOwn<Name extends string>(
  { words }: Label<Name>,
  lines: readonly PrintedLine[],
  labelled: ReadonlySet<Word>,
): boolean {
  const [first] = words
  const line = lines.find((each) => first && each.includes(first)) ?? []
  const before = first && line[line.indexOf(first) - 1]
  if (!first || !before || first.left - before.right > 0.8 * first.size) return true
  const head = line[0]
  return head !== undefined && labelled.has(head) && sharedHeight(head, first) > 0
}
