import { isDeepStrictEqual } from 'node:util'
import type { MockApplication, MockFacility } from '../../mock-portal/contract.ts'
import type { ApplicationRow, Operation, Status } from '../../src/domain/application-row.ts'
import { mayStillTravel } from '../../src/domain/delivery.ts'
import type { Reading } from './task.ts'

const statuses: Readonly<Record<string, readonly [Status, readonly Operation[]]>> = {
  発行承認待ち: ['pending', ['detail', 'cancel']],
  発行申請棄却: ['rejected', ['detail']],
  発行済み: ['issued', ['detail', 'revoke']],
  失効済み: ['revoked', ['detail']],
}

/** Says for each facility whose rows are not exactly the mock's, field by field, what is wrong; nothing when all are right. */
export function wrongReadings(reading: Reading, facilities: readonly MockFacility[], today: string): string[] {
  return facilities.flatMap(({ facilityCode, applications }) => {
    const expected = applications.map((application, at) => rowOf(application, at, today))
    const read = reading[facilityCode]
    if (read === undefined) return [`${facilityCode}: not read`]
    if (isDeepStrictEqual(read, expected)) return []
    return [`${facilityCode}: read ${JSON.stringify(read)}, there stands ${JSON.stringify(expected)}`]
  })
}

// 発送状況 is looked up only where it can still change, by every way alike.
function rowOf(application: MockApplication, at: number, today: string): ApplicationRow {
  const [status, operations] = statuses[application.status] ?? ['unknown', []]
  const { appliedOn, requestId, issuedOn, expiresOn, downloadBy, trackingNumber, deliveryStatus } = application
  const row: ApplicationRow = {
    no: at + 1,
    appliedOn,
    contactName: folded(application.contactName),
    terminalName: folded(application.terminalName),
    status,
    statusText: application.status,
    requestId,
    issuedOn,
    expiresOn,
    downloadBy,
    operations,
    trackingNumber: null,
    deliveryStatus: null,
  }
  return mayStillTravel(row, null, today) ? { ...row, trackingNumber, deliveryStatus } : row
}

function folded(text: string): string | null {
  return text.replaceAll(/\s+/g, ' ').trim() || null
}
