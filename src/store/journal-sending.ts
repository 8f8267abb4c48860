import type { Kysely, Selectable, Transaction } from 'kysely'
import { hostname } from 'node:os'
import type { PasswordReset } from '../domain/intent.ts'
import type { Caps, SendingAnswer, SendingRequest } from '../domain/journal.ts'
import type { Journal } from '../domain/ports.ts'
import { append } from './journal-events.ts'
import { lifeOf } from './process-life.ts'
import type { Tables } from './tables.ts'

type Line = Selectable<Tables['journalItem']>
type Lease = Selectable<Tables['lease']>

// Writing before looking: whoever else wants to begin waits here until this one is done.
const heldLease = async (db: Transaction<Tables>, { holder, clock }: SendingRequest): Promise<Lease | null> => {
  const lease = await db
    .updateTable('lease')
    .set({ what: holder.what })
    .where('name', '=', 'spending')
    .where('host', '=', holder.host)
    .where('pid', '=', holder.pid)
    .where('what', '=', holder.what)
    .returningAll()
    .executeTakeFirst()
  return lease && Date.parse(lease.expiresAt) > Date.parse(clock) ? lease : null
}

// A cancel alone may be done beside an uncertain application: it is how a surplus one is taken back. A reset is barred by one of the same account alone.
const barrier = async (db: Transaction<Tables>, item: Line): Promise<string | null> => {
  const uncertain = await db
    .selectFrom('journalItem')
    .select(['key', 'act', 'intent'])
    .where('facilityCode', '=', item.facilityCode)
    .where('state', '=', 'uncertain')
    .orderBy('number')
    .execute()
  const account = accountIn(item)
  const barring = uncertain.find((other) =>
    account === null && accountIn(other) === null
      ? item.act !== 'cancel' || other.act !== 'apply'
      : account === accountIn(other),
  )
  return barring?.key ?? null
}

// null: no account of the qualification system, but a deed at the portal.
const accountIn = ({ act, intent }: Pick<Line, 'act' | 'intent'>): string | null => {
  if (act !== 'reset-password') return null
  const { userId }: PasswordReset = JSON.parse(intent)
  return userId
}

const spentUnder = async (db: Transaction<Tables>, cap: keyof Caps, item: Line, today: string): Promise<number> => {
  const month = `${today.slice(0, 7)}%`
  const spent = db
    .selectFrom('journalItem')
    .select(({ fn, eb }) => fn.sum<number | null>(eb('fee', '+', eb.ref('postage'))).as('yen'))
    .where('state', 'in', ['submitted', 'uncertain'])
  const counted = {
    plan: () => spent.where('planId', item.planId === null ? 'is' : '=', item.planId),
    facility: () => spent.where('facilityCode', '=', item.facilityCode).where('sentOn', 'like', month),
    day: () => spent.where('sentOn', '=', today),
    month: () => spent.where('sentOn', 'like', month),
  } satisfies Record<keyof Caps, unknown>
  return (await counted[cap]().executeTakeFirst())?.yen ?? 0
}

const brokenCap = async (
  db: Transaction<Tables>,
  item: Line,
  { caps, today }: SendingRequest,
): Promise<SendingAnswer | null> => {
  const price = item.fee + item.postage
  for (const cap of ['plan', 'facility', 'day', 'month'] as const) {
    const limit = caps[cap]
    if (limit === null || price === 0) continue
    const spent = await spentUnder(db, cap, item, today)
    if (spent + price > limit) return { kind: 'cap', cap, limit, spent }
  }
  return null
}

const begin = async (db: Transaction<Tables>, request: SendingRequest): Promise<SendingAnswer> => {
  const { key, holder, at, today, clock } = request
  const lease = await heldLease(db, request)
  if (!lease) return { kind: 'lease-lost' }
  const item = await db.selectFrom('journalItem').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
  if (item.state !== 'planned') return { kind: 'not-planned' }
  const by = await barrier(db, item)
  if (by !== null) return { kind: 'blocked', by }
  const broken = await brokenCap(db, item, request)
  if (broken) return broken
  const attempt = item.attempts + 1
  await db
    .updateTable('journalItem')
    .set({ state: 'uncertain', attempts: attempt, sentOn: today, failure: null, changedAt: at })
    .where('key', '=', key)
    .execute()
  await append(db, key, { kind: 'sending', attempt, sender: { holder, processMark: lease.processMark, clock } }, at)
  return { kind: 'begun', attempt }
}

/** Who may press, and whether the one who was about to still lives. */
export const sendingPart = (db: Kysely<Tables>): Pick<Journal, 'beginSending' | 'life'> => ({
  beginSending: (request) => db.transaction().execute((db) => begin(db, request)),

  life: async ({ holder, processMark }) => (holder.host === hostname() ? lifeOf(holder.pid, processMark) : 'unknown'),
})
