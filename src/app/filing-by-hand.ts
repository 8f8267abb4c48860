import { Failure } from '../domain/failure.ts'
import type { JournalReport } from '../domain/filing-report.ts'
import type { JournalItem } from '../domain/intent.ts'
import { journalOf } from './filing-list.ts'
import { whileFiling } from './filing.ts'
import type { Rooms } from './rooms.ts'

/** What a person saw at the portal, and how. */
export interface Verdict {
  readonly state: 'submitted' | 'planned'
  readonly reason: string
}

/** Settles an uncertain item by what a person saw at the portal, where the table alone could not; the reason stays in the journal. Throws `bad-input` for a key that no uncertain item has, or several. */
export async function settleByHand(rooms: Rooms, key: string, { state, reason }: Verdict): Promise<JournalReport> {
  return whileFiling(rooms, { submit: false }, async ({ store }) => {
    const uncertain = await store.items({ states: ['uncertain'] })
    const item = onlyOne(uncertain, key)
    const settled = await store.settle(item.key, {
      attempt: item.attempts,
      from: 'uncertain',
      state,
      by: 'person',
      requestId: null,
      listed: null,
      reason,
      failure: null,
      at: rooms.now(),
    })
    if (!settled) throw new Failure('bad-input', { reason: 'not-uncertain', where: key })
    return journalOf(rooms, { codes: [item.facilityCode], tags: [] })
  })
}

// As `apply list` shows it, or as its plan does.
function onlyOne(items: readonly JournalItem[], key: string): JournalItem {
  const [item, ...others] = items.filter((each) => each.key === key || each.key.endsWith(`:${key}`))
  if (item === undefined || others.length > 0) throw new Failure('bad-input', { reason: 'not-uncertain', where: key })
  return item
}
