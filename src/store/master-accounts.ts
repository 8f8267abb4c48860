import type { Kysely, Transaction } from 'kysely'
import type { Store } from '../domain/ports.ts'
import type { MasterAccount } from '../domain/user-settings.ts'
import { atOneMoment } from './moment.ts'
import { selected } from './selected.ts'
import type { Tables } from './tables.ts'

const columns = [
  'masterAccount.facilityCode',
  'masterAccount.environment',
  'masterAccount.facilityName',
  'masterAccount.userId',
  'masterAccount.userName',
  'masterAccount.resetUserId',
  'masterAccount.passwordExpiresOn',
  'masterAccount.importedOn',
  'masterAccount.file',
  'masterAccount.sha256',
  'masterAccount.readAt',
] as const

// The same file read again is no second line.
const save = async (db: Transaction<Tables>, account: MasterAccount): Promise<void> => {
  const { facilityCode, sha256, file, importedOn, readAt } = account
  const last = await db
    .selectFrom('masterAccount')
    .select(['number', 'sha256'])
    .where('facilityCode', '=', facilityCode)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.sha256 === sha256) {
    await db
      .updateTable('masterAccount')
      .set({ file, importedOn, readAt })
      .where('facilityCode', '=', facilityCode)
      .where('number', '=', last.number)
      .execute()
    return
  }
  const { environment, facilityName, userId, userName, resetUserId, passwordExpiresOn } = account
  const said = { environment, facilityName, userId, userName, resetUserId, passwordExpiresOn }
  const number = (last?.number ?? 0) + 1
  await db
    .insertInto('masterAccount')
    .values({ facilityCode, number, ...said, importedOn, file, sha256, readAt })
    .execute()
}

/** What the documents of the master accounts said. */
export const masterAccountPart = (db: Kysely<Tables>): Pick<Store, 'saveMasterAccount' | 'masterAccounts'> => ({
  saveMasterAccount: (account) => db.transaction().execute((db) => save(db, account)),

  masterAccounts: (selection, options) =>
    atOneMoment(db, async (db) => {
      const found = await db
        .selectFrom('masterAccount')
        .innerJoin('facility', 'facility.facilityCode', 'masterAccount.facilityCode')
        .select(columns)
        .where(selected(selection))
        .orderBy('masterAccount.facilityCode')
        .orderBy('masterAccount.number', 'desc')
        .execute()
      if (options?.earlier) return found
      return [...Map.groupBy(found, (account) => account.facilityCode).values()].flatMap((all) => all.slice(0, 1))
    }),
})
