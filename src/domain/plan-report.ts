import type { PlanFinding } from './plan-finding.ts'
import type { Plan } from './plan.ts'

/** A finding with its sentence. */
export type ReportedFinding = PlanFinding & { readonly message: string }

/** `todoke apply plan`. */
export interface PlanReport {
  /** null when something found is an error: then nothing is to be sent. */
  readonly plan: Plan | null
  readonly findings: readonly ReportedFinding[]
}
