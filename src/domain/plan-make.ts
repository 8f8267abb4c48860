import { addDays } from './calendar.ts'
import { contactFindings } from './plan-check-contact.ts'
import { facilityFindings } from './plan-check-facility.ts'
import { portalFindings } from './plan-check-portal.ts'
import { terminalFindings } from './plan-check-terminal.ts'
import { accept, type Acceptance } from './plan-accept.ts'
import { inOrder, planFinding, type PlanFinding } from './plan-finding.ts'
import type { Candidate, Grounds } from './plan-grounds.ts'
import { sealed } from './plan-hash.ts'
import { itemOf } from './plan-item.ts'
import { feeOf, type Plan, type PlanFacility } from './plan.ts'
import type { WishFile } from './wish-file.ts'

const goodForDays = 7

/** What was found, and the plan, which there is only when nothing found is an error. */
export interface Planned {
  readonly plan: Plan | null
  readonly findings: readonly PlanFinding[]
}

/** Checks wishes against what is known and makes the plan of them: what is advised against is left out, unless it is accepted with a reason. */
export function makePlan(
  { wishes, findings: ofFile }: WishFile,
  acceptances: readonly Acceptance[],
  grounds: Grounds,
  planId: string,
): Planned {
  const facilities = new Map(grounds.facilities.map((facility) => [facility.facilityCode, facility]))
  const candidates = wishes.flatMap((wish): Candidate[] => {
    const facility = facilities.get(wish.facilityCode)
    return facility === undefined ? [] : [{ wish, facility }]
  })
  const strangers = wishes.filter(({ facilityCode }) => !facilities.has(facilityCode)).map(unknownFacility)
  const found = [...ofFile, ...strangers, ...candidates.flatMap((one) => findingsOf(one, candidates, grounds))]
  const keys = [...found.map(({ key }) => key), ...candidates.map(({ wish }) => wish.key)]
  const findings = inOrder(accept(found, acceptances, keys))
  const isSound = findings.every(({ severity }) => severity !== 'error')
  return { plan: isSound ? planOf(candidates, findings, grounds, planId) : null, findings }
}

function unknownFacility({ key, facilityCode }: Candidate['wish']): PlanFinding {
  return planFinding('unknown-facility', { key, facilityCode, column: 'facilityCode', found: facilityCode })
}

function findingsOf(one: Candidate, candidates: readonly Candidate[], grounds: Grounds): readonly PlanFinding[] {
  const earlier = candidates.slice(0, candidates.indexOf(one))
  return [
    ...facilityFindings(one, candidates, grounds),
    ...contactFindings(one, candidates, grounds),
    ...terminalFindings(one, earlier),
    ...portalFindings(one, grounds),
  ]
}

function planOf(
  candidates: readonly Candidate[],
  findings: readonly PlanFinding[],
  grounds: Grounds,
  planId: string,
): Plan {
  const { now, database, vendor } = grounds
  const items = candidates.map((one) => itemOf(one, findings, grounds))
  const facilities = new Map(candidates.map(({ facility }) => [facility.facilityCode, facility]))
  return sealed({
    version: 1,
    planId,
    madeAt: now,
    expiresAt: addDays(now.slice(0, 10), goodForDays) + now.slice(10),
    database,
    fee: feeOf(items.filter(({ action }) => action === 'apply').length),
    items,
    facilities: [...facilities.values()].map(factsOf),
    vendor,
    findings,
  })
}

function factsOf({ facilityCode, name, category, loginId, phone, email }: Candidate['facility']): PlanFacility {
  return { facilityCode, name, category, loginId, phone, email }
}
