import type { Intent } from './intent.ts'
import type { NewItem } from './journal.ts'
import type { PlanFinding } from './plan-finding.ts'
import type { Candidate, Grounds } from './plan-grounds.ts'
import { asStanding, standingFor } from './plan-standing.ts'
import { feeOf, type Plan, type PlanItem } from './plan.ts'
import { asWord } from './screen-text.ts'

/** What will be done about one wish, by what was found about it. */
export function itemOf(
  { wish, facility }: Candidate,
  findings: readonly PlanFinding[],
  { rows }: Pick<Grounds, 'rows'>,
): PlanItem {
  const { key, facilityCode, terminalName, contactName } = wish
  const advice = findings.filter((finding) => finding.key === key && finding.severity === 'advice')
  const against = advice.find(({ accepted }) => accepted === null)
  const own = rows.filter((row) => row.facilityCode === facilityCode)
  return {
    key,
    facilityCode,
    facilityName: facility.name,
    terminalName,
    contactName,
    phone: wish.phone ?? digitsOf(facility.phone),
    email: wish.email ?? facility.email,
    action: against === undefined ? 'apply' : 'skip',
    reason: against?.kind ?? null,
    accepted: advice.flatMap(({ kind, accepted }) => (accepted === null ? [] : [{ finding: kind, reason: accepted }])),
    fee: feeOf(against === undefined ? 1 : 0),
    standing: standingFor(terminalName, own).map(asStanding),
  }
}

function intentOf(item: PlanItem, { facilities }: Pick<Plan, 'facilities'>): Intent {
  const { facilityCode, facilityName, contactName, terminalName, email, phone } = item
  const facility = facilities.find((each) => each.facilityCode === facilityCode)
  return { act: 'apply', facilityName, category: facility?.category ?? null, contactName, terminalName, email, phone }
}

/** What the journal is given of a plan, what is left out included. */
export function journalItemsOf(plan: Plan): readonly NewItem[] {
  return plan.items.map((item) => ({
    key: journalKey(plan.planId, item),
    planId: plan.planId,
    facilityCode: item.facilityCode,
    intent: intentOf(item, plan),
    state: item.action === 'apply' ? 'planned' : 'skipped',
    fee: item.fee.certificates,
    postage: item.fee.postage,
    accepted: item.accepted,
  }))
}

/** The key of an item in the journal, where the items of all plans stand. */
export function journalKey(planId: string, { key }: Pick<PlanItem, 'key'>): string {
  return `${planId}:${key}`
}

// A facilities file may have the phone with hyphens or brackets, the portal has it without.
function digitsOf(phone: string | null): string | null {
  return phone && asWord(phone).replaceAll(/[-‐-―−ー()]/g, '')
}
