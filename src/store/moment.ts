import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Several queries that see the same moment, whatever others write meanwhile. */
export const atOneMoment = <T>(db: Kysely<Tables>, look: (db: Transaction<Tables>) => Promise<T>): Promise<T> =>
  db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(look)
