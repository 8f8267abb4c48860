import type { ApplicationRow, StoredRow } from './application-row.ts'
import type { AccountName, Facility, SecretName, Selection } from './facility.ts'
import type { FailureCode, FailureRecord } from './failure.ts'
import type { ItemState, JournalItem, PasswordReset } from './intent.ts'
import type {
  FreeNote,
  JournalEntry,
  JournalFilter,
  Life,
  NewItem,
  Sender,
  SendingAnswer,
  SendingRequest,
  Settlement,
  Yen,
} from './journal.ts'
import type { Secret } from './secret.ts'
import type { MasterAccount } from './user-settings.ts'

/** A secret and the random name of this very value: a new value has a new version, the same value keeps its version. */
export interface StoredSecret {
  readonly secret: Secret
  readonly version: string
}

export interface SecretEntry {
  readonly facilityCode: string
  readonly name: SecretName
  readonly secret: Secret
  /** Of a value that moves from another vault, so that a login refused there is not tried again here; else a new one is made. */
  readonly version?: string
}

/** Where passwords live. Every method throws `Failure('vault-missing')` when the vault cannot be opened, and never an error that quotes a secret. */
export interface Vault {
  readonly kind: 'keychain' | 'file'
  /** null when nothing is kept under that name. */
  get(facilityCode: string, name: SecretName): Promise<StoredSecret | null>
  /** All or none; setting an equal value changes nothing, its version included. */
  set(entries: readonly SecretEntry[]): Promise<void>
  /** Which names are kept for whom, by code; no secret is decrypted for it. */
  list(): Promise<readonly { readonly facilityCode: string; readonly names: readonly SecretName[] }[]>
  /** True when there was something to remove; without `name` everything of that facility. */
  remove(facilityCode: string, name?: SecretName): Promise<boolean>
  close(): Promise<void>
}

export type VisitState = 'planned' | 'ok' | 'failed'

/** What one facility's visit in a run came to. `rows` are those read in this run, in screen order. */
export interface VisitRecord {
  readonly facilityCode: string
  readonly name: string
  readonly state: VisitState
  readonly rows: readonly ApplicationRow[]
  readonly failure: FailureRecord | null
  readonly endedAt: string | null
}

export interface Run {
  readonly id: string
  /** What was asked for, as a stable text: 'all', or codes and tags in order. Only an equal selection resumes a run. */
  readonly selection: string
  readonly startedAt: string
  readonly endedAt: string | null
}

/** A visit's end, stored in one transaction: the rows become history, vanished rows are marked, the visit is closed. */
export interface VisitEnd {
  readonly runId: string
  readonly facilityCode: string
  readonly endedAt: string
  /** null after a failure: nothing is known about the rows, so none vanishes. */
  readonly rows: readonly ApplicationRow[] | null
  readonly failure: FailureRecord | null
}

/** One facility's whole table, read in a run that files. */
export interface Reading {
  readonly run: Run
  readonly facilityCode: string
  readonly readAt: string
  readonly rows: readonly ApplicationRow[]
}

/** A login that the portal refused; while the vault still holds that version it is not tried again. */
export interface LoginRefusal {
  readonly secretVersion: string
  readonly code: FailureCode
  readonly at: string
  readonly found: string | null
}

export interface Notice {
  readonly title: string
  readonly number: string | null
  readonly views: number | null
  readonly age: string | null
}

/** Who holds a lease; a holder that has died on this host loses it at once, any other when it expires. */
export interface LeaseHolder {
  readonly host: string
  readonly pid: number
  readonly what: string
}

/** What was promised, and what became of it. Nothing in it is ever deleted; a change that the item's state does not allow is refused. */
export interface Journal {
  /** Adds items in this order, all or none; a key that is there stays as it is when plan, facility and intent are the same, else `bad-input`. */
  saveItems(items: readonly NewItem[], at: string): Promise<void>
  /** In the order of saving. */
  items(filter?: JournalFilter): Promise<readonly JournalItem[]>
  /** Items with their events, in the order of saving. */
  entries(filter?: JournalFilter): Promise<readonly JournalEntry[]>
  /**
   * In one transaction: the lease `spending` is the holder's and not expired, the item is `planned`, nothing uncertain stands in its way, the caps hold.
   * Then the item is `uncertain`, with the event `sending`. An application is barred by every uncertain deed at the portal of its facility; a row's operation by every other uncertain row's operation; a reset by an uncertain one of the same account.
   */
  beginSending(request: SendingRequest): Promise<SendingAnswer>
  note(key: string, note: FreeNote, at: string): Promise<void>
  /** A `planned` item that fails before the press: stays so with its failure, or becomes `failed` or `skipped`. False when it is not `planned`. */
  fail(
    key: string,
    state: Extract<ItemState, 'planned' | 'failed' | 'skipped'>,
    failure: FailureRecord,
    at: string,
  ): Promise<boolean>
  /** Of an item that was about to be pressed. False, and nothing changes, when its state or its attempts are not those that were judged; of a submitted one the missing requestId alone may still come. */
  settle(key: string, settlement: Settlement): Promise<boolean>
  /** A planned item that was pressed before and of which the pop-up knows more than the table: `uncertain` until the table is read anew. */
  doubt(key: string, failure: FailureRecord, at: string): Promise<boolean>
  life(sender: Sender): Promise<Life>
  /** Sums by state; `sentOn` is a month (YYYY-MM) or a day (YYYY-MM-DD) of sending. */
  yen(filter?: JournalFilter & { readonly sentOn?: string }): Promise<Readonly<Record<ItemState, Yen>>>
}

