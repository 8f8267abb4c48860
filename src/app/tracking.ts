import { join } from 'node:path'
import { flows } from '../../flows/index.ts'
import type { StoredRow } from '../domain/application-row.ts'
import { isDelivered, mayStillTravel } from '../domain/delivery.ts'
import type { Selection } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import { postalDigits } from '../domain/postal-number.ts'
import type { PostEvent, ReportedError, ScannedFacility, TrackedItem, TrackReport } from '../domain/reports.ts'
import { reportedFailure } from './reported.ts'
import type { Rooms } from './rooms.ts'
import { scan } from './scanning.ts'

/** 追跡番号 and 発送状況 of what was issued lately, with the post's own events. Facilities named by code are read anew first. */
export async function track(rooms: Rooms, selection: Selection, signal: AbortSignal): Promise<TrackReport> {
  const fresh = selection.codes.length > 0 ? await scan(rooms, selection, signal) : null
  const failed = (fresh?.facilities ?? []).filter(({ ok }) => !ok)
  const rows = await (await rooms.store()).rows(selection)
  const items: TrackedItem[] = failed.map(unvisited)
  for (const row of rows.filter((each) => isOnItsWay(each, rooms.today()))) {
    if (signal.aborted) break
    items.push(await trackRow(rooms, row, signal))
  }
  return { items }
}

function isOnItsWay(row: StoredRow, today: string): boolean {
  return row.trackingNumber !== null && (mayStillTravel(row, null, today) || !isDelivered(row.deliveryStatus))
}

function unvisited({ facilityCode, name, error }: ScannedFacility): TrackedItem {
  const nothing = { terminalName: null, requestId: null, trackingNumber: null, deliveryStatus: null }
  return { facilityCode, facilityName: name, ...nothing, events: [], postError: null, error }
}

async function trackRow(rooms: Rooms, row: StoredRow, signal: AbortSignal): Promise<TrackedItem> {
  const { facilityCode, facilityName, terminalName, requestId, trackingNumber, deliveryStatus } = row
  const post = await askPost(rooms, row, signal)
  return { facilityCode, facilityName, terminalName, requestId, trackingNumber, deliveryStatus, ...post, error: null }
}

async function askPost(
  rooms: Rooms,
  row: StoredRow,
  signal: AbortSignal,
): Promise<{ events: readonly PostEvent[]; postError: ReportedError | null }> {
  const digits = postalDigits(row.trackingNumber ?? '')
  if (digits === null) return { events: [], postError: null }
  try {
    const evidence = join(rooms.settings.home, 'runs', 'post')
    const session = await rooms.session()
    const quietly = { evidence, secrets: [], onStep: () => {}, ask: null, signal }
    const events = await session.visit(flows.trackDelivery, digits, quietly)
    return { events: events.filter((event) => isOwn(event, row)), postError: null }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { events: [], postError: reportedFailure(error, rooms.settings.language) }
  }
}

// Numbers are used again: what was before the application belongs to another letter.
function isOwn({ on }: PostEvent, { appliedOn }: StoredRow): boolean {
  const date = /(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(on)
  if (!date || appliedOn === null) return true
  const [, year = '', month = '', day = ''] = date
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` >= appliedOn
}
