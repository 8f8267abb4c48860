import type { ApplicationRow } from './application-row.ts'
import type { Attempt, Companions } from './attempt.ts'
import { rowsOf } from './attempt.ts'
import { daysBetween } from './calendar.ts'
import type { Intent, Particulars } from './intent.ts'
import type { Life } from './journal.ts'
import { foldSpace } from './screen-text.ts'

const minute = 60_000
/** A sender of whom this host knows nothing gave up its request long before. */
const longest = 10 * minute

/** How far the sending was past when the table was read. `own`: the sender is this process. Times are milliseconds. */
export interface Lapse {
  /** Since the sending. */
  readonly sent: number
  /** Since the request is known to have ended. */
  readonly over: number
  readonly quiet: number
  readonly life: Life
  readonly own: boolean
}

/** All that is known of an item that was about to be pressed. */
export interface Evidence {
  readonly intent: Intent
  readonly attempt: Attempt
  readonly rows: readonly ApplicationRow[]
  readonly companions: Companions
  readonly lapse: Lapse
  /** 受付完了 mails of these names since; 0 also when there is no mailbox: absence proves nothing. */
  readonly receipts: number
  /** What the detail screen says now; for edits. */
  readonly particulars: Particulars | null
}

/** What the evidence says. */
export interface Verdict {
  readonly state: 'submitted' | 'planned' | 'uncertain'
  readonly by: 'table' | 'mail'
  readonly requestId: string | null
  /** What a person should look at; null when nothing is open. */
  readonly found: string | null
  /** True when the same table, read after the quiet time, would say more. */
  readonly waiting: boolean
}

/** What became of an item, from the table before and after and the other witnesses. `planned` only when it surely was not done and will not be. */
export function settle(evidence: Evidence): Verdict {
  const { intent } = evidence
  if (intent.act === 'apply') return settleApplication(evidence)
  if (intent.act === 'edit') return settleEdit(evidence, intent.change)
  return settleRow(evidence, intent.act)
}

/** True when the pop-up, compared with the last attempt's, counts an application that the table does not show. */
export function knowsMore(
  now: { readonly earlier: number | null; readonly listed: number },
  then: { readonly earlier: number | null; readonly listed: number },
): boolean {
  const [unseenNow, unseenThen] = [unseen(now), unseen(then)]
  return unseenNow !== null && unseenThen !== null && unseenNow > unseenThen
}

function unseen({ earlier, listed }: { readonly earlier: number | null; readonly listed: number }): number | null {
  if (earlier === null) return listed === 0 ? 0 : null // it names no number when there is none
  return earlier - listed
}

function settleApplication(evidence: Evidence): Verdict {
  const { attempt, companions, receipts } = evidence
  const near = (row: ApplicationRow): boolean => isNear(row, attempt.sentOn)
  const before = attempt.before.filter(near)
  const unclaimed = withoutClaimed(
    newcomers(before, rowsOf(evidence.intent, evidence.rows).filter(near)),
    companions.claims,
  )
  const [row] = unclaimed
  if (unclaimed.length > 1) return open(`${unclaimed.length}`)
  if (row) return done('table', companions.claims.includes(null) || isOneOf(row, before) ? null : row.requestId)
  const mails = before.length === 0 ? receipts : 0 // else they may be of a row that stood there before
  if (mails > 1) return open(`受付完了 ${mails}`)
  if (mails === 1) return done('mail', null)
  const hidden = companions.disturbed && unnumbered(before).length > 0
  return hidden ? open('0') : undone(evidence)
}

function settleRow(evidence: Evidence, act: 'cancel' | 'revoke'): Verdict {
  const { intent, rows, attempt } = evidence
  const found = rowsOf(intent, rows)
  const [row] = found
  if (!row) return done('table', null)
  if (found.length > 1) return open(`${found.length}`)
  const isDone = act === 'cancel' ? isCancelled(row, attempt) : isRevoked(row, attempt)
  if (isDone) return done('table', row.requestId)
  if (act === 'revoke' && row.status !== 'issued') return open(row.statusText)
  return undone(evidence, row.statusText) // a cancel that came too late, of a row issued or rejected meanwhile, was not done either
}

