import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pRetry from 'p-retry'
import { flows } from '../../flows/index.ts'
import type { Facility, Selection } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { Notice, Run, Store } from '../domain/ports.ts'
import type { ScanReport } from '../domain/reports.ts'
import { holdLease } from '../engine/lease.ts'
import { runNight, type NightEnd, type NightParts } from '../engine/night.ts'
import { reportedFailure, scannedFacility } from './reported.ts'
import type { Rooms } from './rooms.ts'
import { evidenceLeft, evidenceOf, sweepEvidence } from './run-folders.ts'
import { visitFacility } from './visiting.ts'

const hours = 3_600_000
/** A run that was cut is gone on with for so long; after that it is another night. */
const resumable = 20 * hours

/** Reads every selected facility, or goes on with a run of the same selection that was cut. */
export async function scan(rooms: Rooms, selection: Selection, signal: AbortSignal): Promise<ScanReport> {
  const store = await rooms.store()
  const release = await holdLease(store, 'scan', rooms.now)
  try {
    const { run, facilities, done, resumed, total } = await openRun(rooms, store, selection)
    rooms.log.info('scan began', { run: run.id, selection: run.selection, resumed, planned: total - done })
    rooms.listeners.onRun?.({ id: run.id, total, done, resumed })
    await sweepEvidence(rooms.settings.home, rooms.today())
    const end = await runNight(nightParts(rooms, store, total), run, facilities, signal)
    const told = await report(rooms, store, run, { ...end, resumed })
    rooms.log.info('scan ended', told.run)
    return told
  } finally {
    await release()
  }
}

/** 「重要なお知らせ」, read now and kept. Throws `maintenance` or `portal-unreachable`. */
export async function readNotices(rooms: Rooms, signal: AbortSignal): Promise<readonly Notice[]> {
  const session = await rooms.session()
  const notices = await session.visit(flows.readNotices, null, {
    evidence: join(rooms.settings.home, 'runs', 'portal'),
    secrets: [],
    onStep: () => {},
    ask: null,
    signal,
  })
  await (await rooms.store()).saveNotices(notices, rooms.now())
  return notices
}

async function openRun(
  rooms: Rooms,
  store: Store,
  selection: Selection,
): Promise<{ run: Run; facilities: readonly Facility[]; resumed: boolean; done: number; total: number }> {
  const facilities = await store.facilities(selection)
  throwUnlessKnown(selection, facilities)
  const since = new Date(Date.parse(rooms.now()) - resumable).toISOString()
  const cut = await store.unfinishedRun(nameOf(selection), since)
  const run = cut ?? { id: newRunId(rooms.now()), selection: nameOf(selection), startedAt: rooms.now(), endedAt: null }
  if (!cut)
    await store.beginRun(
      run,
      facilities.map(({ facilityCode }) => facilityCode),
    )
  const visits = await store.visits(run.id)
  const done = visits.filter(({ state }) => state !== 'planned').length
  return { run, facilities, resumed: cut !== null, done, total: visits.length }
}

/** Throws `bad-input` for a code or a tag that nobody has, and when nobody is registered. */
export function throwUnlessKnown({ codes, tags }: Selection, facilities: readonly Facility[]): void {
  const unknown = codes.find((code) => !facilities.some(({ facilityCode }) => facilityCode === code))
  if (unknown !== undefined)
    throw new Failure('bad-input', { reason: 'unknown-facility', where: '--facility', found: unknown })
  if (facilities.length > 0) return
  if (tags.length === 0) throw new Failure('bad-input', { reason: 'no-facilities' })
  throw new Failure('bad-input', { reason: 'unknown-tag', where: '--tag', found: tags.join(', ') })
}

function nameOf({ codes, tags }: Selection): string {
  const parts = [...codes.toSorted().map((code) => `facility:${code}`), ...tags.toSorted().map((tag) => `tag:${tag}`)]
  return parts.join(' ') || 'all'
}

/** A name for a run, in order of time. */
export function newRunId(now: string): string {
  return `${now.slice(0, 19).replaceAll(/[-:]/g, '')}-${randomBytes(2).toString('hex')}`
}

function nightParts(rooms: Rooms, store: Store, total: number): NightParts {
  const { listeners, settings } = rooms
  return {
    store,
    concurrency: rooms.concurrency,
    now: rooms.now,
    evidence: (run, facility) => evidenceLeft(settings.home, evidenceOf(run, facility)),
    probe: (signal) => probe(rooms, signal),
    visit: (facility, run, signal) => visitFacility(rooms, store, { facility, run }, signal),
    onVisit: ({ facilityCode, name }) => listeners.onVisit?.({ facilityCode, name }),
    async onVisited({ facilityCode }, run) {
      const visits = await store.visits(run.id)
      const visit = visits.find((each) => each.facilityCode === facilityCode)
      const scanned = visit && scannedFacility(visit, settings.language)
      const done = visits.filter(({ state }) => state !== 'planned').length
      if (!scanned) return
      rooms.log[scanned.ok ? 'info' : 'error']('visited', {
        run: run.id,
        facilityCode,
        rows: scanned.rows.length,
        error: scanned.error,
      })
      listeners.onVisited?.(scanned, { done, total })
    },
  }
}

/** Asks the portal itself when one visit says that it is closed: thrice, since one that is being restarted answers again soon. Throws `maintenance` or `portal-unreachable`. */
export async function probe(rooms: Rooms, signal: AbortSignal): Promise<void> {
  await pRetry(() => readNotices(rooms, signal), { retries: 2, minTimeout: 1_000, signal })
}

async function report(rooms: Rooms, store: Store, run: Run, end: NightEnd & { resumed: boolean }): Promise<ScanReport> {
  const { language } = rooms.settings
  const visits = await store.visits(run.id)
  const facilities = visits.map((visit) => scannedFacility(visit, language)).filter((each) => each !== null)
  const ok = facilities.filter((each) => each.ok).length
  return {
    run: {
      id: run.id,
      startedAt: run.startedAt,
      endedAt: end.endedAt,
      ok,
      failed: facilities.length - ok,
      remaining: visits.length - facilities.length,
      resumed: end.resumed,
      interrupted: end.interrupted,
      stoppedBy: end.stoppedBy && reportedFailure(end.stoppedBy, language),
    },
    facilities,
  }
}
