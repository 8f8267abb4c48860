import type { Facility } from '../domain/facility.ts'
import { Failure, type FailureRecord } from '../domain/failure.ts'
import type { FilingReport } from '../domain/filing-report.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { Caps } from '../domain/journal.ts'
import { holdLease } from '../engine/lease.ts'
import { beyondCaps } from './budget.ts'
import { filedItem, reportOf } from './filing-reports.ts'
import { fileAll, type Told } from './filing-run.ts'
import { spending, type Batch, type Filing, type Job } from './filing-visit.ts'
import type { Rooms } from './rooms.ts'
import { newRunId } from './scanning.ts'

/** What a run is about. */
export interface Work {
  readonly batches: readonly Batch[]
  /** The items to report, those included that are not in a batch. */
  readonly keys: readonly string[]
  /** Why an item is in no batch. */
  readonly left: ReadonlyMap<string, Failure>
  readonly settleOnly: boolean
}

/** Does something while this process, and no other, may file; throws `bad-input` naming who does it otherwise. */
export async function whileFiling<Result>(
  rooms: Rooms,
  { submit }: Pick<Filing, 'submit'>,
  work: (filing: Filing) => Promise<Result>,
): Promise<Result> {
  const store = await rooms.store()
  const release = await holdLease(store, spending, () => new Date(rooms.clock()).toISOString())
  try {
    const run = { id: newRunId(rooms.now()), selection: 'filing', startedAt: rooms.now(), endedAt: null }
    return await work({ rooms, store, journal: store, run, submit })
  } finally {
    await release()
  }
}

/** Files what is open in the batches, facility by facility, and reports. Never throws `Failure` for what happens at a facility: the items tell of it. */
export async function fileWork(filing: Filing, work: Work, signal: AbortSignal): Promise<FilingReport> {
  const { rooms, store, journal, run, submit } = filing
  const facilities = await store.facilities()
  const beyond = work.settleOnly ? new Map<string, Failure>() : await beyondCaps(journal, priced(work), rooms.today())
  const left = new Map([...work.left, ...beyond])
  const jobs = jobsOf(work, facilities, left)
  rooms.log.info('filing began', { run: run.id, submit, items: work.keys.length, facilities: jobs.length })
  rooms.listeners.onRun?.({ id: run.id, total: jobs.length, done: 0, resumed: false })
  const done = new Set<string>()
  const end = await fileAll(filing, jobs, signal, async ({ facility, batches }, told) => {
    done.add(facility.facilityCode)
    const keys = batches.flatMap(({ items }) => items.map(({ key }) => key))
    const items = (await journal.items({ keys })).map((item) =>
      filedItem(item, { told, stoppedBy: null }, facilities, rooms.settings.language),
    )
    rooms.listeners.onFiled?.({ facility, items }, { done: done.size, total: jobs.length })
  })
  const told = new Map([...(await leftBehind(filing, left)), ...end.told])
  const report = reportOf(filing, { ...end, told }, await journal.items({ keys: work.keys }), facilities)
  rooms.log.info('filing ended', report.run)
  return report
}

/** The settings' limits, and that of one plan. */
export function capsOf({ settings }: Rooms, maxFee: number | null): Caps {
  const { maxPerFacility, maxPerDay, maxPerMonth } = settings
  return { plan: maxFee, facility: maxPerFacility, day: maxPerDay, month: maxPerMonth }
}

/** Something may still be done about it. */
export function isOpen({ state }: JournalItem): boolean {
  return state === 'planned' || state === 'uncertain'
}

function priced({ batches }: Work): Parameters<typeof beyondCaps>[1] {
  return batches.flatMap(({ items, caps }) => items.map((item) => ({ item, caps })))
}

function jobsOf(
  { batches, settleOnly }: Work,
  facilities: readonly Facility[],
  left: Map<string, Failure>,
): readonly Job[] {
  const open = batches.map((batch) => ({ ...batch, items: batch.items.filter(({ key }) => !left.has(key)) }))
  const codes = new Set(open.flatMap(({ items }) => items.map(({ facilityCode }) => facilityCode)))
  return [...codes].flatMap((code): Job[] => {
    const own = open.map((batch) => ({ ...batch, items: batch.items.filter((item) => item.facilityCode === code) }))
    const facility = facilities.find(({ facilityCode }) => facilityCode === code)
    if (facility) return [{ facility, batches: own.filter(({ items }) => items.length > 0), settleOnly, attempt: 1 }]
    const unknown = new Failure('bad-input', { reason: 'unknown-facility', where: code, found: code })
    for (const { key } of own.flatMap(({ items }) => items)) left.set(key, unknown)
    return []
  })
}

// Why nothing was done about them; the journal keeps it too.
async function leftBehind(
  { journal, rooms }: Filing,
  left: ReadonlyMap<string, Failure>,
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>()
  for (const [key, { code, detail }] of left) {
    const failure: FailureRecord = { ...detail, code, evidence: null }
    told.set(key, { failure, shown: null })
    const [item] = await journal.items({ keys: [key] })
    if (item?.failure?.reason !== detail.reason) await journal.fail(key, 'planned', failure, rooms.now())
  }
  return told
}
