import type { OnBoundary } from '../domain/boundary.ts'
import type { ApplicationRow } from '../domain/application-row.ts'
import type { Failure, FailureRecord } from '../domain/failure.ts'
import type { ItemState, JournalItem } from '../domain/intent.ts'
import type { Caps } from '../domain/journal.ts'
import type { Journal, LeaseHolder } from '../domain/ports.ts'

/** What a press needs from outside. */
export interface PressParts {
  readonly journal: Journal
  /** Who holds the lease `spending` for this run. */
  readonly holder: LeaseHolder
  readonly caps: Caps
  /** ISO time of the journal, and of Japan's date; may stand still in a rehearsal. */
  readonly now: () => string
  /** Milliseconds since 1970 of the real clock, also in a rehearsal. */
  readonly clock: () => number
  readonly at: OnBoundary
  /** Where the visit's evidence lies, relative to the home; null when it has left none. */
  readonly evidence: () => Promise<string | null>
}

/** What filing needs from outside. */
export interface FilingParts extends PressParts {
  /** Throws when the run is ended meanwhile. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Milliseconds after a sending before a row that is not there counts as absent. */
  readonly quiet: number
  /** What of the item's plan no longer holds on the rows just read; null when all does. */
  readonly check: (item: JournalItem, rows: readonly ApplicationRow[]) => Promise<Failure | null>
  /** How many 受付完了 mails of the application's names have come since the ISO time; null without a mailbox. */
  readonly receipts: ((item: JournalItem, since: string) => Promise<number>) | null
  readonly onItem: (item: JournalItem) => void
  /** Between two items the run ends when it is aborted. */
  readonly signal: AbortSignal
}

/** What became of one item in this run. `failure` of one that stays planned may be what stopped its facility before it. */
export interface FiledItem {
  readonly key: string
  readonly state: ItemState
  readonly requestId: string | null
  readonly failure: FailureRecord | null
  /** What stood on the last screen, label to text; null when the item did not get there. */
  readonly shown: Readonly<Record<string, string>> | null
}

/** A failure as the journal keeps it. */
export async function recordOf(parts: Pick<PressParts, 'evidence'>, failure: Failure): Promise<FailureRecord> {
  return { ...failure.detail, code: failure.code, evidence: await parts.evidence() }
}
