import { CamelCasePlugin, Kysely } from 'kysely'
import type { Dialect } from 'kysely'
import type { Store } from '../domain/ports.ts'
import { applicationPart } from './applications.ts'
import { databasePart } from './database.ts'
import { facilityPart } from './facilities.ts'
import { journalPart } from './journal.ts'
import { sendingPart } from './journal-sending.ts'
import { settlingPart } from './journal-settling.ts'
import { leasePart } from './leases.ts'
import { loginPart } from './logins.ts'
import { masterAccountPart } from './master-accounts.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { noticePart } from './notices.ts'
import { runPart } from './runs.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'
import { visitPart } from './visits.ts'

const storeOn = (db: Kysely<Tables>): Store => ({
  ...databasePart(db),
  ...facilityPart(db),
  ...runPart(db),
  ...visitPart(db),
  ...applicationPart(db),
  ...loginPart(db),
  ...noticePart(db),
  ...masterAccountPart(db),
  ...leasePart(db),
  ...journalPart(db),
  ...sendingPart(db),
  ...settlingPart(db),
  close: () => db.destroy(),
})

const openOn = async (dialect: Dialect, where: string): Promise<Store> => {
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] })
  try {
    await migrate(db.withoutPlugins(), migrations, where)
    return storeOn(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** The store in one SQLite file, made or brought up to date; `Failure('bad-input')` with `where: file` when it cannot be opened, is no sound database, or was written by a newer todoke. */
export const openStore = async (settings: { readonly file: string }): Promise<Store> =>
  openOn(sqliteDialect(settings.file), settings.file)
