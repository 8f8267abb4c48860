import type { ApplicationRow, Operation, Status } from './application-row.ts'
import { readDate } from './calendar.ts'
import { Failure } from './failure.ts'
import { asWord, foldSpace } from './screen-text.ts'

/** One line of a table on a screen: each cell's raw text by its heading's word, and the words of the controls in 操作. */
export interface TableRow {
  readonly cells: Readonly<Record<string, string>>
  readonly actions: readonly string[]
}

/** The heading words of 申請状況照会 (004 §2.2) by the field they fill. */
export const applicationHeadings = {
  no: '#',
  appliedOn: '申請日',
  contactName: '担当部署/担当者名',
  terminalName: '端末名称等',
  status: 'ステータス',
  requestId: 'リクエストID',
  issuedOn: '発行日',
  expiresOn: '証明書有効期限',
  downloadBy: 'ダウンロード有効期限',
} as const

const statuses = new Map<string, Status>([
  ['発行承認待ち', 'pending'],
  ['発行申請棄却', 'rejected'],
  ['発行済み', 'issued'],
  ['失効済み', 'revoked'],
])

const operations = new Map<string, Operation>([
  ['詳細/編集', 'detail'],
  ['発行申請のキャンセル', 'cancel'],
  ['証明書の失効', 'revoke'],
])

type Field = keyof typeof applicationHeadings

/** One line of 申請状況照会. A missing cell, a blank status or an unreadable date is `Failure('table-shape')` naming the heading; an unknown status is kept with its word. */
export function readApplicationRow(row: TableRow): ApplicationRow {
  const statusText = statusTextOf(row)
  return {
    no: numberOf(cell(row, 'no')),
    appliedOn: dateOf(row, 'appliedOn'),
    contactName: textOf(row, 'contactName'),
    terminalName: textOf(row, 'terminalName'),
    status: statuses.get(asWord(statusText)) ?? 'unknown',
    statusText,
    requestId: textOf(row, 'requestId'),
    issuedOn: dateOf(row, 'issuedOn'),
    expiresOn: dateOf(row, 'expiresOn'),
    downloadBy: dateOf(row, 'downloadBy'),
    operations: operationsOf(row.actions),
    trackingNumber: null,
    deliveryStatus: null,
  }
}

function cell(row: TableRow, field: Field): string {
  const heading = applicationHeadings[field]
  const text = row.cells[heading]
  if (text === undefined) throw new Failure('table-shape', { where: heading, expected: heading })
  return text
}

function textOf(row: TableRow, field: Field): string | null {
  return foldSpace(cell(row, field)) || null
}

function dateOf(row: TableRow, field: Field): string | null {
  return readDate(cell(row, field), applicationHeadings[field])
}

function statusTextOf(row: TableRow): string {
  const text = textOf(row, 'status')
  if (text !== null) return text
  const expected = [...statuses.keys()].join(' / ')
  throw new Failure('table-shape', { where: applicationHeadings.status, expected, found: '' }) // no manual knows a blank one: the columns have moved
}

function numberOf(text: string): number | null {
  const word = asWord(text)
  return /^\d{1,9}$/.test(word) ? Number(word) : null
}

function operationsOf(words: readonly string[]): readonly Operation[] {
  const known = words.flatMap((word) => operations.get(asWord(word)) ?? []) // todoke never presses what it does not know
  return [...new Set(known)]
}
