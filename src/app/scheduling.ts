import { Failure } from '../domain/failure.ts'
import type { Run } from '../domain/ports.ts'
import type { ScanReport } from '../domain/reports.ts'
import { nightly, type Nightly } from '../engine/schedule.ts'
import { failureSentence } from '../i18n/index.ts'
import type { Rooms } from './rooms.ts'
import { scan } from './scanning.ts'

/** What the nightly daemon is told, and tells. */
export interface Schedule {
  readonly signal: AbortSignal
  readonly cron?: string
  readonly onNext?: (next: string) => void
  readonly onReport?: (report: ScanReport) => void
}

/** Scans at each strike of the cron expression until the signal; a strike that was missed is made up at once, a night that was cut is gone on with. A scan that cannot begin is told to `onLog`, and the next night comes all the same. */
export async function runSchedule(rooms: Rooms, { signal, cron, onNext, onReport }: Schedule): Promise<void> {
  const nights = nightly(cron ?? rooms.settings.cron)
  const tellNext = (): void => {
    const next = nights.next()
    if (next === null || signal.aborted) return
    rooms.log.info('next scan', { next })
    onNext?.(next)
  }
  let running: Promise<void> = Promise.resolve()
  const night = async (): Promise<void> => {
    running = running.then(() => scanOnce(rooms, signal, onReport))
    await running
    tellNext()
  }
  try {
    await nights.start(night)
    const last = await (await rooms.store()).latestRun()
    if (last && isOwed(last, nights, rooms.now())) await night()
    else tellNext()
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
      if (signal.aborted) resolve()
    })
  } finally {
    await nights.stop()
    await running
  }
}

// A first start owes nothing, there was nothing to scan before; a night that was cut is gone on with.
function isOwed({ selection, startedAt, endedAt }: Run, nights: Nightly, now: string): boolean {
  return (selection === 'all' && endedAt === null) || nights.missed(startedAt, now)
}

/** When the next scan is due, and when the last one began. */
export async function nextRun(rooms: Rooms, cron?: string): Promise<{ next: string; last: string | null }> {
  const nights = nightly(cron ?? rooms.settings.cron)
  await nights.start(async () => {})
  const next = nights.next() ?? ''
  await nights.stop()
  return { next, last: (await (await rooms.store()).latestRun())?.startedAt ?? null }
}

async function scanOnce(rooms: Rooms, signal: AbortSignal, onReport: Schedule['onReport']): Promise<void> {
  try {
    onReport?.(await scan(rooms, { codes: [], tags: [] }, signal))
  } catch (error) {
    const { language } = rooms.settings
    const text = error instanceof Failure ? failureSentence(language, error.code, error.detail) : String(error)
    rooms.log.error('scan not begun', { text })
    rooms.listeners.onLog?.({ level: 'error', text })
  }
}
