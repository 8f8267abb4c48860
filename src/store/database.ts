import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Store } from '../domain/ports.ts'
import type { Tables } from './tables.ts'

/** The table of the one name that a database is given when it is made, and keeps wherever it is moved. */
export async function databaseTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('database')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .execute()
  await db.withTables<{ database: { id: string } }>().insertInto('database').values({ id: randomUUID() }).execute()
}

/** Which database this is. */
export const databasePart = (db: Kysely<Tables>): Pick<Store, 'databaseId'> => ({
  databaseId: async () => (await db.selectFrom('database').select('id').executeTakeFirstOrThrow()).id,
})
