import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { databaseTable } from './database.ts'
import { documentTable } from './document-schema.ts'
import { journalTables } from './journal-schema.ts'

const facilities = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('facility')
    .addColumn('facility_code', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('login_id', 'text', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('phone', 'text')
    .addColumn('email', 'text')
    .addColumn('removed', 'integer', (column) => column.notNull()) // 1: kept for the sake of its history alone
    .execute()
  await db.schema
    .createTable('facility_tag')
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('tag', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('facility_tag_key', ['facility_code', 'tag'])
    .execute()
  await db.schema
    .createTable('login_refusal')
    .addColumn('facility_code', 'text', (column) => column.primaryKey().references('facility.facility_code'))
    .addColumn('secret_version', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('found', 'text')
    .execute()
}

const runs = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('run')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique()) // in order of beginning: times may be equal, or bear other offsets
    .addColumn('selection', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute()
  await db.schema
    .createTable('visit')
    .addColumn('run_id', 'text', (column) => column.notNull().references('run.id'))
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('ending', 'integer') // counts this facility's ended visits: the greatest is the last one
    .addColumn('ended_at', 'text')
    .addColumn('failure', 'text') // a FailureRecord as JSON
    .addPrimaryKeyConstraint('visit_key', ['run_id', 'facility_code'])
    .execute()
  await db.schema.createIndex('visit_by_ending').on('visit').columns(['facility_code', 'ending']).execute()
}

const applications = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('application')
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('applied_on', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('terminal_name', 'text')
    .addColumn('tracking_number', 'text') // the last known, also when newer readings did not look
    .addColumn('delivery_status', 'text')
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('vanished_at', 'text')
    .addColumn('last_ending', 'integer', (column) => column.notNull()) // with last_position: its newest line in `reading`
    .addColumn('last_position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('application_key', ['facility_code', 'number'])
    .execute()
}

const readings = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('reading')
    .addColumn('facility_code', 'text', (column) => column.notNull())
    .addColumn('ending', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) => column.notNull().references('run.id'))
    .addColumn('application_number', 'integer', (column) => column.notNull())
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addColumn('no', 'integer')
    .addColumn('applied_on', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('terminal_name', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('status_text', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('issued_on', 'text')
    .addColumn('expires_on', 'text')
    .addColumn('download_by', 'text')
    .addColumn('operations', 'text', (column) => column.notNull()) // a JSON list
    .addColumn('tracking_number', 'text')
    .addColumn('delivery_status', 'text')
    .addPrimaryKeyConstraint('reading_key', ['facility_code', 'ending', 'position'])
    .addForeignKeyConstraint('reading_application', ['facility_code', 'application_number'], 'application', [
      'facility_code',
      'number',
    ])
    .execute()
}

const noticesAndLeases = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('notice')
    .addColumn('identity', 'text', (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('number', 'text')
    .addColumn('views', 'integer')
    .addColumn('age', 'text')
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addColumn('position', 'integer') // null: no longer listed
    .execute()
  await db.schema
    .createTable('lease')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('pid', 'integer', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('process_mark', 'text') // tells the process from a later one with its pid
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}

const kindsOfRuns = (db: Kysely<unknown>) =>
  db.schema
    .alterTable('run')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('scan')) // 'filing': its readings are history too, but it is no night
    .execute()

const accountRefusals = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('account_refusal')
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('secret_version', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('found', 'text')
    .addPrimaryKeyConstraint('account_refusal_key', ['facility_code', 'user_id'])
    .execute()
}

/** Every change of the schema, in order of name. A released one is never edited: a change is a new one at the end. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_the_nightly_scan': {
    async up(db) {
      for (const part of [facilities, runs, applications, readings, noticesAndLeases]) await part(db)
    },
  },
  '0002_the_journal': { up: journalTables },
  '0003_the_name_of_the_database': { up: databaseTable },
  '0004_readings_of_runs_that_file': { up: kindsOfRuns },
  '0005_what_documents_say': { up: documentTable },
  '0006_accounts_that_refused': { up: accountRefusals },
}
