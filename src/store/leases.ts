import type { Kysely, Selectable, Transaction } from 'kysely'
import type { LeaseHolder, Store } from '../domain/ports.ts'
import { isDead, processMark } from './process-life.ts'
import type { Tables } from './tables.ts'

type Lease = Selectable<Tables['lease']>

const isSame = (lease: Lease, { host, pid, what }: LeaseHolder): boolean =>
  lease.host === host && lease.pid === pid && lease.what === what

const isFree = (lease: Lease, holder: LeaseHolder, now: string): boolean =>
  isSame(lease, holder) ||
  Date.parse(lease.expiresAt) <= Date.parse(now) ||
  (lease.host === holder.host && isDead(lease.pid, lease.processMark))

const asHolder = ({ host, pid, what }: Lease): LeaseHolder => ({ host, pid, what })

// Inserts and replaces only what it has just seen: right also on a database that lets two of these run at once.
const take = async (db: Transaction<Tables>, wanted: Lease, now: string): Promise<LeaseHolder | null> => {
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('lease')
    .values(wanted)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (inserted === 1n) return null
  const look = db.selectFrom('lease').selectAll().where('name', '=', wanted.name)
  const held = await look.executeTakeFirstOrThrow()
  if (!isFree(held, wanted, now)) return asHolder(held)
  const { numUpdatedRows: replaced } = await db
    .updateTable('lease')
    .set(wanted)
    .where('name', '=', held.name)
    .where('host', '=', held.host)
    .where('pid', '=', held.pid)
    .where('what', '=', held.what)
    .where('expiresAt', '=', held.expiresAt)
    .executeTakeFirst()
  return replaced === 1n ? null : asHolder(await look.executeTakeFirstOrThrow())
}

/** Who may run: one holder of a name at a time, over all processes that share the database. */
export const leasePart = (db: Kysely<Tables>): Pick<Store, 'takeLease' | 'releaseLease'> => ({
  takeLease: (name, { host, pid, what }, now, expiresAt) => {
    const wanted = { name, host, pid, what, expiresAt, processMark: processMark(pid) }
    return db.transaction().execute((db) => take(db, wanted, now))
  },

  async releaseLease(name, { host, pid, what }) {
    await db
      .deleteFrom('lease')
      .where('name', '=', name)
      .where('host', '=', host)
      .where('pid', '=', pid)
      .where('what', '=', what)
      .execute()
  },
})
