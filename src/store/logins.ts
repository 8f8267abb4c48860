import type { Kysely } from 'kysely'
import type { Store } from '../domain/ports.ts'
import type { Tables } from './tables.ts'

/** Logins that the portal refused, and the オンライン資格確認等システム. */
export const loginPart = (
  db: Kysely<Tables>,
): Pick<Store, 'loginRefusal' | 'setLoginRefusal' | 'accountRefusal' | 'setAccountRefusal'> => ({
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

  async accountRefusal({ facilityCode, userId }) {
    const found = await db
      .selectFrom('accountRefusal')
      .select(['secretVersion', 'code', 'at', 'found'])
      .where('facilityCode', '=', facilityCode)
      .where('userId', '=', userId)
      .executeTakeFirst()
    return found ?? null
  },

  async setAccountRefusal({ facilityCode, userId }, refusal) {
    if (refusal === null) {
      const of = db.deleteFrom('accountRefusal').where('facilityCode', '=', facilityCode)
      await of.where('userId', '=', userId).execute()
      return
    }
    const { secretVersion, code, at, found } = refusal
    await db
      .insertInto('accountRefusal')
      .values({ facilityCode, userId, secretVersion, code, at, found })
      .onConflict((conflict) =>
        conflict.columns(['facilityCode', 'userId']).doUpdateSet({ secretVersion, code, at, found }),
      )
      .execute()
  },
})
