import type { ApplicationRow } from './application-row.ts'
import { todayInJapan } from './calendar.ts'
import type { Intent, Particulars, RowAddress } from './intent.ts'
import type { JournalEntry, JournalEvent, Sender } from './journal.ts'
import { asWord } from './screen-text.ts'

/** What the journal knows of the last time that an item may have been sent. */
export interface Attempt {
  readonly sender: Sender
  /** Japan's date of it. */
  readonly sentOn: string
  /** ISO time of it. */
  readonly at: string
  /** The rows that bore the intent's names when the table was read before. */
  readonly before: readonly ApplicationRow[]
  /** How many rows the table had in all, before or, when nothing of it was to be seen, after: the fewest. */
  readonly listed: number
  readonly counted: readonly string[]
  readonly particulars: Particulars | null
  readonly earlier: number | null
  /** How the request ended, as this process saw it; null when it did not live to see it. */
  readonly end: Extract<JournalEvent, { readonly kind: 'answered' | 'no-answer' }> | null
  /** It was once found that nothing of it is to be seen, nor to come. */
  readonly closed: boolean
}

/** Applications of this item's names by other items which are not among the rows that were read before it. */
export interface Companions {
  /** リクエストID of each row that another item has claimed since; null where it had none. */
  readonly claims: readonly (string | null)[]
  /** A row of these names may have been cancelled since: that one is missing proves nothing. */
  readonly disturbed: boolean
}

/** The last attempt in these events of which something may have gone out; null when there is none. */
export function lastAttempt(events: readonly JournalEvent[]): Attempt | null {
  const at = events.findLastIndex((event, index) => event.kind === 'sending' && !isRevoked(events.slice(index + 1)))
  const sending = events[at]
  if (sending?.kind !== 'sending') return null
  const intent = events.slice(0, at).findLast((event) => event.kind === 'intent')
  const shown = events.slice(0, at).findLast((event) => event.kind === 'shown')
  const since = events.slice(at)
  return {
    sender: sending.sender,
    sentOn: todayInJapan(sending.at),
    at: sending.at,
    before: intent?.before ?? [],
    listed: Math.min(intent?.listed ?? 0, ...since.flatMap((event) => settledRows(event))),
    counted: intent?.counted ?? [],
    particulars: intent?.particulars ?? null,
    earlier: shown?.earlier ?? null,
    end: since.findLast((event) => event.kind === 'answered' || event.kind === 'no-answer') ?? null,
    closed: since.some((event) => event.kind === 'settled' && event.state === 'planned'),
  }
}

// Others may have taken rows away between the table and the pop-up.
function settledRows(event: JournalEvent): readonly number[] {
  return event.kind === 'settled' && event.state === 'planned' && event.listed !== null ? [event.listed] : []
}

// Nothing went out, and the journal says so before the next attempt.
function isRevoked(since: readonly JournalEvent[]): boolean {
  const [first] = since.filter(({ kind }) => kind === 'sending' || kind === 'settled')
  return first?.kind === 'settled' && first.by === 'not-sent'
}

/** The rows that this intent is about: those that bear an application's names, or that have the address. */
export function rowsOf(intent: Intent, rows: readonly ApplicationRow[]): readonly ApplicationRow[] {
  return rows.filter((row) => (intent.act === 'apply' ? isOfNames(row, intent) : hasAddress(row, intent.row)))
}

/** True when the row has this リクエストID or, of an address without one, these cells. */
export function hasAddress(row: ApplicationRow, address: RowAddress): boolean {
  if (address.requestId !== null) return row.requestId === address.requestId
  return row.appliedOn === address.appliedOn && isOfNames(row, address)
}

/** Keys of the items whose doing is to be seen in rows read now, when `entry` is about to be filed. */
export function countedNow(entry: JournalEntry, others: readonly JournalEntry[]): readonly string[] {
  return kin(entry, others).map(({ item }) => item.key)
}

/** What other items of the facility have done to rows of this item's names since its attempt. */
export function companions(entry: JournalEntry, attempt: Attempt, others: readonly JournalEntry[]): Companions {
  const since = kin(entry, others).filter(({ item }) => !attempt.counted.includes(item.key))
  const claiming = since.filter(({ item }) => item.intent.act === 'apply')
  return { claims: claiming.map(({ item }) => item.requestId), disturbed: since.length > claiming.length }
}

/** Other applications of the same names that were about to be pressed. */
export function twins(entry: JournalEntry, others: readonly JournalEntry[]): readonly JournalEntry[] {
  return pressed(entry, others).filter(({ item }) => item.intent.act === 'apply')
}

/** True of an application that a mail alone has proved: its row is still to come. */
export function awaitsRow({ item, events }: JournalEntry): boolean {
  const settled = events.findLast((event) => event.kind === 'settled')
  return item.state === 'submitted' && settled?.by === 'mail'
}

// Submitted applications, and cancels that are or may be done.
function kin(entry: JournalEntry, others: readonly JournalEntry[]): readonly JournalEntry[] {
  return pressed(entry, others).filter(({ item: { state, intent } }) =>
    intent.act === 'apply' ? state === 'submitted' : state === 'submitted' || state === 'uncertain',
  )
}

function pressed(entry: JournalEntry, others: readonly JournalEntry[]): readonly JournalEntry[] {
  const { intent } = entry.item
  if (intent.act !== 'apply') return []
  return others.filter((other) => {
    const { act } = other.item.intent
    if (other.item.key === entry.item.key || other.item.attempts === 0) return false
    return (act === 'apply' || act === 'cancel') && isOfNames(namesOf(other), intent)
  })
}

type Names = Pick<RowAddress, 'contactName' | 'terminalName'>

// A cancel may be addressed by リクエストID alone: then the row that it found bears the names.
function namesOf({ item: { intent }, events }: JournalEntry): Names {
  if (intent.act === 'apply') return intent
  return lastAttempt(events)?.before[0] ?? intent.row
}

function isOfNames(one: Names, other: Names): boolean {
  return isSame(one.contactName, other.contactName) && isSame(one.terminalName, other.terminalName)
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && asWord(one) === asWord(other)
}
