import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool, Transaction } from 'kysely'
import { Failure } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { JournalEvent, JournalFilter, JournalNote, NewItem } from '../domain/journal.ts'
import type { Journal } from '../domain/ports.ts'
import { append } from './journal-events.ts'
import { atOneMoment } from './moment.ts'
import type { Tables } from './tables.ts'

type Line = Selectable<Tables['journalItem']>

const itemOf = (line: Line): JournalItem => ({
  key: line.key,
  planId: line.planId,
  facilityCode: line.facilityCode,
  intent: JSON.parse(line.intent),
  state: line.state,
  requestId: line.requestId,
  fee: line.fee,
  postage: line.postage,
  attempts: line.attempts,
  failure: line.failure === null ? null : JSON.parse(line.failure),
  changedAt: line.changedAt,
})

const eventOf = ({ number, at, note }: Selectable<Tables['journalEvent']>): JournalEvent => {
  const written: JournalNote = JSON.parse(note)
  return { ...written, number, at }
}

// Every given part of the filter holds.
const filtered =
  ({ keys, planId, facilityCode, states }: JournalFilter = {}) =>
  (eb: ExpressionBuilder<Tables, 'journalItem'>): Expression<SqlBool> =>
    eb.and([
      ...(keys ? [eb('journalItem.key', 'in', keys)] : []),
      ...(planId === undefined ? [] : [eb('journalItem.planId', '=', planId)]),
      ...(facilityCode === undefined ? [] : [eb('journalItem.facilityCode', '=', facilityCode)]),
      ...(states ? [eb('journalItem.state', 'in', states)] : []),
    ])

const lines = (db: Kysely<Tables>, filter?: JournalFilter) =>
  db.selectFrom('journalItem').selectAll().where(filtered(filter)).orderBy('number').execute()

const throwUnlessSame = async (db: Transaction<Tables>, item: NewItem, intent: string): Promise<void> => {
  const there = await db.selectFrom('journalItem').selectAll().where('key', '=', item.key).executeTakeFirstOrThrow()
  const same = there.planId === item.planId && there.facilityCode === item.facilityCode && there.intent === intent
  if (!same) throw new Failure('bad-input', { where: item.key, found: there.intent, expected: intent })
}

const save = async (db: Transaction<Tables>, item: NewItem, at: string): Promise<void> => {
  const { key, planId, facilityCode, state, fee, postage, accepted } = item
  const intent = JSON.stringify(item.intent)
  const newest = await db
    .selectFrom('journalItem')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (newest?.number ?? 0) + 1
  const blank = { requestId: null, attempts: 0, sentOn: null, failure: null, events: 0 }
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('journalItem')
    .values({
      key,
      number,
      planId,
      facilityCode,
      act: item.intent.act,
      intent,
      state,
      fee,
      postage,
      changedAt: at,
      ...blank,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (inserted !== 1n) return throwUnlessSame(db, item, intent)
  await append(db, key, { kind: 'planned', state }, at)
  for (const { finding, reason } of accepted) await append(db, key, { kind: 'accepted', finding, reason }, at)
}

/** What was promised, and what was written beside it. */
export const journalPart = (db: Kysely<Tables>): Pick<Journal, 'saveItems' | 'items' | 'entries' | 'note' | 'yen'> => ({
  saveItems: (items, at) =>
    db.transaction().execute(async (db) => {
      for (const item of items) await save(db, item, at)
    }),

  items: async (filter) => (await lines(db, filter)).map(itemOf),

  entries: (filter) =>
    atOneMoment(db, async (db) => {
      const events = await db
        .selectFrom('journalEvent')
        .innerJoin('journalItem', 'journalItem.key', 'journalEvent.key')
        .selectAll('journalEvent')
        .where(filtered(filter))
        .orderBy('journalEvent.number')
        .execute()
      const byKey = Map.groupBy(events, ({ key }) => key)
      return (await lines(db, filter)).map((line) => ({
        item: itemOf(line),
        events: (byKey.get(line.key) ?? []).map(eventOf),
      }))
    }),

  note: (key, note, at) => db.transaction().execute((db) => append(db, key, note, at)),

  async yen({ sentOn, ...filter } = {}) {
    const sums = await db
      .selectFrom('journalItem')
      .select(({ fn }) => [
        'state',
        fn.countAll<number>().as('items'),
        fn.sum<number>('fee').as('certificates'),
        fn.sum<number>('postage').as('postage'),
      ])
      .where(filtered(filter))
      .$if(sentOn !== undefined, (query) => query.where('sentOn', 'like', `${sentOn}%`))
      .groupBy('state')
      .execute()
    const nothing = { items: 0, certificates: 0, postage: 0 }
    const all = { planned: nothing, uncertain: nothing, submitted: nothing, skipped: nothing, failed: nothing }
    return { ...all, ...Object.fromEntries(sums.map(({ state, ...yen }) => [state, yen])) }
  },
})
