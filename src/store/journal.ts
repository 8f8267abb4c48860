import type { Expression, ExpressionBuilder, Kysely, Selectable, SqlBool, Transaction } from 'kysely'
import { Failure } from '../domain/failure.ts'
import type { Intent, JournalItem, PasswordReset } from '../domain/intent.ts'
import type { JournalEntry, JournalEvent, JournalFilter, JournalNote, NewItem } from '../domain/journal.ts'
import type { Journal, ResetJournal } from '../domain/ports.ts'
import { append } from './journal-events.ts'
import { atOneMoment } from './moment.ts'
import type { Tables } from './tables.ts'

type Line = Selectable<Tables['journalItem']>

const itemOf = <Meant extends Intent | PasswordReset>(line: Line): JournalItem<Meant> => ({
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

type Drawer = 'deeds' | 'resets'

// Every given part of the filter holds.
const filtered =
  (drawer: Drawer, { keys, planId, facilityCode, states }: JournalFilter = {}) =>
  (eb: ExpressionBuilder<Tables, 'journalItem'>): Expression<SqlBool> =>
    eb.and([
      eb('journalItem.act', drawer === 'resets' ? '=' : '!=', 'reset-password'),
      ...(keys ? [eb('journalItem.key', 'in', keys)] : []),
      ...(planId === undefined ? [] : [eb('journalItem.planId', '=', planId)]),
      ...(facilityCode === undefined ? [] : [eb('journalItem.facilityCode', '=', facilityCode)]),
      ...(states ? [eb('journalItem.state', 'in', states)] : []),
    ])

const lines = (db: Kysely<Tables>, drawer: Drawer, filter?: JournalFilter) =>
  db.selectFrom('journalItem').selectAll().where(filtered(drawer, filter)).orderBy('number').execute()

const entries = <Meant extends Intent | PasswordReset>(
  db: Kysely<Tables>,
  drawer: Drawer,
  filter?: JournalFilter,
): Promise<readonly JournalEntry<Meant>[]> =>
  atOneMoment(db, async (db) => {
    const events = await db
      .selectFrom('journalEvent')
      .innerJoin('journalItem', 'journalItem.key', 'journalEvent.key')
      .selectAll('journalEvent')
      .where(filtered(drawer, filter))
      .orderBy('journalEvent.number')
      .execute()
    const byKey = Map.groupBy(events, ({ key }) => key)
    return (await lines(db, drawer, filter)).map((line) => ({
      item: itemOf<Meant>(line),
      events: (byKey.get(line.key) ?? []).map(eventOf),
    }))
  })

type Promised = NewItem<Intent | PasswordReset>

const throwUnlessSame = async (db: Transaction<Tables>, item: Promised, intent: string): Promise<void> => {
  const there = await db.selectFrom('journalItem').selectAll().where('key', '=', item.key).executeTakeFirstOrThrow()
  const same = there.planId === item.planId && there.facilityCode === item.facilityCode && there.intent === intent
  if (!same) throw new Failure('bad-input', { where: item.key, found: there.intent, expected: intent })
}

const save = async (db: Transaction<Tables>, item: Promised, at: string): Promise<void> => {
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
export const journalPart = (
  db: Kysely<Tables>,
): Pick<Journal, 'saveItems' | 'items' | 'entries' | 'note' | 'yen'> & ResetJournal => ({
  saveItems: (items, at) =>
    db.transaction().execute(async (db) => {
      for (const item of items) await save(db, item, at)
    }),

  saveReset: (item, at) => db.transaction().execute((db) => save(db, item, at)),

  items: async (filter) => (await lines(db, 'deeds', filter)).map((line) => itemOf(line)),

  entries: (filter) => entries(db, 'deeds', filter),

  resets: (filter) => entries(db, 'resets', filter),

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
      .where(filtered('deeds', filter))
      .$if(sentOn !== undefined, (query) => query.where('sentOn', 'like', `${sentOn}%`))
      .groupBy('state')
      .execute()
    const nothing = { items: 0, certificates: 0, postage: 0 }
    const all = { planned: nothing, uncertain: nothing, submitted: nothing, skipped: nothing, failed: nothing }
    return { ...all, ...Object.fromEntries(sums.map(({ state, ...yen }) => [state, yen])) }
  },
})
