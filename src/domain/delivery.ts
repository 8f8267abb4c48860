import type { ApplicationRow } from './application-row.ts'
import { daysBetween } from './calendar.ts'
import { asWord } from './screen-text.ts'

/** Traceable are about 60 days from dispatch (004 §2.3), which follows the issue by days; 不達 is posted again after a call. */
const traceableDays = 90

/** True when 発送状況 of this row may be another one than what is known: issued lately, and not known as delivered. */
export function mayStillTravel(row: ApplicationRow, known: ApplicationRow | null, today: string): boolean {
  const since = row.issuedOn ?? row.appliedOn
  if (row.status !== 'issued' || since === null || daysBetween(since, today) > traceableDays) return false
  return !isDelivered(known?.deliveryStatus ?? null)
}

/** お届け済み, also written お届済み. */
export function isDelivered(deliveryStatus: string | null): boolean {
  return deliveryStatus !== null && /^お届け?済み?$/.test(asWord(deliveryStatus))
}

/** The row that stands for the same application among those already known; by リクエストID, which a row gets once. */
export function knownAs<Row extends ApplicationRow>(row: ApplicationRow, known: readonly Row[]): Row | null {
  if (row.requestId === null) return null
  return known.find((each) => each.requestId === row.requestId) ?? null
}

/** The row with what is known of its delivery where this reading did not look. */
export function withKnownDelivery(row: ApplicationRow, known: ApplicationRow | null): ApplicationRow {
  return {
    ...row,
    trackingNumber: row.trackingNumber ?? known?.trackingNumber ?? null,
    deliveryStatus: row.deliveryStatus ?? known?.deliveryStatus ?? null,
  }
}
