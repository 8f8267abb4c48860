import stringWidth from 'string-width'
import { printable, type Style, type Voice } from './terminal.ts'

export interface Column {
  readonly heading: string
  readonly align?: 'right'
  /** It may be cut to fit the terminal. */
  readonly shrinks?: true
}

/** A cell, with its colour when it has one. */
export type Cell = string | { readonly text: string; readonly style: Style | readonly Style[] }

const gap = '  '
const least = 10

/** Says a table, as wide as it must be and at most as wide as the terminal where columns may shrink. CJK characters count two columns. */
export function sayTable(voice: Voice, columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const texts = rows.map((row) => row.map((cell) => printable(typeof cell === 'string' ? cell : cell.text)))
  const widths = fitted(columns, texts, voice.width)
  const line = (cells: readonly string[], paint: (text: string, column: number) => string) =>
    columns
      .map((column, index) => paint(padded(cells[index] ?? '', widths[index] ?? 0, column.align), index))
      .join(gap)
      .trimEnd()
  voice.say(
    line(
      columns.map(({ heading }) => heading),
      (text) => voice.paint('bold', text),
    ),
  )
  texts.forEach((row, index) => {
    voice.say(line(row, (text, column) => painted(voice, rows[index]?.[column], text)))
  })
}

/** The text cut to so many columns, with .. where something is missing: consoles with Japanese fonts draw … two columns wide, others one. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width - 2) break
    kept += segment
  }
  return `${kept}..`
}

function fitted(columns: readonly Column[], texts: readonly (readonly string[])[], room: number): number[] {
  const widths = columns.map(({ heading }, index) =>
    Math.max(stringWidth(heading), ...texts.map((row) => stringWidth(row[index] ?? ''))),
  )
  const sum = () => widths.reduce((total, width) => total + width, gap.length * (columns.length - 1))
  for (let over = sum() - room; over > 0; over = sum() - room) {
    const widest = widestShrinking(columns, widths)
    if (widest === null) break
    widths[widest] = Math.max(least, (widths[widest] ?? 0) - 1)
  }
  return widths
}

function widestShrinking(columns: readonly Column[], widths: readonly number[]): number | null {
  const candidates = columns.flatMap(({ shrinks }, index) =>
    shrinks === true && (widths[index] ?? 0) > least ? [index] : [],
  )
  return candidates.toSorted((one, other) => (widths[other] ?? 0) - (widths[one] ?? 0))[0] ?? null
}

function padded(text: string, width: number, align: 'right' | undefined): string {
  const shown = cut(text, width)
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)))
  return align === 'right' ? space + shown : shown + space
}

function painted(voice: Voice, cell: Cell | undefined, text: string): string {
  return cell === undefined || typeof cell === 'string' ? text : voice.paint(cell.style, text)
}
