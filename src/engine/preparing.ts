import { awaitsRow, countedNow, lastAttempt, rowsOf, twins } from '../domain/attempt.ts'
import type { Prepared } from '../domain/desk.ts'
import { Failure } from '../domain/failure.ts'
import type { JournalEntry } from '../domain/journal.ts'
import { knowsMore, stands } from '../domain/settle.ts'
import { recordOf, type FilingParts } from './filing-parts.ts'
import { nameOf, particularsOf, type Sight } from './settling.ts'

const feeStep = '3-5 ポップアップの料金を確かめる'

/** Walks to the last screen of a planned item, with the intent and the table before it in the journal; throws `Failure` when anything is not as it was planned. Without `submit` nothing of it is written. */
export async function prepare(
  parts: FilingParts,
  sight: Sight,
  entry: JournalEntry,
  submit: boolean,
): Promise<Prepared> {
  const { desk, rows, entries } = sight
  const { item } = entry
  throwUnlessFree(entry, entries)
  const stale = await parts.check(item, rows)
  if (stale) throw stale
  const particulars = await particularsOf(desk, item.intent)
  if (item.intent.act === 'edit' && particulars && stands(item.intent.change, particulars))
    throw new Failure('not-allowed', { where: nameOf(item.intent) }) // it says so already: a press would prove nothing
  if (submit) {
    const [before, counted] = [rowsOf(item.intent, rows), countedNow(entry, entries)]
    await parts.journal.note(
      item.key,
      { kind: 'intent', before, listed: rows.length, counted, particulars },
      parts.now(),
    )
    await parts.at('intent-written')
  }
  const prepared = await desk.prepare(item.intent)
  await throwUnlessAsMeant(parts, sight, entry, prepared)
  const { shown, earlier, fee } = prepared
  if (submit) await parts.journal.note(item.key, { kind: 'shown', shown, earlier, fee }, parts.now())
  return prepared
}

// A cancel alone may be done beside an uncertain application: it is how a surplus one is taken back.
function throwUnlessFree(entry: JournalEntry, entries: readonly JournalEntry[]): void {
  const isCancel = entry.item.intent.act === 'cancel'
  const barring = entries.find(({ item }) => item.state === 'uncertain' && !(isCancel && item.intent.act === 'apply'))
  const twin = twins(entry, entries).find(awaitsRow)
  const reason = barring ?? twin // the twin's row, when it comes, would be taken for this one's
  if (reason) throw new Failure('uncertain-submission', { where: nameOf(reason.item.intent) })
}

async function throwUnlessAsMeant(
  parts: FilingParts,
  { rows }: Sight,
  { item, events }: JournalEntry,
  { fee, earlier }: Prepared,
): Promise<void> {
  if (fee !== null && fee !== item.fee)
    throw new Failure('mismatch', { step: feeStep, where: '料金', expected: String(item.fee), found: String(fee) })
  const attempt = lastAttempt(events)
  if (!attempt || !knowsMore({ earlier, listed: rows.length }, attempt)) return
  const failure = new Failure('uncertain-submission', { where: nameOf(item.intent), found: String(earlier) })
  await parts.journal.doubt(item.key, await recordOf(parts, failure), parts.now())
  throw failure
}
