import type { LedgerLine, MockApplication, MockFacility } from './contract.ts'
import type { Fault, RequestName } from './fault.ts'
import type { QualificationAccount } from './qualification/contract.ts'

/** What the control may change of a facility. */
type Changeable =
  'password' | 'locked' | 'mustReset' | 'secondFactor' | 'totpSecret' | 'mailCode' | 'applications' | 'documents'

/** What the control may change of an account. */
type ChangeableOfAccount = 'password' | 'mustChange' | 'passwordExpiresOn' | 'locked'

/** A mail that the mock has written. `delivery` says how far it came: 'kept' without a server to send it by. */
export interface MockMail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  delivery: 'kept' | 'sending' | 'sent' | 'failed'
}

/** What is owed for the applications that came in since the last reset, in yen. */
export interface MockBill {
  readonly lines: readonly {
    readonly facilityCode: string
    /** 'YYYY-MM' of 発行日. */
    readonly month: string
    readonly certificates: number
    /** Notices that were mailed. */
    readonly notices: number
    readonly yen: number
  }[]
  readonly certificatesYen: number
  readonly postageYen: number
  readonly total: number
}

/** What tests see and change behind the portal's back. */
export interface Control {
  reset(): void
  truth(): readonly MockFacility[]
  ledger(): readonly LedgerLine[]
  setFaults(faults: readonly Fault[]): void
  /** Throws when there is no such facility. */
  update(facilityCode: string, change: Partial<Pick<MockFacility, Changeable>>): void
  /** Puts any bytes in the place of a document's file; null: its own again. Throws when there is no such facility or document. */
  setDocument(facilityCode: string, documentId: string, bytes: Uint8Array | null): void
  /** How many requests of a name came in since the last reset, by facility when known. */
  requests(name: RequestName, facilityCode?: string): number
  /** Lets so many days pass, one after the other: what waits is approved or rejected, notices are posted and travel. */
  advance(days: number): void
  /** Every mail written since the last reset, oldest first. */
  outbox(): readonly MockMail[]
  /** What is owed; with `asApplied` also what will be once everything that still waits is approved and mailed. */
  bill(asApplied?: boolean): MockBill
  /** A colleague applies for a facility by hand at this moment. Throws when there is no such facility. */
  applyByHand(facilityCode: string, wish: Pick<MockApplication, 'contactName' | 'terminalName'>): MockApplication
  /** Whose terminal stands before the closed network's list (/p/rx): it opens for that facility; null: for nobody. Throws when there is no such facility. */
  sitAt(facilityCode: string | null): void
  /** Every account of the qualification system, or those of a facility, as they are now. */
  accounts(facilityCode?: string): readonly QualificationAccount[]
  /** Throws when there is no such account. */
  updateAccount(userId: string, change: Partial<Pick<QualificationAccount, ChangeableOfAccount>>): void
  /** Whether a terminal's certificate lets in none but its own facility's accounts; at the start it lets in all. */
  bindTerminals(bound: boolean): void
}
