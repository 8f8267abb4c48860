import type { Act, ItemState } from './intent.ts'
import type { JournalEvent } from './journal.ts'
import type { Fee } from './plan.ts'
import type { ReportedFinding } from './plan-report.ts'
import type { ReportedError } from './reports.ts'
import type { SurplusRow } from './surplus.ts'

/** One item of the journal as `--json` shows it. */
export interface ReportedItem {
  /** As in its plan (L3); of a row's operation the journal's own. */
  readonly key: string
  /** null for a row's operation. */
  readonly planId: string | null
  readonly act: Act
  readonly facilityCode: string
  readonly facilityName: string
  readonly contactName: string | null
  readonly terminalName: string | null
  readonly state: ItemState
  readonly requestId: string | null
  readonly error: ReportedError | null
  /** Yen once submitted. */
  readonly fee: Fee
}

/** The same after a run. */
export type FiledItemReport = ReportedItem & {
  /** What stood on the last screen, label to text; null when this run did not get there. */
  readonly shown: Readonly<Record<string, string>> | null
}

/** `todoke apply run`, `apply resume`, `cancel`, `revoke` and `edit`. */
export interface FilingReport {
  readonly run: {
    readonly id: string
    readonly startedAt: string
    readonly endedAt: string
    /** False for a dry run: nothing was sent, and nothing stands in the journal. */
    readonly submit: boolean
    /** How many of the items below are in each state. */
    readonly submitted: number
    readonly planned: number
    readonly failed: number
    readonly uncertain: number
    readonly skipped: number
    /** Of those that are submitted. */
    readonly fee: Fee
    /** Of those that are still planned. */
    readonly feePlanned: Fee
    /** True when a person or the system ended it before its end. */
    readonly interrupted: boolean
    /** What closed the portal for everyone, null when nothing did: exit code 3. */
    readonly stoppedBy: ReportedError | null
  }
  readonly items: readonly FiledItemReport[]
  /** What was found about the new values of an `edit`; nothing of what forbids it is among them. */
  readonly findings: readonly ReportedFinding[]
}

/** One item with all that happened to it. */
export type ListedItem = ReportedItem & {
  /** ISO time of its last change, and of its last sending. */
  readonly changedAt: string
  readonly sentAt: string | null
  readonly attempts: number
  /** Advice that a person overruled, and why. */
  readonly accepted: readonly { readonly finding: string; readonly reason: string }[]
  readonly events: readonly JournalEvent[]
}

/** `todoke apply list`. Here `key` is the journal's, unique over all plans. */
export interface JournalReport {
  readonly items: readonly ListedItem[]
  /** Of those that are submitted, of those still planned, and of those of which nobody knows. */
  readonly fee: Fee
  readonly feePlanned: Fee
  readonly feeUncertain: Fee
  readonly surplus: readonly SurplusRow[]
}
