import type { Kysely } from 'kysely'

/** The tables of what was promised. Nothing in them is ever deleted, and of an event nothing is ever changed. */
export async function journalTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('journal_item')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique()) // in order of saving
    .addColumn('plan_id', 'text')
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('intent', 'text', (column) => column.notNull()) // an Intent as JSON
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('fee', 'integer', (column) => column.notNull())
    .addColumn('postage', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('sent_on', 'text') // Japan's date of the last attempt
    .addColumn('failure', 'text') // a FailureRecord as JSON
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('events', 'integer', (column) => column.notNull()) // how many there are: gives each its number without a look beforehand
    .execute()
  await db.schema
    .createTable('journal_event')
    .addColumn('key', 'text', (column) => column.notNull().references('journal_item.key'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull()) // a JournalNote as JSON
    .addPrimaryKeyConstraint('journal_event_key', ['key', 'number'])
    .execute()
  await db.schema
    .createIndex('journal_item_by_facility')
    .on('journal_item')
    .columns(['facility_code', 'state'])
    .execute()
}
