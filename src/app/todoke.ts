import type { Boundary, OnBoundary, ResetBoundary } from '../domain/boundary.ts'
import type { FiledItemReport, FilingReport, JournalReport } from '../domain/filing-report.ts'
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
import type { DocumentItem, DocumentsReport } from '../domain/document-reports.ts'
import type { Acceptance } from '../domain/plan-accept.ts'
import type { AccountsReport, ResetReport } from '../domain/account-report.ts'
import type { AccountRole } from '../domain/intent.ts'
import type { PlanReport } from '../domain/plan-report.ts'
import type { Plan } from '../domain/plan.ts'
import type { RowWish } from '../domain/row-order.ts'
import type { Secret } from '../domain/secret.ts'
import type { Settings } from '../domain/settings.ts'
import type { DocumentKind } from '../domain/user-settings.ts'

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
  /** One facility's items after a visit in which something was filed. */
  readonly onFiled?: (
    filed: { readonly facility: Facility; readonly items: readonly FiledItemReport[] },
    progress: { readonly done: number; readonly total: number },
  ) => void
  /** One facility's documents after a visit for them. */
  readonly onDocuments?: (
    taken: { readonly facilityCode: string; readonly name: string; readonly items: readonly DocumentItem[] },
    progress: { readonly done: number; readonly total: number },
  ) => void
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

/** Asks the person who is there for a secret that the vault does not have; null declines. */
export type AskSecret = (facilityCode: string, name: SecretName) => Promise<Secret | null>

export interface Surroundings {
  readonly askPassphrase?: AskPassphrase
  readonly askSecret?: AskSecret
  readonly listeners?: Listeners
  /** Is told of each named boundary of a submission as it is crossed, and awaited there; for tests that cut a run. */
  readonly crossed?: OnBoundary<Boundary | ResetBoundary>
  /** Milliseconds for which the answer to a last button is awaited; default: two minutes. For tests in which it comes too late. */
  readonly answerLimit?: number
}

/** How something is to be sent; by default it is not. */
export interface FilingOptions {
  readonly submit?: boolean
  /** Limit in yen, postage included, for a plan and what it has spent before. */
  readonly maxFee?: number
  readonly signal?: AbortSignal
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
  /** Sends what the plan says, each item once; without `submit` it stops before each last button. `signal` ends it cleanly: a press in flight is settled. */
  applyPlan(file: string, options?: FilingOptions): Promise<FilingReport>
  /** Settles what is uncertain by the portal's own table; with `submit` goes on with what is still planned. */
  resumeApplications(options?: FilingOptions): Promise<FilingReport>
  /** 発行申請のキャンセル, 証明書の失効 or 更新 of exactly one row; without `submit` it stops before the last button. */
  fileRow(wish: RowWish, options?: Omit<FilingOptions, 'maxFee'>): Promise<FilingReport>
  /** Settles an uncertain item by what a person saw at the portal, with the reason; answers with the journal of its facility. */
  settleByHand(
    key: string,
    verdict: { readonly state: 'submitted' | 'planned'; readonly reason: string },
  ): Promise<JournalReport>
  /** What was promised, and what became of it. */
  journal(selection?: Selection): Promise<JournalReport>
  /** The accounts of the オンライン資格確認等システム at a facility's terminal, 管理者 unless all are wanted; the facility need not be registered. */
  listAccounts(
    of: { readonly facilityCode: string; readonly as?: AccountRole; readonly role?: 'admin' | 'all' },
    options?: { readonly signal?: AbortSignal },
  ): Promise<AccountsReport>
  /** パスワード初期化 of one account, once for each order; `again` is the reason for another one. Without `submit` it stops before the last button. The new password goes to the vault, and アカウント設定情報 into `out`. */
  resetPassword(
    of: {
      readonly facilityCode: string
      readonly userId: string
      readonly as?: AccountRole
      readonly again?: string
      readonly out?: string
    },
    options?: { readonly submit?: boolean; readonly signal?: AbortSignal },
  ): Promise<ResetReport>
  track(selection?: Selection, options?: { readonly signal?: AbortSignal }): Promise<TrackReport>
  /** The newest 本番環境 ユーザ設定情報 of each facility, read, or every 交付決定通知書; `out` is a folder, by default in the home. Nothing that could not be read is kept as if it were. */
  downloadDocuments(
    selection: Selection,
    options: { readonly kind: DocumentKind; readonly out?: string; readonly signal?: AbortSignal },
  ): Promise<DocumentsReport>
  /** What the newest ユーザ設定情報 of one facility said; its initial password stands in the vault alone. */
  showMasterAccount(
    facilityCode: string,
  ): Promise<{ readonly item: DocumentItem; readonly initialPassword: Secret | null }>
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
