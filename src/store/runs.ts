import type { Kysely, Transaction } from 'kysely'
import type { Run, Store } from '../domain/ports.ts'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'

const newestFirst = (db: Kysely<Tables>) =>
  db
    .selectFrom('run')
    .select(['id', 'selection', 'startedAt', 'endedAt'])
    .where('kind', '=', 'scan')
    .orderBy('number', 'desc')

/** Adds a run, in order of beginning; one that is there stays as it is. */
export async function addRun(db: Transaction<Tables>, run: Run, kind: Tables['run']['kind']): Promise<void> {
  const { id, selection, startedAt, endedAt } = run
  const newest = await db.selectFrom('run').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
  const number = (newest?.number ?? 0) + 1
  await db
    .insertInto('run')
    .values({ id, kind, selection, startedAt, endedAt, number })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The nights: what was asked for, and whether it was finished. */
export const runPart = (db: Kysely<Tables>): Pick<Store, 'beginRun' | 'unfinishedRun' | 'latestRun' | 'endRun'> => ({
  beginRun: (run: Run, facilityCodes) =>
    db.transaction().execute(async (db) => {
      await addRun(db, run, 'scan')
      const visits = facilityCodes.map((facilityCode, position) => ({
        runId: run.id,
        facilityCode,
        position,
        state: 'planned' as const,
      }))
      for (const part of chunks(visits)) await db.insertInto('visit').values(part).execute()
    }),

  async unfinishedRun(selection, since) {
    const runs = await newestFirst(db).where('endedAt', 'is', null).where('selection', '=', selection).execute()
    return runs.find((run) => Date.parse(run.startedAt) > Date.parse(since)) ?? null // as instants: offsets may differ
  },

  latestRun: async () => (await newestFirst(db).limit(1).executeTakeFirst()) ?? null,

  async endRun(runId, endedAt) {
    await db.updateTable('run').set({ endedAt }).where('id', '=', runId).execute()
  },
})
