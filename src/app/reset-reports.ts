import type { ResetReport } from '../domain/account-report.ts'
import type { PasswordReset } from '../domain/intent.ts'
import type { NewItem } from '../domain/journal.ts'
import type { Journal, ResetJournal } from '../domain/ports.ts'
import type { ResetEnd } from '../engine/reset-once.ts'
import { reportedFailure } from './reported.ts'
import type { Rooms } from './rooms.ts'

/** What became of a reset, for people and `--json`. */
export function reportOfReset(
  { settings }: Rooms,
  { item, failure, shown }: ResetEnd,
  { password, file }: Pick<ResetReport, 'password' | 'file'>,
): ResetReport {
  const isDone = item.state === 'submitted'
  return {
    userId: item.intent.userId,
    password: isDone ? password : null,
    file,
    state: item.state,
    resetAt: isDone ? item.changedAt : null,
    shown,
    error: failure && reportedFailure(failure, settings.language),
  }
}

/** The journal as it would be with this reset, for a dry run, in which nothing is written to it. */
export function rehearsedReset(
  journal: Journal & ResetJournal,
  { accepted, ...item }: NewItem<PasswordReset>,
  now: string,
): Journal & ResetJournal {
  const blank = { requestId: null, attempts: 0, failure: null, changedAt: now }
  const events = accepted.map((each, at) => ({ kind: 'accepted' as const, ...each, number: at + 1, at: now }))
  const entry = { item: { ...item, ...blank }, events }
  return { ...journal, resets: async () => [entry] }
}
