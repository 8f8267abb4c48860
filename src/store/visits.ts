import type { Expression, ExpressionBuilder, Kysely, SqlBool, Transaction } from 'kysely'
import type { FailureRecord } from '../domain/failure.ts'
import type { Reading, Store, VisitEnd, VisitRecord } from '../domain/ports.ts'
import { addReading } from './applications.ts'
import { atOneMoment } from './moment.ts'
import { applicationRow, readingColumns } from './reading-columns.ts'
import { addRun } from './runs.ts'
import { selected } from './selected.ts'
import type { Tables } from './tables.ts'

const nextEnding = async (db: Transaction<Tables>, facilityCode: string): Promise<number> => {
  const last = await db
    .selectFrom('visit')
    .select(({ fn }) => fn.max('ending').as('ending'))
    .where('facilityCode', '=', facilityCode)
    .executeTakeFirst()
  return (last?.ending ?? 0) + 1
}

const closeVisit = async (db: Transaction<Tables>, end: VisitEnd, ending: number): Promise<void> => {
  await db
    .updateTable('visit')
    .set({
      state: end.failure === null ? 'ok' : 'failed',
      ending,
      endedAt: end.endedAt,
      failure: end.failure === null ? null : JSON.stringify(end.failure),
    })
    .where('runId', '=', end.runId)
    .where('facilityCode', '=', end.facilityCode)
    .execute()
}

const endVisit = async (db: Transaction<Tables>, end: VisitEnd): Promise<void> => {
  const { runId, facilityCode, endedAt: readAt, rows } = end
  const visit = await db
    .selectFrom('visit')
    .select('state')
    .where('runId', '=', runId)
    .where('facilityCode', '=', facilityCode)
    .executeTakeFirstOrThrow()
  if (visit.state === 'ok') return // a straggler that wakes up after another process has done its visit
  const ending = await nextEnding(db, facilityCode)
  await closeVisit(db, end, ending)
  if (rows !== null) await addReading(db, { runId, facilityCode, ending, readAt, rows })
}

const saveReading = async (db: Transaction<Tables>, { run, facilityCode, readAt, rows }: Reading): Promise<void> => {
  await addRun(db, run, 'filing')
  const ending = await nextEnding(db, facilityCode)
  const end = { state: 'ok', ending, endedAt: readAt } as const
  await db
    .insertInto('visit')
    .values({ runId: run.id, facilityCode, position: 0, ...end })
    .onConflict((conflict) => conflict.columns(['runId', 'facilityCode']).doUpdateSet(end))
    .execute()
  await addReading(db, { runId: run.id, facilityCode, ending, readAt, rows })
}

const visitRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('visit')
    .innerJoin('facility', 'facility.facilityCode', 'visit.facilityCode')
    .select(['visit.facilityCode', 'facility.name', 'visit.state', 'visit.failure', 'visit.endedAt'])

const readingRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('visit')
    .innerJoin('facility', 'facility.facilityCode', 'visit.facilityCode')
    .innerJoin('reading', (join) =>
      join.onRef('reading.facilityCode', '=', 'visit.facilityCode').onRef('reading.ending', '=', 'visit.ending'),
    )
    .select(readingColumns)
    .orderBy('reading.position')

type Visit = Awaited<ReturnType<ReturnType<typeof visitRows>['execute']>>[number]
type Line = Awaited<ReturnType<ReturnType<typeof readingRows>['execute']>>[number]

const failureOf = (visit: Visit): FailureRecord | null => (visit.failure === null ? null : JSON.parse(visit.failure))

const records = (visits: readonly Visit[], lines: readonly Line[]): readonly VisitRecord[] => {
  const byCode = Map.groupBy(lines, (line) => line.facilityCode)
  return visits.map((visit) => ({
    facilityCode: visit.facilityCode,
    name: visit.name,
    state: visit.state,
    rows: (byCode.get(visit.facilityCode) ?? []).map(applicationRow),
    failure: failureOf(visit),
    endedAt: visit.endedAt,
  }))
}

type Which = (eb: ExpressionBuilder<Tables, 'visit' | 'facility'>) => Expression<SqlBool>

const recordsWhere = (db: Kysely<Tables>, which: Which): Promise<readonly VisitRecord[]> =>
  atOneMoment(db, async (db) => {
    const visits = await visitRows(db).where(which).orderBy('visit.position').execute()
    return records(visits, await readingRows(db).where(which).execute())
  })

const isLast: Which = (eb) =>
  eb(
    'visit.ending',
    '=',
    eb
      .selectFrom('visit as other')
      .select('other.ending')
      .whereRef('other.facilityCode', '=', 'facility.facilityCode')
      .where('other.endedAt', 'is not', null)
      .orderBy('other.ending', 'desc')
      .limit(1),
  )

/** What became of each facility in each run. */
export const visitPart = (
  db: Kysely<Tables>,
): Pick<Store, 'endVisit' | 'saveReading' | 'reopenVisit' | 'visits' | 'lastVisits'> => ({
  endVisit: (end) => db.transaction().execute((db) => endVisit(db, end)),

  saveReading: (reading) => db.transaction().execute((db) => saveReading(db, reading)),

  async reopenVisit(runId, facilityCode) {
    await db
      .updateTable('visit')
      .set({ state: 'planned', endedAt: null, failure: null })
      .where('runId', '=', runId)
      .where('facilityCode', '=', facilityCode)
      .where('state', '=', 'failed')
      .execute()
  },

  visits: (runId) => recordsWhere(db, (eb) => eb('visit.runId', '=', runId)),

  async lastVisits(selection) {
    const last = await recordsWhere(db, (eb) => eb.and([isLast(eb), selected(selection)(eb)]))
    return last.toSorted((one, other) => (one.facilityCode < other.facilityCode ? -1 : 1))
  },
})
