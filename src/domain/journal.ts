import type { ApplicationRow } from './application-row.ts'
import type { FailureRecord } from './failure.ts'
import type { Intent, ItemState, JournalItem, Particulars, PasswordReset } from './intent.ts'
import type { LeaseHolder } from './ports.ts'

/** An item as a plan or a command gives it to the journal; advice that a person overruled comes with the reason. */
export interface NewItem<Meant extends Intent | PasswordReset = Intent> {
  readonly key: string
  readonly planId: string | null
  readonly facilityCode: string
  readonly intent: Meant
  readonly state: Extract<ItemState, 'planned' | 'skipped'>
  readonly fee: number
  readonly postage: number
  readonly accepted: readonly { readonly finding: string; readonly reason: string }[]
}

/** The process that was about to press; `clock` is the ISO time of the real clock, also in a rehearsal. */
export interface Sender {
  readonly holder: LeaseHolder
  readonly processMark: string | null
  readonly clock: string
}

/** Whether the process behind a sender still runs; `unknown` where this host cannot tell. */
export type Life = 'alive' | 'dead' | 'unknown'

/** What settled an item: the portal's table, its mail, the screen after the press where no table tells, the certainty that nothing went out, or a person. */
export type Witness = 'table' | 'mail' | 'screen' | 'not-sent' | 'person'

/** What is written beside an item as things happen, in the order of their happening; never changed. */
export type JournalNote =
  | { readonly kind: 'planned'; readonly state: NewItem['state'] }
  | { readonly kind: 'accepted'; readonly finding: string; readonly reason: string }
  /** `before`: the rows that bear the intent's names; `listed`: how many rows there were in all; `counted`: keys of items whose rows are among `before`; `particulars`: what stood before an edit. */
  | {
      readonly kind: 'intent'
      readonly before: readonly ApplicationRow[]
      readonly listed: number
      readonly counted: readonly string[]
      readonly particulars: Particulars | null
    }
  | {
      readonly kind: 'shown'
      readonly shown: Readonly<Record<string, string>>
      readonly earlier: number | null
      readonly fee: number | null
    }
  | { readonly kind: 'sending'; readonly attempt: number; readonly sender: Sender }
  /** `clock` as in `Sender`. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly accepted: boolean
      readonly found: string
      readonly clock: string
    }
  | { readonly kind: 'no-answer'; readonly reason: string; readonly clock: string }
  /** The pop-up knows of more applications than the table explains. */
  | { readonly kind: 'doubt'; readonly found: string }
  | {
      readonly kind: 'settled'
      readonly state: ItemState
      readonly by: Witness
      readonly requestId: string | null
      /** How many rows the table had in all; null when it was not read. */
      readonly listed: number | null
      readonly reason: string | null
    }
  | { readonly kind: 'failed'; readonly state: ItemState; readonly failure: FailureRecord }

/** Notes that change no state; the others are written by the method that changes it. */
export type FreeNote = Extract<
  JournalNote,
  { readonly kind: 'accepted' | 'intent' | 'shown' | 'answered' | 'no-answer' }
>

export type JournalEvent = JournalNote & {
  /** From 1, in order, for each item. */
  readonly number: number
  /** ISO time. */
  readonly at: string
}

/** An item with all that happened to it, oldest first. */
export interface JournalEntry<Meant extends Intent | PasswordReset = Intent> {
  readonly item: JournalItem<Meant>
  readonly events: readonly JournalEvent[]
}

/** Which items; every given part must hold, an empty filter takes all. */
export interface JournalFilter {
  readonly keys?: readonly string[]
  readonly planId?: string
  readonly facilityCode?: string
  readonly states?: readonly ItemState[]
}

/** Limits in yen, postage included; null: none. Counted are submitted and uncertain items. */
export interface Caps {
  /** `--max-fee`: of all items of the item's plan. */
  readonly plan: number | null
  /** Of the facility, in the calendar month of the sending. */
  readonly facility: number | null
  /** Of all facilities, on the day of the sending. */
  readonly day: number | null
  /** Of all facilities, in the calendar month of the sending. */
  readonly month: number | null
}

/** What `beginSending` is asked for. `today` is Japan's date; `clock` as in `Sender`. */
export interface SendingRequest {
  readonly key: string
  readonly holder: LeaseHolder
  readonly at: string
  readonly today: string
  readonly clock: string
  readonly caps: Caps
}

/** Whether the item may be pressed now; `begun` once for each attempt. */
export type SendingAnswer =
  | { readonly kind: 'begun'; readonly attempt: number }
  | { readonly kind: 'lease-lost' | 'not-planned' }
  | { readonly kind: 'blocked'; readonly by: string }
  | { readonly kind: 'cap'; readonly cap: keyof Caps; readonly limit: number; readonly spent: number }

/** How an item is closed. `attempt` and `from` are what was judged: how often it had been attempted, and its state then. */
export interface Settlement {
  readonly attempt: number
  readonly from: Exclude<ItemState, 'skipped'>
  /** `skipped`: what became of it will never be known, and does not matter any more. */
  readonly state: Extract<ItemState, 'submitted' | 'planned' | 'uncertain' | 'skipped'>
  readonly by: Witness
  readonly requestId: string | null
  /** How many rows the table had in all; null when it was not read. */
  readonly listed: number | null
  readonly reason: string | null
  readonly failure: FailureRecord | null
  readonly at: string
}

/** Yen by what it is for. */
export interface Yen {
  readonly items: number
  readonly certificates: number
  readonly postage: number
}
