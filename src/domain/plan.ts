import type { Status } from './application-row.ts'
import type { PlanFinding, PlanProblem } from './plan-finding.ts'

/** Yen for some certificates: 1,500円 each and 753円 for the notice that is mailed for each (手引き §7; 「一通当たり」 §5). */
export interface Fee {
  readonly certificates: number
  readonly postage: number
  readonly total: number
}

/** What so many certificates cost once approved. No manual knows of a notice for several, so each has its own. */
export function feeOf(count: number): Fee {
  const certificates = count * 1500
  const postage = count * 753
  return { certificates, postage, total: certificates + postage }
}

/** An application or certificate that stood for a terminal when the plan was made. */
export interface Standing {
  readonly requestId: string | null
  readonly appliedOn: string | null
  readonly status: Extract<Status, 'pending' | 'issued' | 'unknown'>
  readonly statusText: string
  readonly expiresOn: string | null
  readonly downloadBy: string | null
}

/** One line of the wishes as it will be sent, or why not. */
export interface PlanItem {
  /** As L3 for the file's third line. */
  readonly key: string
  readonly facilityCode: string
  readonly facilityName: string
  readonly terminalName: string
  readonly contactName: string
  /** What must stand prefilled; null where neither the file nor the store knows it. */
  readonly phone: string | null
  readonly email: string | null
  readonly action: 'apply' | 'skip'
  /** The gravest advice that stands against it; null for what is applied for. */
  readonly reason: PlanProblem | null
  /** Advice that a person overruled, with the reason given. */
  readonly accepted: readonly { readonly finding: PlanProblem; readonly reason: string }[]
  readonly fee: Fee
  /** What there was for this terminal, which must not have changed. */
  readonly standing: readonly Standing[]
}

/** What the store knew of a facility, which must not have changed. */
export interface PlanFacility {
  readonly facilityCode: string
  readonly name: string
  readonly category: string | null
  readonly loginId: string
  readonly phone: string | null
  readonly email: string | null
}

/** Who must not stand as 担当者: the settings TODOKE_VENDOR_NAME and TODOKE_VENDOR_PHONE. */
export interface Vendor {
  readonly name: string | null
  readonly phones: readonly string[]
}

/** A plan but for its hash. */
export interface PlanContents {
  readonly version: 1
  readonly planId: string
  readonly madeAt: string
  readonly expiresAt: string
  /** The identity of the database whose facts it rests on. */
  readonly database: string
  readonly fee: Fee
  readonly items: readonly PlanItem[]
  readonly facilities: readonly PlanFacility[]
  readonly vendor: Vendor
  readonly findings: readonly PlanFinding[]
}

/** What will be sent, exactly, and all that it rests on. */
export interface Plan extends PlanContents {
  /** SHA-256 over the canonical JSON of all the rest. */
  readonly hash: string
}
