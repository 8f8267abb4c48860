import type { Account, AccountDesk, PreparedReset } from '../domain/account.ts'
import type { OnBoundary, ResetBoundary } from '../domain/boundary.ts'
import { Failure } from '../domain/failure.ts'
import type { JournalItem, PasswordReset } from '../domain/intent.ts'
import type { Journal, ResetJournal } from '../domain/ports.ts'
import { verdictOn, type ResetEntry } from '../domain/reset-order.ts'
import type { Secret } from '../domain/secret.ts'
import { recordOf, type PressParts } from './filing-parts.ts'
import { press } from './pressing.ts'
import { stateAfter } from './submit-once.ts'

/** What a reset needs from outside. */
export interface ResetParts extends Omit<PressParts, 'journal' | 'at'> {
  readonly journal: Journal & ResetJournal
  readonly at: OnBoundary<ResetBoundary>
  /** Whether the vault has the password that this attempt has set. */
  readonly isKept: (item: JournalItem<PasswordReset>) => Promise<boolean>
  /** Puts it there. */
  readonly keep: (item: JournalItem<PasswordReset>, account: Account, password: Secret) => Promise<void>
  /** Hands アカウント設定情報 to the receiver; null when nobody wants it. */
  readonly deliver: ((document: Uint8Array) => Promise<void>) | null
}

/** What became of a reset. `failure` of one that is `submitted`: the old password is dead, and something is amiss with the new one. */
export interface ResetEnd {
  readonly item: JournalItem<PasswordReset>
  readonly failure: Failure | null
  /** What stood in アカウント情報, label to text; null when it did not get there. */
  readonly shown: Readonly<Record<string, string>> | null
}

/** Settles a reset that was about to be pressed, by what journal and vault know of it: no table tells. Presses nothing. */
export async function settleReset(parts: ResetParts, key: string): Promise<ResetEnd> {
  const entry = await entryOf(parts, key)
  const { item } = entry
  if (item.state !== 'uncertain') return { item, failure: failureIn(item), shown: null }
  const verdict = verdictOn(entry, await parts.isKept(item))
  const failure = verdict === 'done' ? null : reasonOf(verdict, item)
  return settle(parts, item, { state: verdict === 'unknown' ? 'uncertain' : 'submitted', failure })
}

/**
 * Resets a planned item's password: pressed at most once, the new password kept before anything else is done. Without `submit` it walks to the last button and
 * leaves. Any error but `Failure` before the press passes through, and the journal stays right; after it, whatever goes wrong is the item's failure.
 */
export async function resetOnce(
  parts: ResetParts,
  desk: AccountDesk,
  key: string,
  { submit }: { readonly submit: boolean },
): Promise<ResetEnd> {
  const { item } = await entryOf(parts, key)
  if (item.state !== 'planned') return settleReset(parts, key)
  const read = parts.clock()
  if (submit) {
    const intent = { kind: 'intent', before: [], listed: 0, counted: [], particulars: null } as const // no table tells of it
    await parts.journal.note(key, intent, parts.now())
    await parts.at('intent-written')
  }
  const prepared = await desk.prepare(item.intent)
  const { shown } = prepared
  if (!submit) return { item, failure: null, shown }
  await parts.journal.note(key, { kind: 'shown', shown, earlier: null, fee: null }, parts.now())
  const failure = await press({ ...parts, at: (boundary) => atPress(parts, boundary) }, item, prepared, read)
  if (failure) return { ...(await leave(parts, key, failure)), shown }
  return { ...(await complete(parts, key, prepared)), shown }
}

// press() crosses nothing but boundaries that resets have too.
function atPress({ at }: ResetParts, boundary: Parameters<PressParts['at']>[0]): ReturnType<PressParts['at']> {
  return boundary === 'about-to-press' || boundary === 'sending-written' || boundary === 'answer-written'
    ? at(boundary)
    : undefined
}

/** Keeps why a planned item was not pressed. */
export async function leave(parts: ResetParts, key: string, failure: Failure): Promise<ResetEnd> {
  await parts.journal.fail(key, stateAfter(failure), await recordOf(parts, failure), parts.now())
  return { item: (await entryOf(parts, key)).item, failure, shown: null }
}

async function complete(parts: ResetParts, key: string, prepared: PreparedReset): Promise<ResetEnd> {
  const entry = await entryOf(parts, key)
  const { item } = entry
  if (verdictOn(entry, false) === 'unknown') return settleReset(parts, key)
  const kept = await attempt(async () => parts.keep(item, prepared.account, await prepared.newPassword()))
  if (kept) return settle(parts, item, { state: 'submitted', failure: amiss(kept, item) })
  await parts.at('password-kept')
  const end = await settle(parts, item, { state: 'submitted', failure: null })
  const { deliver } = parts
  const undelivered = deliver && (await attempt(async () => deliver(await prepared.document())))
  await attempt(() => prepared.finish())
  return undelivered ? { ...end, failure: undelivered } : end
}

// The password is set: from here on a failure is told, and ends nothing.
async function attempt(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Failure) return error
    return new Failure('browser-crashed', { found: error instanceof Error ? error.name : 'an error' }, error) // its words may hold what was shown
  }
}

async function settle(
  parts: ResetParts,
  item: JournalItem<PasswordReset>,
  { state, failure }: { readonly state: 'submitted' | 'uncertain'; readonly failure: Failure | null },
): Promise<ResetEnd> {
  await parts.journal.settle(item.key, {
    attempt: item.attempts,
    from: 'uncertain',
    state,
    by: 'screen',
    requestId: null,
    listed: null,
    reason: null,
    failure: failure && (await recordOf(parts, failure)),
    at: parts.now(),
  })
  await parts.at('settled')
  return { item: (await entryOf(parts, item.key)).item, failure, shown: null }
}

async function entryOf({ journal }: ResetParts, key: string): Promise<ResetEntry> {
  const [entry] = await journal.resets({ keys: [key] })
  if (!entry) throw new Error(`the journal has no reset ${key}`)
  return entry
}

function reasonOf(verdict: 'not-seen' | 'unknown', { intent, facilityCode }: JournalItem<PasswordReset>): Failure {
  const reason = verdict === 'unknown' ? 'reset-unknown' : 'password-not-seen'
  return new Failure('uncertain-submission', { reason, where: intent.userId, expected: facilityCode })
}

// Another account's password may have been set: that is said as it is. Else it was set, and nobody has seen it.
function amiss(failure: Failure, item: JournalItem<PasswordReset>): Failure {
  if (failure.code !== 'mismatch') return reasonOf('not-seen', item)
  const { expected = item.intent.userId, found = '' } = failure.detail
  return new Failure('uncertain-submission', { reason: 'reset-of-another', where: expected, found })
}

function failureIn({ failure }: Pick<JournalItem, 'failure'>): Failure | null {
  return failure && new Failure(failure.code, failure)
}
