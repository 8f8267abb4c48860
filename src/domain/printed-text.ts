/** A piece of text as a document shows it: in points, from the top left of its page, the text itself untouched. */
export interface TextRun {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of its letters. */
  readonly size: number
}

/** A place on a page. */
export interface Place {
  readonly page: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A word of a document: what stands without a gap. */
export interface Word extends Place {
  readonly text: string
  readonly size: number
  /** What follows was written apart, however near it stands. */
  readonly ends: boolean
}

/** Words that stand beside each other, from left to right. */
export type PrintedLine = readonly Word[]

// NFKC knows those of Kangxi (⽉) and not these.
const supplement: ReadonlyMap<string, string> = new Map(
  [
    '⺒巳',
    '⺝月',
    '⺠民',
    '⺩王',
    '⻁虎',
    '⻄西',
    '⻆角',
    '⻑長',
    '⻗雨',
    '⻘青',
    '⻝食',
    '⻣骨',
    '⻤鬼',
    '⻨麦',
    '⻩黄',
    '⻫斉',
    '⻭歯',
    '⻯竜',
    '⻲亀',
  ].map(([radical = '', letter = '']) => [radical, letter]),
)

/** Printers draw some letters as parts of letters (⽉ for 月, ⻭ for 歯): only these are put right, everything else stays as it is. */
export function withoutRadicals(text: string): string {
  return text.replaceAll(/[\u2E80-\u2FDF]/g, (radical) => supplement.get(radical) ?? radical.normalize('NFKC'))
}

/** The lines of a document from top to bottom, whatever pieces it was printed in; `cut` may cut a word, as after a label with a colon. */
export function linesOf(runs: readonly TextRun[], cut: (text: string) => readonly string[]): readonly PrintedLine[] {
  const words = once(runs).flatMap((run) => wordsOf(run))
  const lines: Word[][] = []
  for (const word of words.toSorted((one, other) => one.page - other.page || middle(one) - middle(other))) {
    const line = lines.findLast((each) => each[0] && isBeside(each[0], word))
    if (line) line.push(word)
    else lines.push([word])
  }
  const sorted = lines.map((line) => joined(line.toSorted((one, other) => one.left - other.left)))
  return sorted.map((line) => line.flatMap((word) => parted(word, cut(word.text))))
}

/** The height at which a word stands. */
export function middle({ top, bottom }: Place): number {
  return (top + bottom) / 2
}

/** The points that two places have in common from top to bottom; negative where there is a gap. */
export function sharedHeight(one: Place, other: Place): number {
  if (one.page !== other.page) return Number.NEGATIVE_INFINITY
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
}

/** The points that two places have in common from left to right; negative where there is a gap. */
export function sharedWidth(one: Place, other: Place): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left)
}

function isBeside(one: Word, other: Word): boolean {
  return one.page === other.page && Math.abs(middle(one) - middle(other)) <= Math.min(one.size, other.size) / 2
}

// Bold letters may be the same letters printed twice.
function once(runs: readonly TextRun[]): readonly TextRun[] {
  const printed = Map.groupBy(runs, ({ page, text }) => `${page} ${text}`)
  return [...printed.values()].flatMap((same) => same.filter((run, at) => !same.slice(0, at).some(isOver(run))))
}

function isOver({ left, baseline, size }: TextRun): (other: TextRun) => boolean {
  const near = 0.3 * size
  return (other) => Math.abs(other.left - left) < near && Math.abs(other.baseline - baseline) < near
}

function wordsOf({ page, text, size, baseline, left, right }: TextRun): readonly Word[] {
  const whole = {
    page,
    text,
    left,
    right,
    top: baseline - 0.8 * size,
    bottom: baseline + 0.2 * size,
    size,
    ends: false,
  }
  const words = parted(whole, text.split(/(\s+)/)).filter((word) => word.text.trim() !== '')
  return /\s$/.test(text) ? words.map((word) => ({ ...word, ends: true })) : words
}

// The parts of a word, each in its share of the width; all but the last end there.
function parted(word: Word, parts: readonly string[]): readonly Word[] {
  const perWidth = (word.right - word.left) / (widthOf(word.text) || 1)
  let { left } = word
  return parts.map((text, at) => {
    const part = {
      ...word,
      text,
      left,
      right: left + widthOf(text) * perWidth,
      ends: word.ends || at < parts.length - 1,
    }
    left = part.right
    return part
  })
}

// A Japanese letter is about as wide as two others.
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letter < '\u0100' || /[\uFF61-\uFF9F]/.test(letter) ? 1 : 2
  return width
}

function joined(line: readonly Word[]): PrintedLine {
  const words: Word[] = []
  for (const word of line) {
    const last = words.at(-1)
    if (last && isOneWord(last, word)) words.splice(-1, 1, { ...word, text: last.text + word.text, left: last.left })
    else words.push(word)
  }
  return words
}

function isOneWord(one: Word, other: Word): boolean {
  return !one.ends && Math.abs(other.left - one.right) < 0.15 * Math.max(one.size, other.size)
}
