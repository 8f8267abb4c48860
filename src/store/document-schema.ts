import type { Kysely } from 'kysely'

/** What each ユーザ設定情報 said, but for its secret: one line for each content that was read, in order of reading. */
export async function documentTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('master_account')
    .addColumn('facility_code', 'text', (column) => column.notNull().references('facility.facility_code'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('environment', 'text', (column) => column.notNull())
    .addColumn('facility_name', 'text')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('user_name', 'text')
    .addColumn('reset_user_id', 'text', (column) => column.notNull())
    .addColumn('password_expires_on', 'text')
    .addColumn('imported_on', 'text') // 決定通知書取込日
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('master_account_key', ['facility_code', 'number'])
    .execute()
}
