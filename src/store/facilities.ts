import type { Kysely, Transaction } from 'kysely'
import type { Facility } from '../domain/facility.ts'
import type { Store } from '../domain/ports.ts'
import { chunks } from './chunks.ts'
import { atOneMoment } from './moment.ts'
import { selected } from './selected.ts'
import type { Tables } from './tables.ts'

const facilityValues = ({ facilityCode, name, loginId, category, contactName, phone, email }: Facility) => ({
  facilityCode,
  name,
  loginId,
  category,
  contactName,
  phone,
  email,
  removed: 0 as const,
})

const saveChunk = async (db: Transaction<Tables>, facilities: readonly Facility[]) => {
  const values = facilities.map(facilityValues)
  await db
    .insertInto('facility')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('facilityCode').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        loginId: row.ref('excluded.loginId'),
        category: row.ref('excluded.category'),
        contactName: row.ref('excluded.contactName'),
        phone: row.ref('excluded.phone'),
        email: row.ref('excluded.email'),
        removed: 0,
      })),
    )
    .execute()
  const codes = facilities.map((facility) => facility.facilityCode)
  await db.deleteFrom('facilityTag').where('facilityCode', 'in', codes).execute()
}

const saveTags = async (db: Transaction<Tables>, facilities: readonly Facility[]) => {
  const tags = facilities.flatMap(({ facilityCode, tags }) =>
    [...new Set(tags)].map((tag, position) => ({ facilityCode, tag, position })),
  )
  for (const part of chunks(tags)) await db.insertInto('facilityTag').values(part).execute()
}

const tagsByCode = async (db: Kysely<Tables>): Promise<ReadonlyMap<string, readonly string[]>> => {
  const tags = await db.selectFrom('facilityTag').selectAll().orderBy('position').execute()
  const byCode = Map.groupBy(tags, (tag) => tag.facilityCode)
  return new Map([...byCode].map(([code, found]) => [code, found.map(({ tag }) => tag)]))
}

const forget = async (db: Transaction<Tables>, facilityCode: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('facility')
    .set({ removed: 1, loginId: '', contactName: null, phone: null, email: null }) // nothing of a person stays that history does not need
    .where('facilityCode', '=', facilityCode)
    .where('removed', '=', 0)
    .executeTakeFirst()
  await db.deleteFrom('facilityTag').where('facilityCode', '=', facilityCode).execute()
  await db.deleteFrom('loginRefusal').where('facilityCode', '=', facilityCode).execute()
  await db.deleteFrom('accountRefusal').where('facilityCode', '=', facilityCode).execute()
  return numUpdatedRows > 0n
}

/** Who is looked after. */
export const facilityPart = (
  db: Kysely<Tables>,
): Pick<Store, 'saveFacilities' | 'facilities' | 'noteFacility' | 'removeFacility'> => ({
  saveFacilities: (facilities) =>
    db.transaction().execute(async (db) => {
      const lastOfEach = [...new Map(facilities.map((facility) => [facility.facilityCode, facility])).values()]
      for (const part of chunks(lastOfEach)) {
        await saveChunk(db, part)
        await saveTags(db, part)
      }
    }),

  facilities: (selection) =>
    atOneMoment(db, async (db) => {
      const tags = await tagsByCode(db)
      const found = await db
        .selectFrom('facility')
        .select(['facilityCode', 'name', 'loginId', 'category', 'contactName', 'phone', 'email'])
        .where(selected(selection))
        .orderBy('facilityCode')
        .execute()
      return found.map((facility) => ({ ...facility, tags: tags.get(facility.facilityCode) ?? [] }))
    }),

  async noteFacility(facilityCode) {
    const nobody = { loginId: '', category: null, tags: [], contactName: null, phone: null, email: null }
    await db
      .insertInto('facility')
      .values({ ...facilityValues({ facilityCode, name: facilityCode, ...nobody }), removed: 1 })
      .onConflict((conflict) => conflict.column('facilityCode').doNothing())
      .execute()
  },

  removeFacility: (facilityCode) => db.transaction().execute((db) => forget(db, facilityCode)),
})
