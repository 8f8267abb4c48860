import type { Kysely, Transaction } from 'kysely'
import type { ApplicationRow, StoredRow } from '../domain/application-row.ts'
import type { Store } from '../domain/ports.ts'
import { chunks } from './chunks.ts'
import { identify } from './identity.ts'
import { readingColumns, readingValues, storedRow } from './reading-columns.ts'
import { selected } from './selected.ts'
import type { Tables } from './tables.ts'

interface Reading {
  readonly runId: string
  readonly facilityCode: string
  readonly ending: number
  readonly readAt: string
  readonly rows: readonly ApplicationRow[]
}

interface Numbered {
  readonly number: number
  readonly position: number
  readonly row: ApplicationRow
}

const numbered = async (db: Transaction<Tables>, { facilityCode, rows }: Reading): Promise<readonly Numbered[]> => {
  const known = await db
    .selectFrom('application')
    .select(['number', 'requestId', 'appliedOn', 'contactName', 'terminalName', 'vanishedAt'])
    .where('facilityCode', '=', facilityCode)
    .orderBy('lastPosition')
    .orderBy('number')
    .execute()
  const numbers = identify(known, rows)
  let next = Math.max(0, ...known.map(({ number }) => number))
  return rows.map((row, position) => ({ row, position, number: numbers[position] ?? (next += 1) }))
}

const asApplication = ({ facilityCode, ending, readAt }: Reading, { number, position, row }: Numbered) => ({
  facilityCode,
  number,
  requestId: row.requestId,
  appliedOn: row.appliedOn,
  contactName: row.contactName,
  terminalName: row.terminalName,
  trackingNumber: row.trackingNumber,
  deliveryStatus: row.deliveryStatus,
  firstSeenAt: readAt,
  lastSeenAt: readAt,
  vanishedAt: null,
  lastEnding: ending,
  lastPosition: position,
})

const saveApplications = (db: Transaction<Tables>, reading: Reading, part: readonly Numbered[]) =>
  db
    .insertInto('application')
    .values(part.map((row) => asApplication(reading, row)))
    .onConflict((conflict) =>
      conflict.columns(['facilityCode', 'number']).doUpdateSet((row) => ({
        requestId: row.ref('excluded.requestId'),
        appliedOn: row.ref('excluded.appliedOn'),
        contactName: row.ref('excluded.contactName'),
        terminalName: row.ref('excluded.terminalName'),
        trackingNumber: row.fn.coalesce('excluded.trackingNumber', 'application.trackingNumber'),
        deliveryStatus: row.fn.coalesce('excluded.deliveryStatus', 'application.deliveryStatus'),
        lastSeenAt: row.ref('excluded.lastSeenAt'),
        vanishedAt: null,
        lastEnding: row.ref('excluded.lastEnding'),
        lastPosition: row.ref('excluded.lastPosition'),
      })),
    )
    .execute()

const asReading = (reading: Reading, { number, position, row }: Numbered) => ({
  facilityCode: reading.facilityCode,
  ending: reading.ending,
  position,
  runId: reading.runId,
  applicationNumber: number,
  readAt: reading.readAt,
  ...readingValues(row),
})

/** Adds a reading to the history, and marks what it no longer lists as vanished. */
export async function addReading(db: Transaction<Tables>, reading: Reading): Promise<void> {
  for (const part of chunks(await numbered(db, reading))) {
    await saveApplications(db, reading, part)
    await db
      .insertInto('reading')
      .values(part.map((row) => asReading(reading, row)))
      .execute()
  }
  await db
    .updateTable('application')
    .set({ vanishedAt: reading.readAt })
    .where('facilityCode', '=', reading.facilityCode)
    .where('vanishedAt', 'is', null)
    .where('lastEnding', '!=', reading.ending)
    .execute()
}

const storedRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('application')
    .innerJoin('facility', 'facility.facilityCode', 'application.facilityCode')
    .innerJoin('reading', (join) =>
      join
        .onRef('reading.facilityCode', '=', 'application.facilityCode')
        .onRef('reading.applicationNumber', '=', 'application.number'),
    )
    .select(readingColumns)
    .select(['application.vanishedAt', 'facility.name as facilityName'])

/** What the readings have found. */
export const applicationPart = (db: Kysely<Tables>): Pick<Store, 'rows' | 'history'> => ({
  async rows(selection, options) {
    const newest = storedRows(db)
      .whereRef('reading.ending', '=', 'application.lastEnding')
      .whereRef('reading.position', '=', 'application.lastPosition')
      .select(['application.trackingNumber as lastTrackingNumber', 'application.deliveryStatus as lastDeliveryStatus'])
      .where(selected(selection))
      .orderBy('application.facilityCode')
      .orderBy((eb) => eb.case().when('application.vanishedAt', 'is', null).then(0).else(1).end()) // vanished ones have no place on today's screen
      .orderBy('application.lastPosition')
      .orderBy('application.number')
    const found = await (options?.vanished ? newest : newest.where('application.vanishedAt', 'is', null)).execute()
    return found.map((row): StoredRow => ({
      ...storedRow(row),
      trackingNumber: row.lastTrackingNumber,
      deliveryStatus: row.lastDeliveryStatus,
    }))
  },

  async history(facilityCode) {
    const found = await storedRows(db)
      .where('application.facilityCode', '=', facilityCode)
      .orderBy('reading.ending')
      .orderBy('reading.position')
      .execute()
    return found.map(storedRow)
  },
})
