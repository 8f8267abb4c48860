import type { Selection } from '../domain/facility.ts'
import type { JournalReport } from '../domain/filing-report.ts'
import { surplusOf } from '../domain/surplus.ts'
import { feeIn, listedItem } from './filing-reports.ts'
import type { Rooms } from './rooms.ts'

/** The journal of the selected facilities, oldest first, and what stands on the portal's list once too often. */
export async function journalOf(rooms: Rooms, selection: Selection): Promise<JournalReport> {
  const store = await rooms.store()
  const facilities = await store.facilities()
  const isAll = selection.codes.length + selection.tags.length === 0
  const codes = new Set((await store.facilities(selection)).map(({ facilityCode }) => facilityCode))
  const wanted = new Set([...codes, ...selection.codes]) // one that was removed has its history still
  const entries = (await store.entries()).filter(({ item }) => isAll || wanted.has(item.facilityCode))
  const items = entries.map(({ item }) => item)
  return {
    items: entries.map((entry) => listedItem(entry, facilities, rooms)),
    fee: feeIn(items, 'submitted'),
    feePlanned: feeIn(items, 'planned'),
    feeUncertain: feeIn(items, 'uncertain'),
    surplus: surplusOf(await store.rows(selection)),
  }
}
