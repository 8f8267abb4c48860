import type { Selectable } from 'kysely'
import type { ApplicationRow, Operation, StoredRow } from '../domain/application-row.ts'
import type { Tables } from './tables.ts'

/** What a query on `reading` selects for `applicationRow`. */
export const readingColumns = [
  'reading.facilityCode',
  'reading.readAt',
  'reading.no',
  'reading.appliedOn',
  'reading.contactName',
  'reading.terminalName',
  'reading.status',
  'reading.statusText',
  'reading.requestId',
  'reading.issuedOn',
  'reading.expiresOn',
  'reading.downloadBy',
  'reading.operations',
  'reading.trackingNumber',
  'reading.deliveryStatus',
] as const

/** The row as `reading` keeps it; whatever else a caller's object carries stays out. */
export const readingValues = (row: ApplicationRow) => ({
  no: row.no,
  appliedOn: row.appliedOn,
  contactName: row.contactName,
  terminalName: row.terminalName,
  status: row.status,
  statusText: row.statusText,
  requestId: row.requestId,
  issuedOn: row.issuedOn,
  expiresOn: row.expiresOn,
  downloadBy: row.downloadBy,
  operations: JSON.stringify(row.operations),
  trackingNumber: row.trackingNumber,
  deliveryStatus: row.deliveryStatus,
})

type ReadingColumns = Omit<Selectable<Tables['reading']>, 'ending' | 'position' | 'runId' | 'applicationNumber'>

/** The row as it was read. */
export const applicationRow = (row: Omit<ReadingColumns, 'facilityCode' | 'readAt'>): ApplicationRow => {
  const { no, appliedOn, contactName, terminalName, status, statusText, requestId } = row
  const { issuedOn, expiresOn, downloadBy, trackingNumber, deliveryStatus } = row
  const operations: readonly Operation[] = JSON.parse(row.operations)
  const screen = { no, appliedOn, contactName, terminalName, status, statusText, requestId }
  return { ...screen, issuedOn, expiresOn, downloadBy, operations, trackingNumber, deliveryStatus }
}

/** The row with whose it is, when it was read, and whether it is still listed. */
export const storedRow = (row: ReadingColumns & Pick<StoredRow, 'facilityName' | 'vanishedAt'>): StoredRow => ({
  facilityCode: row.facilityCode,
  facilityName: row.facilityName,
  ...applicationRow(row),
  readAt: row.readAt,
  vanishedAt: row.vanishedAt,
})
