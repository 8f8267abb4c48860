import type { Kysely } from 'kysely'
import type { Store } from '../domain/ports.ts'
import type { Tables } from './tables.ts'

/** Logins that the portal refused. */
export const loginPart = (db: Kysely<Tables>): Pick<Store, 'loginRefusal' | 'setLoginRefusal'> => ({
  async loginRefusal(facilityCode) {
    const found = await db
      .selectFrom('loginRefusal')
      .select(['secretVersion', 'code', 'at', 'found'])
      .where('facilityCode', '=', facilityCode)
      .executeTakeFirst()
    return found ?? null
  },

  async setLoginRefusal(facilityCode, refusal) {
    if (refusal === null) {
      await db.deleteFrom('loginRefusal').where('facilityCode', '=', facilityCode).execute()
      return
    }
    const { secretVersion, code, at, found } = refusal
    await db
      .insertInto('loginRefusal')
      .values({ facilityCode, secretVersion, code, at, found })
      .onConflict((conflict) => conflict.column('facilityCode').doUpdateSet({ secretVersion, code, at, found }))
      .execute()
  },
})
