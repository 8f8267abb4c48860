import type { Status, StoredRow } from './application-row.ts'
import { daysBetween } from './calendar.ts'
import type { Certificate, Renewal } from './reports.ts'
import { comparable } from './screen-text.ts'

/**
 * From how many days before 証明書有効期限 the terminal renews. 004 §5 says 「90日未満」, yet its figure 20 has the terminal ask for the renewal
 * at 「有効期限90日前」, and a certificate is good to the end of its last day: with 90 whole days left the terminal already asks.
 */
export const renewalWindow = 90

/** Which certificates are asked for. */
export interface CertificateSelection {
  /** Issued ones with at most so many days left, and those already over for which nothing new has been applied for. */
  readonly expiringWithin?: number
  readonly status?: Status
}

/** What one row means today; `rows` are all the rows of its facility, among which a replacement is looked for. */
export function certificateOf(row: StoredRow, today: string, rows: readonly StoredRow[]): Certificate {
  const { vanishedAt, ...kept } = row
  const daysLeft = row.expiresOn === null ? null : daysBetween(today, row.expiresOn)
  return { ...kept, daysLeft, renewal: vanishedAt === null ? renewalOf(row, daysLeft, rows) : 'none' }
}

/** The selected certificates of any number of facilities: first those that need something, soonest first, then the others likewise. */
export function certificatesOf(
  rows: readonly StoredRow[],
  today: string,
  selection: CertificateSelection = {},
): readonly Certificate[] {
  const facilities = Map.groupBy(rows, (row) => row.facilityCode)
  return rows
    .map((row) => certificateOf(row, today, facilities.get(row.facilityCode) ?? []))
    .filter((certificate) => isSelected(certificate, selection))
    .toSorted(bySoonest)
}

function renewalOf(row: StoredRow, daysLeft: number | null, rows: readonly StoredRow[]): Renewal {
  if (row.status !== 'issued' || daysLeft === null) return 'none'
  const ofTerminal = rows.filter((other) => isSameTerminal(other, row))
  if (daysLeft < 0) return ofTerminal.some((other) => isNewer(other, row)) ? 'none' : 'apply-anew'
  if (ofTerminal.some((other) => succeeds(other, row))) return 'none'
  return daysLeft <= renewalWindow ? 'renew-now' : 'not-yet'
}

function isNewer(other: StoredRow, row: StoredRow): boolean {
  if (other.status === 'issued') return (other.expiresOn ?? '') > (row.expiresOn ?? '')
  return other.status === 'pending' && (other.appliedOn ?? '9') > (row.appliedOn ?? '') // what is pending without a date is of today
}

// Two machines may bear one name: only a certificate issued when the old one could be renewed is taken for its successor.
function succeeds(other: StoredRow, row: StoredRow): boolean {
  if (other.status !== 'issued' || other.issuedOn === null || row.expiresOn === null) return false
  return isNewer(other, row) && daysBetween(other.issuedOn, row.expiresOn) <= renewalWindow
}

function isSameTerminal(other: StoredRow, row: StoredRow): boolean {
  if (other.vanishedAt !== null || other.terminalName === null || row.terminalName === null) return false
  return comparable(other.terminalName) === comparable(row.terminalName)
}

function isSelected(certificate: Certificate, { expiringWithin, status }: CertificateSelection): boolean {
  if (status !== undefined && certificate.status !== status) return false
  return expiringWithin === undefined || isExpiring(certificate, expiringWithin, status ?? 'issued')
}

function isExpiring({ daysLeft, renewal, status }: Certificate, within: number, wanted: Status): boolean {
  if (daysLeft === null || daysLeft > within || status !== wanted) return false
  return daysLeft >= 0 || renewal === 'apply-anew'
}

function bySoonest(one: Certificate, other: Certificate): number {
  const idle = Number(one.renewal === 'none') - Number(other.renewal === 'none')
  const soonest = (one.daysLeft ?? Number.MAX_SAFE_INTEGER) - (other.daysLeft ?? Number.MAX_SAFE_INTEGER)
  return idle || soonest || byPlace(one, other)
}

function byPlace(one: Certificate, other: Certificate): number {
  if (one.facilityCode !== other.facilityCode) return one.facilityCode < other.facilityCode ? -1 : 1
  return (one.no ?? 0) - (other.no ?? 0)
}
