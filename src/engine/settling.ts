import type { ApplicationRow } from '../domain/application-row.ts'
import { awaitsRow, companions, lastAttempt, twins, type Attempt } from '../domain/attempt.ts'
import type { Desk } from '../domain/desk.ts'
import { Failure } from '../domain/failure.ts'
import type { Intent, Particulars, PasswordReset } from '../domain/intent.ts'
import type { JournalEntry } from '../domain/journal.ts'
import { settle, type Lapse, type Verdict } from '../domain/settle.ts'
import { recordOf, type FilingParts } from './filing-parts.ts'

type Rows = readonly ApplicationRow[]

/** One reading of the portal, and the journal of its facility at that time. */
export interface Sight {
  readonly desk: Desk
  /** The real clock's time when the reading began. */
  readonly read: number
  readonly rows: Rows
  readonly entries: readonly JournalEntry[]
}

/** Reads the table and the journal anew. Throws as `Desk.rows` does. */
export async function look(parts: FilingParts, desk: Desk, facilityCode: string): Promise<Sight> {
  const read = parts.clock() // before: what comes to pass while it is being read may not be in it
  const rows = await desk.rows()
  return { desk, read, rows, entries: await parts.journal.entries({ facilityCode }) }
}

// A reading may say something new of it: it may have been sent, and its end is not proved by a row.
function isOpen(entry: JournalEntry): boolean {
  return lastAttempt(entry.events) !== null && (entry.item.state !== 'submitted' || awaitsRow(entry))
}

/** Settles every open item of the facility by a fresh reading, and by another one after the quiet time where that may say more. Returns the last reading. */
export async function settleAll(parts: FilingParts, sight: Sight): Promise<Sight> {
  let latest = sight
  const uncertainFirst = sight.entries
    .filter(isOpen)
    .toSorted(({ item }, other) => Number(other.item.state === 'uncertain') - Number(item.state === 'uncertain'))
  for (const { item } of uncertainFirst) latest = await settleOne(parts, latest, item.key)
  return latest
}

/** Settles one open item, as `settleAll` does. */
export async function settleOne(parts: FilingParts, sight: Sight, key: string): Promise<Sight> {
  const judged = await judge(parts, sight, key)
  if (!judged) return sight
  const { verdict, entry } = judged
  if (!verdict.waiting || entry.item.state !== 'uncertain') return close(parts, sight, judged)
  await parts.pause(parts.quiet)
  const again = await look(parts, sight.desk, entry.item.facilityCode)
  await parts.at('table-read-again')
  const later = await judge(parts, { ...again, since: sight.read }, key)
  return later ? close(parts, again, later) : again
}

async function close(parts: FilingParts, sight: Sight, judged: Judged): Promise<Sight> {
  const { verdict, entry } = judged
  const { item } = entry
  if (item.state === 'skipped') return sight
  const failure = failureOf(judged)
  if (verdict.state !== 'submitted' && item.state === 'submitted') return sight // the mail's word stands
  if (verdict.state === 'planned' && item.state !== 'uncertain') return sight
  await parts.journal.settle(item.key, {
    attempt: item.attempts,
    from: item.state,
    state: verdict.state,
    by: verdict.by,
    requestId: verdict.requestId,
    listed: sight.rows.length,
    reason: null,
    failure: failure && (await recordOf(parts, failure)),
    at: parts.now(),
  })
  await parts.at('settled')
  return { ...sight, entries: await parts.journal.entries({ facilityCode: item.facilityCode }) }
}

function failureOf({ entry, attempt, verdict }: Judged): Failure | null {
  if (verdict.state === 'submitted') return null
  const name = nameOf(entry.item.intent)
  if (verdict.state === 'uncertain')
    return new Failure('uncertain-submission', { where: name, ...(verdict.found && { found: verdict.found }) })
  const { end } = attempt
  if (end === null) return null
  if (end.kind === 'no-answer') return new Failure('portal-unreachable', { found: end.reason })
  const found = `${end.status} ${end.found}`.trim()
  return new Failure(end.status >= 500 ? 'portal-unreachable' : 'unknown-screen', { found })
}

interface Judged {
  readonly entry: JournalEntry
  readonly attempt: Attempt
  readonly verdict: Verdict
}

// What the reading says of an open item; null when nothing is open about it.
async function judge(
  parts: FilingParts,
  sight: Sight & { readonly since?: number },
  key: string,
): Promise<Judged | null> {
  const { desk, rows, entries } = sight
  const entry = entries.find(({ item }) => item.key === key)
  const attempt = entry && lastAttempt(entry.events)
  if (!entry || !attempt || !isOpen(entry)) return null
  const alike = twins(entry, entries)
  if (entry.item.state !== 'uncertain' && alike.some(({ item }) => item.state === 'uncertain')) return null // a row that comes now is the twin's
  const { intent } = entry.item
  const evidence = {
    intent,
    attempt,
    rows,
    companions: companions(entry, attempt, entries),
    lapse: await lapseOf(parts, attempt, sight),
    receipts: 0,
    particulars: await particularsOf(desk, intent),
  }
  const byTable = settle(evidence)
  if (byTable.state === 'submitted' || alike.length > 0) return { entry, attempt, verdict: byTable }
  const receipts = intent.act === 'apply' ? ((await parts.receipts?.(entry.item, attempt.sender.clock)) ?? 0) : 0
  return { entry, attempt, verdict: settle({ ...evidence, receipts }) }
}

async function lapseOf(
  parts: FilingParts,
  { sender, end }: Attempt,
  { read, since = read }: { readonly read: number; readonly since?: number },
): Promise<Lapse> {
  const { host, pid } = parts.holder
  return {
    sent: read - Date.parse(sender.clock),
    over: read - (end ? Date.parse(end.clock) : since), // nobody knows when a dead process died, only that it was dead when this run first looked
    quiet: parts.quiet,
    life: await parts.journal.life(sender),
    own: sender.holder.host === host && sender.holder.pid === pid,
  }
}

/** What the detail screen of an edit's row says, also when it has its new names already; null for any other act. */
export async function particularsOf(desk: Desk, intent: Intent): Promise<Particulars | null> {
  if (intent.act !== 'edit') return null
  const found = await desk.particulars(intent.row)
  if (found || intent.row.requestId !== null) return found
  const { contactName = intent.row.contactName, terminalName = intent.row.terminalName } = intent.change
  return desk.particulars({ ...intent.row, contactName, terminalName })
}

/** How a person knows the item: its 端末名称等, else its リクエストID; of a reset the ユーザID. */
export function nameOf(intent: Intent | PasswordReset): string {
  if (intent.act === 'reset-password') return intent.userId
  if (intent.act === 'apply') return intent.terminalName
  return intent.row.terminalName ?? intent.row.requestId ?? ''
}
