import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Failure } from '../domain/failure.ts'
import type { Migration } from 'kysely/migration'
import type { Tables } from './tables.ts'

type Executed = {
  kysely_migration: { name: string }
}

type Known = Readonly<Record<string, Migration>>

const executed = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await db.withTables<Executed>().selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

/** Brings the schema up to date, all or nothing; `Failure('bad-input')` with `where` when a newer todoke has written the database. */
export async function migrate(db: Kysely<Tables>, known: Known, where: string): Promise<void> {
  const done = await executed(db)
  const unknown = done.filter((name) => !(name in known))
  if (unknown.length > 0) throw new Failure('bad-input', { reason: 'database-newer', where, found: unknown.join(', ') })
  if (done.length === Object.keys(known).length) return // the usual case: one look, no lock
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => known } }).migrateToLatest()
  if (error !== undefined) throw error
}
