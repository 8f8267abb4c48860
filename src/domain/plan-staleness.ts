import type { StoredRow } from './application-row.ts'
import type { Facility } from './facility.ts'
import type { JournalItem } from './intent.ts'
import { changedFacts, type Staleness } from './plan-changes.ts'
import { hashOf } from './plan-hash.ts'
import { journalKey } from './plan-item.ts'
import type { Plan, PlanFacility, PlanItem, Vendor } from './plan.ts'
import { isSameName } from './plan-standing.ts'

/** How things stand when a plan is to be sent. */
export interface Present {
  readonly now: string
  readonly database: string
  readonly facilities: readonly Facility[]
  readonly rows: readonly StoredRow[]
  /** Every item of the plan's facilities. */
  readonly journal: readonly JournalItem[]
  readonly vendor: Vendor
}

/** Why the plan is stale; nothing when it holds. What changes nothing for it, and what its own items have brought, does not count; nor do items that it has submitted already. */
export function staleness(plan: Plan, present: Present): readonly Staleness[] {
  const hash = hashOf(plan)
  if (hash !== plan.hash) return [stale('edited', 'hash', plan.hash, hash)] // then nothing else in it can be believed
  if (plan.database !== present.database) return [stale('other-database', 'database', plan.database, present.database)]
  const isExpired = Date.parse(present.now) >= Date.parse(plan.expiresAt)
  return [
    ...(isExpired ? [stale('expired', 'expiresAt', plan.expiresAt, present.now)] : []),
    ...vendorChanges(plan.vendor, present.vendor),
    ...facilitiesToCome(plan, present.journal).flatMap((facility) => facilityChanges(facility, present.facilities)),
    ...itemsToCome(plan, present.journal).flatMap((item) => itemChanges(item, plan, present)),
  ]
}

function itemsToCome({ planId, items }: Plan, journal: Present['journal']): readonly PlanItem[] {
  const done = new Set(journal.filter(({ state }) => state === 'submitted').map(({ key }) => key))
  return items.filter((item) => item.action === 'apply' && !done.has(journalKey(planId, item)))
}

function facilitiesToCome(plan: Plan, journal: Present['journal']): readonly PlanFacility[] {
  const codes = new Set(itemsToCome(plan, journal).map(({ facilityCode }) => facilityCode))
  return plan.facilities.filter(({ facilityCode }) => codes.has(facilityCode))
}

function vendorChanges(before: Vendor, after: Vendor): readonly Staleness[] {
  return [
    ...difference(null, 'TODOKE_VENDOR_NAME', before.name, after.name),
    ...difference(null, 'TODOKE_VENDOR_PHONE', before.phones.join(',') || null, after.phones.join(',') || null),
  ]
}

function facilityChanges(before: PlanFacility, facilities: readonly Facility[]): readonly Staleness[] {
  const { facilityCode } = before
  const after = facilities.find((facility) => facility.facilityCode === facilityCode)
  if (after === undefined) return difference(facilityCode, 'facilityCode', before.name, null)
  const fields = ['name', 'category', 'loginId', 'phone', 'email'] as const
  return fields.flatMap((field) => difference(facilityCode, field, before[field], after[field]))
}

function itemChanges(item: PlanItem, plan: Plan, { rows, journal }: Present): readonly Staleness[] {
  const { facilityCode } = item
  const own = journal.filter(({ planId }) => planId === plan.planId)
  const others = journal.filter((each) => each.planId !== plan.planId && isRival(each, item, plan.madeAt))
  return [
    ...changedFacts(
      item,
      rows.filter((row) => row.facilityCode === facilityCode),
      own,
    ),
    ...others.flatMap(({ key, state }) => difference(facilityCode, 'journal', null, `${state} ${key}`)),
  ]
}

// Another plan means to buy for the same terminal, or has bought, since this one was made.
function isRival({ facilityCode, intent, state, changedAt }: JournalItem, item: PlanItem, madeAt: string): boolean {
  if (facilityCode !== item.facilityCode || intent.act !== 'apply') return false
  if (state === 'skipped' || state === 'failed') return false
  return isSameName(intent.terminalName, item.terminalName) && Date.parse(changedAt) > Date.parse(madeAt)
}

function difference(
  facilityCode: string | null,
  field: string,
  before: string | null,
  after: string | null,
): readonly Staleness[] {
  return before === after ? [] : [{ reason: 'changed', facilityCode, field, before, after }]
}

function stale(reason: Staleness['reason'], field: string, before: string, after: string): Staleness {
  return { reason, facilityCode: null, field, before, after }
}
