import type { Facility, SecretName, Selection } from '../domain/facility.ts'
import type { Status } from '../domain/application-row.ts'
import type {
  CertificatesReport,
  Check,
  FacilityReport,
  ImportReport,
  NoticesReport,
  ScanReport,
  ScannedFacility,
  TrackReport,
} from '../domain/reports.ts'
import type { Acceptance } from '../domain/plan-accept.ts'
import type { PlanReport } from '../domain/plan-report.ts'
import type { Plan } from '../domain/plan.ts'
import type { Secret } from '../domain/secret.ts'
import type { Settings } from '../domain/settings.ts'

/** What a caller may listen to; none may throw, none is awaited but `onQuestion`. */
export interface Listeners {
  readonly onRun?: (run: {
    readonly id: string
    readonly total: number
    readonly done: number
    readonly resumed: boolean
  }) => void
  readonly onVisit?: (visit: { readonly facilityCode: string; readonly name: string }) => void
  readonly onStep?: (step: { readonly facilityCode: string; readonly title: string }) => void
  readonly onVisited?: (facility: ScannedFacility, progress: { readonly done: number; readonly total: number }) => void
  /** Asked for a second factor's code when a person is there; null declines. */
  readonly onQuestion?: (question: {
    readonly facilityCode: string
    readonly name: string
    readonly text: string
  }) => Promise<string | null>
  readonly onLog?: (line: { readonly level: 'info' | 'warn' | 'error'; readonly text: string }) => void
}

/** A vault's passphrase, asked for only when the file vault is opened and no setting gives it. */
export type AskPassphrase = (purpose: 'open' | 'create') => Promise<Secret>

export interface Surroundings {
  readonly askPassphrase?: AskPassphrase
  readonly listeners?: Listeners
}

/** todoke without a terminal: every command as a call that prints nothing and never exits. Each throws `Failure` and nothing else on purpose. */
export interface Todoke {
  readonly settings: Settings
  importFacilities(file: string, options?: { readonly skipBad?: boolean }): Promise<ImportReport>
  /** Secrets are those of the facilities file; they go to the vault only. */
  addFacility(facility: Facility, secrets: Partial<Record<SecretName, Secret>>): Promise<void>
  facilities(selection?: Selection): Promise<readonly Facility[]>
  showFacility(facilityCode: string): Promise<FacilityReport>
  /** Removes it with its secrets; its history stays. */
  removeFacility(facilityCode: string): Promise<boolean>
  setSecret(facilityCode: string, name: SecretName, secret: Secret): Promise<void>
  secrets(): Promise<readonly { readonly facilityCode: string; readonly names: readonly SecretName[] }[]>
  removeSecrets(facilityCode: string, name?: SecretName): Promise<boolean>
  /** Returns how many secrets moved. */
  moveVault(to: 'file' | 'keychain'): Promise<number>
  /** `signal` ends the run cleanly: visits in flight are abandoned, what was read is kept, the report says what remains. */
  scan(selection?: Selection, options?: { readonly signal?: AbortSignal }): Promise<ScanReport>
  certificates(options?: {
    readonly selection?: Selection
    readonly expiringWithin?: number
    readonly status?: Status
  }): Promise<CertificatesReport>
  /** Checks a file of wished certificates against the store and the rules; sends nothing and stores nothing. */
  planApplications(file: string, options?: { readonly accept?: readonly Acceptance[] }): Promise<PlanReport>
  /** The plan in a file, as long as it holds: one that was edited, is over or rests on what has changed is `bad-input`. */
  openPlan(file: string): Promise<Plan>
  track(selection?: Selection, options?: { readonly signal?: AbortSignal }): Promise<TrackReport>
  notices(): Promise<NoticesReport>
  doctor(): Promise<readonly Check[]>
  /** Runs `scan` by the cron expression until `signal`; a missed night is caught up at once. */
  schedule(options: {
    readonly signal: AbortSignal
    readonly cron?: string
    readonly onNext?: (next: string) => void
    readonly onReport?: (report: ScanReport) => void
  }): Promise<void>
  /** The next run by the cron expression, ISO, and the last one that began. */
  nextRun(cron?: string): Promise<{ readonly next: string; readonly last: string | null }>
  close(): Promise<void>
}
