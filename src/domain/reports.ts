import type { ApplicationRow } from './application-row.ts'
import type { Facility } from './facility.ts'
import type { SurplusRow } from './surplus.ts'
import type { FailureCode } from './failure.ts'
import type { Notice } from './ports.ts'

/** What a person may do about a certificate that runs out: renew on the terminal (from 90 days before), wait, apply anew, or nothing. */
export type Renewal = 'renew-now' | 'not-yet' | 'apply-anew' | 'none'

/** An error as `--json` shows it; `evidence` is relative to `TODOKE_HOME`. */
export interface ReportedError {
  readonly code: FailureCode
  readonly message: string
  readonly step: string | null
  readonly evidence: string | null
}

export interface ScannedFacility {
  readonly facilityCode: string
  readonly name: string
  readonly ok: boolean
  readonly error: ReportedError | null
  readonly rows: readonly ApplicationRow[]
}

/** `todoke scan --json`. */
export interface ScanReport {
  readonly run: {
    readonly id: string
    readonly startedAt: string
    readonly endedAt: string | null
    readonly ok: number
    readonly failed: number
    /** Facilities that an interrupted run has not reached; the next `scan` takes them. */
    readonly remaining: number
    /** True when this run went on from one that had been cut. */
    readonly resumed: boolean
    /** True when a person or the system ended it before all were visited. */
    readonly interrupted: boolean
    /** What closed the portal for everyone, null when nothing did: exit code 3. */
    readonly stoppedBy: ReportedError | null
  }
  readonly facilities: readonly ScannedFacility[]
}

export interface Certificate extends ApplicationRow {
  readonly facilityCode: string
  readonly facilityName: string
  /** Whole days from today to 証明書有効期限; negative once over; null without a date. */
  readonly daysLeft: number | null
  readonly renewal: Renewal
  readonly readAt: string
}

/** A facility of which nothing new is known, because its last visit failed or it was never visited. */
export interface UnreadFacility {
  readonly facilityCode: string
  readonly facilityName: string
  readonly lastReadAt: string | null
  readonly error: ReportedError | null
}

/** `todoke certs --format json`. */
export interface CertificatesReport {
  readonly asOf: string
  readonly certificates: readonly Certificate[]
  readonly unread: readonly UnreadFacility[]
  /** What is pending once too often at these facilities. */
  readonly surplus: readonly SurplusRow[]
}

/** One event of the post's page; `on` as it stands there. */
export interface PostEvent {
  readonly on: string
  readonly history: string
  readonly office: string
  readonly prefecture: string
}

export interface TrackedItem {
  readonly facilityCode: string
  readonly facilityName: string
  readonly terminalName: string | null
  readonly requestId: string | null
  readonly trackingNumber: string | null
  readonly deliveryStatus: string | null
  /** Newest last; empty when the post knows nothing of it. */
  readonly events: readonly PostEvent[]
  /** The post's page could not be read; what the portal says stands above all the same. */
  readonly postError: ReportedError | null
  /** The facility could not be visited. */
  readonly error: ReportedError | null
}

/** `todoke track`. */
export interface TrackReport {
  readonly items: readonly TrackedItem[]
}

/** `todoke notices`. */
export interface NoticesReport {
  readonly readAt: string
  readonly notices: readonly Notice[]
}

/** One thing wrong with one line of a facilities file; `line` counts from 1 and includes the header. */
export interface LineFinding {
  readonly line: number
  readonly column: string
  readonly value: string | null
  /** A key of the messages in `i18n`: the sentence with its remedy. */
  readonly problem:
    | 'missing-column'
    | 'missing-value'
    | 'code-length'
    | 'code-digits'
    | 'code-lost-zeros'
    | 'duplicate-facility'
    | 'duplicate-login'
    | 'unknown-category'
    | 'bad-totp-secret'
    | 'too-few-cells'
    | 'too-many-cells'
    | 'duplicate-column'
    | 'secret-not-text'
    | 'check-digit'
  readonly severity: 'error' | 'warning'
  /** The other line of a duplicate. */
  readonly otherLine?: number
}

/** `todoke facility import`. Nothing was imported unless `imported` > 0. */
export interface ImportReport {
  readonly file: string
  readonly lines: number
  readonly imported: number
  readonly skipped: number
  readonly findings: readonly LineFinding[]
}

/** `todoke facility show`. */
export interface FacilityReport {
  readonly facility: Facility
  readonly secrets: readonly string[]
  readonly rows: readonly Certificate[]
  readonly lastVisit: { readonly at: string | null; readonly ok: boolean; readonly error: ReportedError | null } | null
}

/** One line of `todoke doctor`. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly found: string
  readonly remedy: string | null
}
