import type { ApplicationRow } from './application-row.ts'
import type { JournalItem } from './intent.ts'
import { isSameName, standingFor } from './plan-standing.ts'
import type { PlanItem, Standing } from './plan.ts'

/** Why a plan must not be sent any more: what it was when the plan was made, and what it is now. */
export interface Staleness {
  readonly reason: 'edited' | 'expired' | 'other-database' | 'changed'
  readonly facilityCode: string | null
  /** Which field of the plan, the facility, the portal's table or the settings. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What has changed for one item's terminal among its facility's rows, as they are listed now. Rows that the plan's own items have brought are no change: `ownItems` are its items in the journal. */
export function changedFacts(
  item: PlanItem,
  rows: readonly ApplicationRow[],
  ownItems: readonly JournalItem[],
): readonly Staleness[] {
  const now = standingFor(item.terminalName, rows)
  const kept = pairs(item.standing, now, isSame)
  const gone = item.standing.filter((before) => !kept.has(before))
  const fresh = now.filter((row) => ![...kept.values()].includes(row))
  const brought = pairs(
    ownItems.filter((own) => isFor(own, item)),
    fresh,
    hasBrought,
  )
  const come = fresh.filter((row) => ![...brought.values()].includes(row))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    reason: 'changed',
    facilityCode: item.facilityCode,
    field: `applications[${item.terminalName}]`,
    before: textOf(gone[index]),
    after: textOf(come[index]),
  }))
}

/** Each of some with the first fitting other that no one before it has taken. */
function pairs<One, Other>(
  some: readonly One[],
  others: readonly Other[],
  fits: (one: One, other: Other) => boolean,
): ReadonlyMap<One, Other> {
  const taken = new Map<One, Other>()
  for (const one of some) {
    const other = others.find((each) => ![...taken.values()].includes(each) && fits(one, each))
    if (other !== undefined) taken.set(one, other)
  }
  return taken
}

// A リクエストID may have come since; the numbers of two rows that have one must agree.
function isSame(before: Standing, now: Standing): boolean {
  const fields = ['appliedOn', 'status', 'expiresOn', 'downloadBy'] as const
  const isOther = before.requestId !== null && now.requestId !== null && before.requestId !== now.requestId
  return !isOther && fields.every((field) => before[field] === now[field])
}

function isFor({ facilityCode, intent, state }: JournalItem, item: PlanItem): boolean {
  const mayHaveArrived = state === 'submitted' || state === 'uncertain'
  if (!mayHaveArrived || intent.act !== 'apply' || facilityCode !== item.facilityCode) return false
  return isSameName(intent.terminalName, item.terminalName)
}

function hasBrought({ intent, requestId }: JournalItem, row: ApplicationRow): boolean {
  if (requestId !== null && row.requestId !== null) return requestId === row.requestId
  return intent.act === 'apply' && isSameName(intent.contactName, row.contactName)
}

function textOf(row: Standing | undefined): string | null {
  if (row === undefined) return null
  const { statusText, appliedOn, expiresOn, requestId } = row
  return [statusText, appliedOn, expiresOn, requestId].filter((part) => part !== null).join(' ')
}
