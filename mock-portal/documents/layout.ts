import type { DocumentForm } from '../document.ts'
import { paper, widthOf, type Box, type Page, type PlacedText } from './paper.ts'

/** A row of a document's table: its label, that label as it may be broken over lines, and its value. */
export interface Row {
  readonly label: string
  readonly broken?: readonly string[]
  readonly value: string
}

const left = 62
const labelWidth = 150
const tableWidth = paper.width - 2 * left
const rowHeight = 30
const size = 10.5
const valueSigns = 28

/** A line of text from the left margin. */
export function line(text: string, y: number, textSize: number = size): PlacedText {
  return { x: left, y, size: textSize, text }
}

/** A line of text in the middle of the page. */
export function heading(text: string, y: number): PlacedText {
  const textSize = 16
  return { x: Math.round((paper.width - widthOf(text, textSize)) / 2), y, size: textSize, text }
}

/** A table of two columns whose upper edge is at `y`. */
export function table(rows: readonly Row[], y: number, form: Pick<DocumentForm, 'runs' | 'brokenLabels'>): Page {
  const parts = rows.map((row, place) => drawRow(row, y - (place + 1) * rowHeight, form))
  return { texts: parts.flatMap(({ texts }) => texts), boxes: parts.flatMap(({ boxes }) => boxes) }
}

/** One page of several parts. */
export function pageOf(...parts: readonly (Page | PlacedText)[]): Page {
  return {
    texts: parts.flatMap((part) => ('texts' in part ? part.texts : [part])),
    boxes: parts.flatMap((part) => ('boxes' in part ? part.boxes : [])),
  }
}

function drawRow(row: Row, y: number, { runs, brokenLabels }: Pick<DocumentForm, 'runs' | 'brokenLabels'>): Page {
  const boxes: readonly Box[] = [
    { x: left, y, width: labelWidth, height: rowHeight },
    { x: left + labelWidth, y, width: tableWidth - labelWidth, height: rowHeight },
  ]
  const baseline = y + 10
  if (runs === 'row') {
    const gap = '\u3000'.repeat(Math.max(1, Math.round((labelWidth - widthOf(row.label, size)) / size)))
    return { boxes, texts: [{ x: left + 6, y: baseline, size, text: `${row.label}${gap}${row.value}` }] }
  }
  const labels = brokenLabels && row.broken !== undefined ? row.broken : [row.label]
  return {
    boxes,
    texts: [...cell(labels, left + 6, baseline), ...cell(wrapped(row.value), left + labelWidth + 6, baseline)],
  }
}

function cell(lines: readonly string[], x: number, baseline: number): readonly PlacedText[] {
  const top = baseline + (lines.length - 1) * 6
  return lines.map((text, at) => ({ x, y: top - at * 12, size, text }))
}

function wrapped(value: string): readonly string[] {
  return [value.slice(0, valueSigns), value.slice(valueSigns)].filter((part) => part !== '')
}
