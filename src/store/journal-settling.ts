import type { Kysely, Transaction } from 'kysely'
import type { Settlement } from '../domain/journal.ts'
import type { Journal } from '../domain/ports.ts'
import { append } from './journal-events.ts'
import type { Tables } from './tables.ts'

const settle = async (db: Transaction<Tables>, key: string, settlement: Settlement): Promise<boolean> => {
  const { attempt, from, state, by, requestId, listed, reason, failure, at } = settlement
  if (from === 'submitted' && state !== 'submitted') return false // what was proved once stays
  const { numUpdatedRows } = await db
    .updateTable('journalItem')
    .set({ state, requestId, failure: failure && JSON.stringify(failure), changedAt: at })
    .where('key', '=', key)
    .where('attempts', '=', attempt)
    .where('attempts', '>', 0)
    .where('state', '=', from)
    .$if(from === 'submitted', (query) => query.where('requestId', 'is', null))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await append(db, key, { kind: 'settled', state, by, requestId, listed, reason }, at)
  return true
}

/** How an item ends. */
export const settlingPart = (db: Kysely<Tables>): Pick<Journal, 'fail' | 'settle' | 'doubt'> => ({
  fail: (key, state, failure, at) =>
    db.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('journalItem')
        .set({ state, failure: JSON.stringify(failure), changedAt: at })
        .where('key', '=', key)
        .where('state', '=', 'planned')
        .executeTakeFirst()
      if (numUpdatedRows === 1n) await append(db, key, { kind: 'failed', state, failure }, at)
      return numUpdatedRows === 1n
    }),

  settle: (key, settlement) => db.transaction().execute((db) => settle(db, key, settlement)),

  doubt: (key, failure, at) =>
    db.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('journalItem')
        .set({ state: 'uncertain', failure: JSON.stringify(failure), changedAt: at })
        .where('key', '=', key)
        .where('state', '=', 'planned')
        .where('attempts', '>', 0)
        .executeTakeFirst()
      if (numUpdatedRows === 1n) await append(db, key, { kind: 'doubt', found: failure.found ?? '' }, at)
      return numUpdatedRows === 1n
    }),
})