/** The same journal's drawer of password resets, of which no table of the portal tells: `Journal.items` and `entries` show none of them, all else goes by key. */
export interface ResetJournal {
  /** As `saveItems`. */
  saveReset(item: NewItem<PasswordReset>, at: string): Promise<void>
  /** Resets with their events, in the order of saving. */
  resets(filter?: JournalFilter): Promise<readonly JournalEntry<PasswordReset>[]>
}

/** What todoke remembers. One process may call it concurrently; each method is one transaction, all or nothing. */
export interface Store extends Journal, ResetJournal {
  /** Random, given once when the database is made; two databases never share it, a copy does. */
  databaseId(): Promise<string>
  saveFacilities(facilities: readonly Facility[]): Promise<void>
  /** In order of code; an unknown code in the selection is simply not in the answer. */
  facilities(selection?: Selection): Promise<readonly Facility[]>
  /** Makes room for what is noted of a facility that nobody looks after; one that is known stays as it is. */
  noteFacility(facilityCode: string): Promise<void>
  /** False when there was none. Its history stays. */
  removeFacility(facilityCode: string): Promise<boolean>

  beginRun(run: Run, facilityCodes: readonly string[]): Promise<void>
  /** The newest scan that has not ended, began after `since` and has this selection. */
  unfinishedRun(selection: string, since: string): Promise<Run | null>
  /** The newest scan of all, ended or not. */
  latestRun(): Promise<Run | null>
  endRun(runId: string, endedAt: string): Promise<void>
  endVisit(end: VisitEnd): Promise<void>
  /** Puts a failed visit back to `planned`, for the second try at the end of the night. */
  reopenVisit(runId: string, facilityCode: string): Promise<void>
  visits(runId: string): Promise<readonly VisitRecord[]>
  /** As good as a scan's: history, vanished rows are marked, and a visit that has ended well, the same for all readings of a facility in one run. */
  saveReading(reading: Reading): Promise<void>

  /** Every facility's rows as last read, in order of code and screen; vanished ones only when asked for. */
  rows(selection?: Selection, options?: { readonly vanished: boolean }): Promise<readonly StoredRow[]>
  /** Every reading of one facility's rows, oldest first. */
  history(facilityCode: string): Promise<readonly StoredRow[]>
  /** Each facility's last ended visit. */
  lastVisits(selection?: Selection): Promise<readonly VisitRecord[]>

  loginRefusal(facilityCode: string): Promise<LoginRefusal | null>
  setLoginRefusal(facilityCode: string, refusal: LoginRefusal | null): Promise<void>
  /** The same of an account of the オンライン資格確認等システム. */
  accountRefusal(account: AccountName): Promise<LoginRefusal | null>
  setAccountRefusal(account: AccountName, refusal: LoginRefusal | null): Promise<void>

  saveNotices(notices: readonly Notice[], readAt: string): Promise<void>
  notices(): Promise<readonly (Notice & { readonly firstSeenAt: string })[]>

  /** A document that is the same as the facility's last adds nothing but the time of reading. */
  saveMasterAccount(account: MasterAccount): Promise<void>
  /** What the newest document of each facility said, in order of code; with `earlier` also what those before it did, newest first. */
  masterAccounts(selection?: Selection, options?: { readonly earlier: boolean }): Promise<readonly MasterAccount[]>

  /** null when taken (or renewed); else who has it. Times are ISO. */
  takeLease(name: string, holder: LeaseHolder, now: string, expiresAt: string): Promise<LeaseHolder | null>
  releaseLease(name: string, holder: LeaseHolder): Promise<void>
  close(): Promise<void>
}
