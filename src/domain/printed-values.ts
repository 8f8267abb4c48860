import type { Label } from './printed-labels.ts'
import { middle, sharedHeight, sharedWidth, type PrintedLine, type Word } from './printed-text.ts'

/** What stands at a label: one list of words for each line of it; none when it is blank. */
export interface Labelled<Name extends string> {
  readonly label: Label<Name>
  readonly value: readonly PrintedLine[]
}

/** What stands right of each label, or below it where nothing is right of it. */
export function valuesOf<Name extends string>(
  lines: readonly PrintedLine[],
  labels: readonly Label<Name>[],
): readonly Labelled<Name>[] {
  const segments = lines.flatMap((line) => segmentsOf(line, labels))
  const owners = new Map(segments.map((segment) => [segment, ownerOf(segment, labels)]))
  passOn(segments, owners)
  const isAside = (label: Label<Name>): boolean =>
    labels.some((other) => isInColumn(other, label) && owns(owners, other))
  const free = segments.filter((segment) => owners.get(segment) === null)
  return labels.map((label) => {
    const right = segments.filter((segment) => owners.get(segment) === label)
    return { label, value: right.length > 0 || isAside(label) ? nearest(right) : below(label, labels, free) }
  })
}

function owns<Name extends string>(owners: Owners<Name>, label: Label<Name>): boolean {
  return [...owners.values()].includes(label)
}

// Where one label of a column has its value at the right, none has it below.
function isInColumn(one: Label<string>, other: Label<string>): boolean {
  return one.page === other.page && sharedWidth(one, other) > 0
}

type Owners<Name extends string> = Map<PrintedLine, Label<Name> | null>

// Words of one line with less room between them than between two columns, labels left out.
function segmentsOf<Name extends string>(line: PrintedLine, labels: readonly Label<Name>[]): PrintedLine[] {
  const segments: Word[][] = []
  let last: Word | null = null
  for (const word of line) {
    const isLabel = labels.some(({ words }) => words.includes(word))
    const apart = last === null || word.left - last.right > 2.5 * word.size
    if (!isLabel && apart) segments.push([word])
    else if (!isLabel) segments.at(-1)?.push(word)
    last = isLabel ? null : word
  }
  return segments
}

// The nearest label at the left, on the same height.
function ownerOf<Name extends string>([first]: PrintedLine, labels: readonly Label<Name>[]): Label<Name> | null {
  if (!first) return null
  const beside = labels.filter((label) => {
    const least = Math.min(first.size, label.bottom - label.top)
    return startOfLast(label) < first.left && sharedHeight(label, first) > 0.2 * least
  })
  return beside.reduce<Label<Name> | null>((near, each) => (near && near.left > each.left ? near : each), null)
}

function startOfLast({ words }: Label<string>): number {
  return Math.max(...words.map(({ left }) => left))
}

// A value may go on in the line above or below, under the same left end.
function passOn<Name extends string>(segments: readonly PrintedLine[], owners: Owners<Name>): void {
  for (let changed = true; changed;) {
    changed = false
    for (const segment of segments) {
      if (owners.get(segment) !== null || !isFirstFree(segment, segments, owners)) continue
      const owner = neighbourOf(segment, segments, owners)
      if (owner === null) continue
      owners.set(segment, owner)
      changed = true
    }
  }
}

// Behind other words of its line it belongs to them.
function isFirstFree<Name extends string>(
  segment: PrintedLine,
  segments: readonly PrintedLine[],
  owners: Owners<Name>,
): boolean {
  const [first] = segment
  return !segments.some((other) => {
    const [word] = other
    return word && first && word.left < first.left && sharedHeight(word, first) > 0 && owners.get(other) === null
  })
}

function neighbourOf<Name extends string>(
  segment: PrintedLine,
  segments: readonly PrintedLine[],
  owners: Owners<Name>,
): Label<Name> | null {
  const [first] = segment
  if (!first) return null
  const near = segments.flatMap((other) => {
    const gap = other[0] && isUnder(first, other[0]) ? middle(first) - middle(other[0]) : Number.NaN
    return other !== segment && Math.abs(gap) < 1.9 * first.size ? [{ other, gap }] : []
  })
  const [nearest] = near.toSorted((one, other) => distance(one.gap) - distance(other.gap))
  return nearest ? (owners.get(nearest.other) ?? null) : null
}

// It rather goes on than begins above its label.
function distance(gap: number): number {
  return gap > 0 ? 0.8 * gap : -gap
}

function isUnder(one: Word, other: Word): boolean {
  return one.page === other.page && Math.abs(one.left - other.left) < one.size
}

// Of several columns right of a label the first is its value.
function nearest(segments: readonly PrintedLine[]): readonly PrintedLine[] {
  const left = Math.min(...segments.map((segment) => segment[0]?.left ?? Number.POSITIVE_INFINITY))
  return segments.filter(([first]) => first && first.left < left + 2 * first.size)
}

function below<Name extends string>(
  label: Label<Name>,
  labels: readonly Label<Name>[],
  free: readonly PrintedLine[],
): readonly PrintedLine[] {
  const height = label.words[0]?.size ?? 0
  const row = labels.filter((other) => sharedHeight(other, label) > 0.2 * height)
  const under = free
    .filter(([word]) => word && word.page === label.page && word.top > label.bottom - 0.4 * height)
    .flatMap((segment) => shareOf(label, row, segment))
    .filter((segment) => segment.some((word) => sharedWidth(word, widened(label, 2 * height)) > 0))
  const first = Math.min(...under.map(heightOf))
  const isBarred = labels.some(
    (other) => other !== label && sharedWidth(other, label) > 0 && isBetween(label, other, first),
  )
  if (first - label.bottom > 2.5 * height || isBarred) return []
  return under.filter((segment) => heightOf(segment) - first < 1.9 * height)
}

function heightOf([first]: PrintedLine): number {
  return first ? middle(first) : Number.POSITIVE_INFINITY
}

// Words that stand together belong to the label over them; those that stand under several are shared out.
function shareOf<Name extends string>(
  label: Label<Name>,
  row: readonly Label<Name>[],
  segment: PrintedLine,
): readonly PrintedLine[] {
  const over = row.filter((each) => segment.some((word) => sharedWidth(word, each) > 0))
  if (over.length < 2) return over.length === 0 || over[0] === label ? [segment] : []
  const words = segment.filter((word) => closest(row, word) === label)
  return words.length > 0 ? [words] : []
}

function closest<Name extends string>(row: readonly Label<Name>[], word: Word): Label<Name> | undefined {
  const apart = (label: Label<Name>): number => Math.abs(label.left + label.right - word.left - word.right)
  return row.toSorted((one, other) => sharedWidth(other, word) - sharedWidth(one, word) || apart(one) - apart(other))[0]
}

function widened<Name extends string>(label: Label<Name>, by: number): Label<Name> {
  return { ...label, left: label.left - by, right: label.right + by }
}

function isBetween(label: Label<string>, other: Label<string>, height: number): boolean {
  return other.page === label.page && middle(other) > label.bottom && middle(other) < height
}
