import type { Transaction } from 'kysely'
import type { JournalNote } from '../domain/journal.ts'
import type { Tables } from './tables.ts'

/** Writes one event behind the item's last; an unknown key throws. */
export async function append(db: Transaction<Tables>, key: string, note: JournalNote, at: string): Promise<void> {
  const { events } = await db
    .updateTable('journalItem')
    .set((eb) => ({ events: eb('events', '+', 1) }))
    .where('key', '=', key)
    .returning('events')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('journalEvent')
    .values({ key, number: events, kind: note.kind, at, note: JSON.stringify(note) })
    .execute()
}
