import type { Kysely } from 'kysely'
import type { Notice, Store } from '../domain/ports.ts'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'

const named = ({ title, number }: Notice): string => (number === null ? `title ${title}` : `number ${number}`)

const withIdentity = (notices: readonly Notice[], readAt: string) => {
  const times = new Map<string, number>()
  return notices.map((notice, position) => {
    const name = named(notice)
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    const { title, number, views, age } = notice
    return { identity: `${name} ${time}`, title, number, views, age, firstSeenAt: readAt, readAt, position }
  })
}

/** 重要なお知らせ as last read, in screen order; each is known again by its 管理番号, without one by its title. */
export const noticePart = (db: Kysely<Tables>): Pick<Store, 'saveNotices' | 'notices'> => ({
  saveNotices: (notices, readAt) =>
    db.transaction().execute(async (db) => {
      await db.updateTable('notice').set({ position: null }).execute()
      for (const part of chunks(withIdentity(notices, readAt)))
        await db
          .insertInto('notice')
          .values(part)
          .onConflict((conflict) =>
            conflict.column('identity').doUpdateSet((row) => ({
              title: row.ref('excluded.title'),
              views: row.ref('excluded.views'),
              age: row.ref('excluded.age'),
              readAt: row.ref('excluded.readAt'),
              position: row.ref('excluded.position'),
            })),
          )
          .execute()
    }),

  notices: () =>
    db
      .selectFrom('notice')
      .select(['title', 'number', 'views', 'age', 'firstSeenAt'])
      .where('position', 'is not', null)
      .orderBy('position')
      .execute(),
})
