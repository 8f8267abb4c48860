import type { Journal, ResetJournal } from '../domain/ports.ts'
import type { ResetOrder } from '../domain/reset-order.ts'

/** Writes a new order down, and leaves out those whose place it takes: of an uncertain one nobody will ever know, and a person has said why that does not matter. */
export async function supersedeResets(
  journal: Journal & ResetJournal,
  { item, superseded }: Extract<ResetOrder, { kind: 'fresh' }>,
  now: string,
): Promise<void> {
  const reason = item.accepted[0]?.reason ?? null
  for (const { item: former } of superseded) {
    const failure = { code: 'uncertain-submission', reason: 'reset-outlived', evidence: null } as const
    if (former.state === 'planned') await journal.fail(former.key, 'skipped', { ...failure, code: 'bad-input' }, now)
    else
      await journal.settle(former.key, {
        attempt: former.attempts,
        from: 'uncertain',
        state: 'skipped',
        by: 'person',
        requestId: null,
        listed: null,
        reason,
        failure,
        at: now,
      })
  }
  await journal.saveReset(item, now)
}