// No manual shows what a cancelled row becomes: it goes, gets a word of its own, or, where the press was accepted, is one that was rejected.
function isCancelled({ status, statusText }: ApplicationRow, attempt: Attempt): boolean {
  if (status === 'unknown') return statusText !== attempt.before[0]?.statusText
  return status === 'rejected' && isAccepted(attempt)
}

// A revocation is applied for, and approved later (004 §6): what was accepted and cannot be applied for again is under way.
function isRevoked({ status, operations }: ApplicationRow, attempt: Attempt): boolean {
  return status === 'revoked' || (status === 'issued' && isAccepted(attempt) && !operations.includes('revoke'))
}

function isAccepted({ end }: Attempt): boolean {
  return end?.kind === 'answered' && end.accepted
}

function settleEdit(evidence: Evidence, change: Partial<Particulars>): Verdict {
  const { attempt, particulars } = evidence
  if (particulars === null || attempt.particulars === null) return open('')
  if (stands(change, particulars)) return done('table', evidence.attempt.before[0]?.requestId ?? null)
  const old = attempt.particulars
  const names = ['contactName', 'terminalName', 'email', 'phone'] as const
  const asBefore = names.every((name) => foldSpace(old[name]) === foldSpace(particulars[name]))
  return asBefore ? undone(evidence) : open(Object.values(particulars).join(' / '))
}

/** True when every changed value stands there, as it was written. */
export function stands(
  change: Partial<Particulars>,
  { contactName, terminalName, email, phone }: Particulars,
): boolean {
  const wanted = { contactName, terminalName, email, phone, ...change }
  return (
    foldSpace(wanted.contactName) === foldSpace(contactName) &&
    foldSpace(wanted.terminalName) === foldSpace(terminalName) &&
    foldSpace(wanted.email) === foldSpace(email) &&
    foldSpace(wanted.phone) === foldSpace(phone)
  )
}

function isNear({ appliedOn }: ApplicationRow, sentOn: string): boolean {
  return appliedOn === null || Math.abs(daysBetween(sentOn, appliedOn)) <= 1
}

// By リクエストID where both have one; a row without one is as good as any other of its day.
function newcomers(before: readonly ApplicationRow[], now: readonly ApplicationRow[]): readonly ApplicationRow[] {
  const known = new Set(before.map(({ requestId }) => requestId))
  const left = now.filter(({ requestId }) => requestId === null || !known.has(requestId))
  for (const old of unnumbered(before)) {
    const same = left.findIndex((row) => isOfOneDay(row, old))
    if (same >= 0) left.splice(same, 1)
  }
  return left
}

// It may as well be a row of before that has got its number since.
function isOneOf(row: ApplicationRow, before: readonly ApplicationRow[]): boolean {
  return unnumbered(before).some((old) => isOfOneDay(row, old))
}

function unnumbered(rows: readonly ApplicationRow[]): readonly ApplicationRow[] {
  return rows.filter(({ requestId }) => requestId === null)
}

function isOfOneDay(one: ApplicationRow, other: ApplicationRow): boolean {
  return one.appliedOn === null || other.appliedOn === null || one.appliedOn === other.appliedOn
}

function withoutClaimed(
  rows: readonly ApplicationRow[],
  claims: readonly (string | null)[],
): readonly ApplicationRow[] {
  const unclaimed = rows.filter(({ requestId }) => requestId === null || !claims.includes(requestId))
  return unclaimed.slice(claims.filter((claim) => claim === null).length)
}

function undone({ attempt, lapse }: Evidence, found = '0'): Verdict {
  const { end, closed } = attempt
  const isOver = end !== null || isGone(lapse)
  const isQuiet = lapse.over >= lapse.quiet || (end === null && lapse.sent >= longest)
  if (!isAccepted(attempt) && (closed || (isOver && isQuiet)))
    return { state: 'planned', by: 'table', requestId: null, found: null, waiting: false }
  return { ...open(found), waiting: isOver && !isQuiet }
}

function isGone({ life, own, sent }: Lapse): boolean {
  return life === 'dead' || ((life === 'unknown' || own) && sent >= longest)
}

function done(by: Verdict['by'], requestId: string | null): Verdict {
  return { state: 'submitted', by, requestId, found: null, waiting: false }
}

function open(found: string): Verdict {
  return { state: 'uncertain', by: 'table', requestId: null, found, waiting: false }
}
