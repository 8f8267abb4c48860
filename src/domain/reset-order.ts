import { lastAttempt } from './attempt.ts'
import type { PasswordReset } from './intent.ts'
import type { JournalEntry, NewItem } from './journal.ts'

/** What is ordered: the reset of one account of a facility; `again`: why once more, although one is open or has just been done. */
export interface ResetWish {
  readonly facilityCode: string
  readonly reset: PasswordReset
  readonly again: string | null
}

/** Which item of the journal an order is. `fresh` is not there yet; `superseded` are open ones whose place it takes. */
export type ResetOrder =
  | { readonly kind: 'known'; readonly key: string }
  | { readonly kind: 'fresh'; readonly item: NewItem<PasswordReset>; readonly superseded: readonly ResetEntry[] }

export type ResetEntry = JournalEntry<PasswordReset>

/** An order that is given again within this time is the same order: a second reset would kill a password that somebody has been told. */
const sameOrder = 24 * 3_600_000

/** The item of this order among the facility's `entries`: one that is open or was done within a day, unless a person wants it once more; else a new one. `now` is an ISO time. */
export function resetOrder(
  { facilityCode, reset, again }: ResetWish,
  entries: readonly ResetEntry[],
  now: string,
): ResetOrder {
  const own = entries.filter(({ item }) => item.intent.userId === reset.userId)
  const open = own.filter(({ item: { state } }) => state === 'planned' || state === 'uncertain')
  const known = own.findLast((entry) => isSame(entry, reset, now))
  if (known && again === null) return { kind: 'known', key: known.item.key }
  const item: NewItem<PasswordReset> = {
    key: `reset-password:${facilityCode}:${reset.userId}:${own.length + 1}`,
    planId: null,
    facilityCode,
    intent: reset,
    state: 'planned',
    fee: 0,
    postage: 0,
    accepted: again === null ? [] : [{ finding: 'reset-again', reason: again }],
  }
  return { kind: 'fresh', item, superseded: open }
}

function isSame({ item }: ResetEntry, reset: PasswordReset, now: string): boolean {
  if (item.state === 'uncertain') return true
  if (item.state === 'planned') return item.intent.as === reset.as
  return item.state === 'submitted' && Date.parse(now) - Date.parse(item.changedAt) < sameOrder
}

/** What the journal and the vault know of a reset that was about to be pressed: it was done and the new password kept, done and the password not seen, or nobody knows. No table tells. */
export function verdictOn({ events }: ResetEntry, isKept: boolean): 'done' | 'not-seen' | 'unknown' {
  if (isKept) return 'done'
  const end = lastAttempt(events)?.end
  return end?.kind === 'answered' && end.accepted ? 'not-seen' : 'unknown'
}
