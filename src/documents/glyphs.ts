import type { TextRun } from '../domain/printed-text.ts'

/** One drawing operation of a page, by its name, and what it is given. */
export interface Operation {
  readonly name: string
  readonly values: readonly unknown[]
}

/** A letter as the drawing shows it; a number moves the next one. */
type Shown = { readonly unicode: string; readonly width: number; readonly isSpace: boolean } | number

type Matrix = readonly [number, number, number, number, number, number]

interface State {
  readonly transform: Matrix
  readonly font: string
  readonly fontSize: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

interface Pen {
  state: State
  readonly kept: State[]
  matrix: Matrix
  line: { readonly x: number; readonly y: number }
  x: number
}

/** What a font says of its letters: how wide a thousandth is; null for one that is written from top to bottom. */
export type FontScale = (font: string) => number | null

/** Every letter of a page where it stands, one by one: nothing here guesses which belong together. `view` leads from the page to points from its top left. */
export function glyphsOf(
  operations: readonly Operation[],
  { page, view, scaleOf }: { readonly page: number; readonly view: readonly number[]; readonly scaleOf: FontScale },
): readonly TextRun[] {
  const pen: Pen = { state: beginning(matrixOf(view)), kept: [], matrix: still, line: { x: 0, y: 0 }, x: 0 }
  const runs: TextRun[] = []
  for (const { name, values } of operations) {
    if (name === 'showText') runs.push(...show(pen, shownIn(values[0]), scaleOf).map((run) => ({ page, ...run })))
    else moves[name]?.(pen, values)
  }
  return runs
}

const still: Matrix = [1, 0, 0, 1, 0, 0]

function beginning(transform: Matrix): State {
  return { transform, font: '', fontSize: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
}

const set = (pen: Pen, change: Partial<State>): void => {
  pen.state = { ...pen.state, ...change }
}

const save = (pen: Pen): void => void pen.kept.push(pen.state)

const restore = (pen: Pen): void => {
  pen.state = pen.kept.pop() ?? pen.state
}

const moveBy = (pen: Pen, x: number, y: number): void => {
  pen.line = { x: pen.line.x + x, y: pen.line.y + y }
  pen.x = pen.line.x
}

const place = (pen: Pen, matrix: Matrix): void => {
  pen.matrix = matrix
  pen.line = { x: 0, y: 0 }
  pen.x = 0
}

const transform = (pen: Pen, matrix: Matrix): void => set(pen, { transform: times(pen.state.transform, matrix) })

const moves: Readonly<Record<string, (pen: Pen, values: readonly unknown[]) => void>> = {
  save,
  restore,
  transform: (pen, values) => transform(pen, matrixOf(values)),
  paintFormXObjectBegin(pen, [matrix]) {
    save(pen)
    if (matrix) transform(pen, matrixOf(matrix))
  },
  paintFormXObjectEnd: restore,
  beginText: (pen) => place(pen, still),
  setCharSpacing: (pen, [charSpacing]) => set(pen, { charSpacing: numberOf(charSpacing) }),
  setWordSpacing: (pen, [wordSpacing]) => set(pen, { wordSpacing: numberOf(wordSpacing) }),
  setHScale: (pen, [percent]) => set(pen, { scale: numberOf(percent) / 100 }),
  setLeading: (pen, [leading]) => set(pen, { leading: -numberOf(leading) }),
  setTextRise: (pen, [rise]) => set(pen, { rise: numberOf(rise) }),
  setFont: (pen, [font, size]) => set(pen, { font: String(font), fontSize: numberOf(size) }),
  setGState(pen, [pairs]) {
    for (const [key, value] of listOf(pairs).map(listOf))
      if (key === 'Font') set(pen, { font: String(listOf(value)[0]), fontSize: numberOf(listOf(value)[1]) })
  },
  moveText: (pen, [x, y]) => moveBy(pen, numberOf(x), numberOf(y)),
  setLeadingMoveText(pen, [x, y]) {
    set(pen, { leading: numberOf(y) })
    moveBy(pen, numberOf(x), numberOf(y))
  },
  setTextMatrix: (pen, values) => place(pen, matrixOf(ArrayBuffer.isView(values[0]) ? values[0] : values)),
  nextLine: (pen) => moveBy(pen, 0, pen.state.leading),
}

function show(pen: Pen, shown: readonly Shown[], scaleOf: FontScale): Omit<TextRun, 'page'>[] {
  const { fontSize, charSpacing, wordSpacing, scale, font } = pen.state
  const thousandth = scaleOf(font)
  const runs: Omit<TextRun, 'page'>[] = []
  for (const each of shown) {
    if (typeof each === 'number') {
      pen.x -= (each / 1000) * fontSize * scale
      continue
    }
    const width = each.width * (thousandth ?? 0) * fontSize * scale
    const run = thousandth === null ? null : runAt(pen, each.unicode, width)
    if (run) runs.push(run)
    pen.x += width + (charSpacing + (each.isSpace ? wordSpacing : 0)) * scale
  }
  return runs
}

// Text that does not run from left to right is no part of a table.
function runAt({ state, matrix, x, line }: Pen, text: string, width: number): Omit<TextRun, 'page'> | null {
  const [a, b, c, d, left, baseline] = times(times(state.transform, matrix), [1, 0, 0, 1, x, line.y + state.rise])
  if (text.trim() === '' || a <= 0 || Math.abs(b) > 0.1 * a) return null
  return { text, left, right: left + width * a, baseline, size: Math.hypot(c, d) * Math.abs(state.fontSize) }
}

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function matrixOf(values: unknown): Matrix {
  const [a, b, c, d, e, f] = listOf(values).map(numberOf)
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value instanceof Float32Array || value instanceof Float64Array ? [...value] : []
}

function shownIn(value: unknown): readonly Shown[] {
  return listOf(value).flatMap((each): Shown[] => {
    if (typeof each === 'number') return [each]
    if (typeof each !== 'object' || each === null || !('unicode' in each) || !('width' in each)) return []
    const isSpace = 'isSpace' in each && each.isSpace === true
    return [{ unicode: String(each.unicode), width: numberOf(each.width), isSpace }]
  })
}
