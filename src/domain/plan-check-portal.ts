import type { StoredRow } from './application-row.ts'
import { addDays, todayInJapan } from './calendar.ts'
import { renewalWindow } from './certificate.ts'
import type { JournalItem } from './intent.ts'
import type { Candidate, Grounds } from './plan-grounds.ts'
import { planFinding, type PlanFinding } from './plan-finding.ts'
import { hasBrought } from './plan-changes.ts'
import { isSameName, standingFor } from './plan-standing.ts'

/** What the portal's table, as last read, and the journal say against another certificate for this terminal. */
export function portalFindings(candidate: Candidate, grounds: Grounds): readonly PlanFinding[] {
  const { wish, facility } = candidate
  const { facilityCode } = facility
  const rows = grounds.rows.filter((row) => row.facilityCode === facilityCode)
  const items = grounds.journal.filter((item) => item.facilityCode === facilityCode)
  const about = { key: wish.key, facilityCode }
  const standing = standingFor(wish.terminalName, rows)
  return [
    ...items
      .filter(({ state }) => state === 'uncertain')
      .map(({ key }) => planFinding('uncertain-item', { ...about, other: key })),
    ...(grounds.readAt.has(facilityCode) ? [] : [planFinding('never-read', about)]),
    ...standing.flatMap((row) => rowFinding(row, about, grounds.today)),
    ...items
      .filter((item) => isMeantFor(item, wish.terminalName) && !standing.some((row) => isListedAs(item, row)))
      .flatMap((item) => itemFinding(item, about, grounds)),
  ]
}

type About = Pick<PlanFinding, 'key'> & { readonly facilityCode: string }

function rowFinding(row: StoredRow, about: About, today: string): readonly PlanFinding[] {
  const { status, statusText, appliedOn, requestId, expiresOn, downloadBy, terminalName } = row
  const told = { ...about, column: 'terminalName', found: terminalName, other: requestId } as const
  if (status === 'pending') return [planFinding('already-pending', { ...told, on: appliedOn })]
  if (status === 'unknown') return [planFinding('unknown-status', { ...told, found: statusText })]
  if (expiresOn !== null && expiresOn < today) return []
  if (downloadBy !== null && downloadBy >= today) return [planFinding('downloadable', { ...told, on: downloadBy })]
  const from = expiresOn && addDays(expiresOn, -renewalWindow)
  return [planFinding('valid-certificate', { ...told, found: expiresOn, on: from })]
}

function isMeantFor({ intent, state }: JournalItem, terminalName: string): boolean {
  if (intent.act !== 'apply' || !isSameName(intent.terminalName, terminalName)) return false
  return state === 'planned' || state === 'submitted'
}

// Its row says it already.
function isListedAs(item: JournalItem, row: StoredRow): boolean {
  if (item.state !== 'submitted' || !hasBrought(item, row)) return false
  return row.appliedOn === null || row.appliedOn >= addDays(todayInJapan(item.changedAt), -1)
}

// What was submitted before the last reading is among the rows, or no longer on the portal.
function itemFinding(item: JournalItem, about: About, { readAt }: Grounds): readonly PlanFinding[] {
  const told = { ...about, column: 'terminalName', other: item.planId ?? item.key } as const
  if (item.state === 'planned') return [planFinding('already-planned', told)]
  const read = readAt.get(item.facilityCode)
  if (read !== undefined && Date.parse(read) >= Date.parse(item.changedAt)) return []
  return [planFinding('already-pending', { ...told, on: todayInJapan(item.changedAt) })]
}
