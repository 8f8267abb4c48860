import { Failure, type FailureRecord } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { FiledItem } from '../engine/filing-parts.ts'
import { openGate, type Gate } from '../engine/gate.ts'
import { isPassing } from '../engine/night.ts'
import { inPool } from '../engine/pool.ts'
import { evidenceIn, visitDesk, type Filing, type Job } from './filing-visit.ts'
import { evidenceLeft } from './run-folders.ts'
import { probe } from './scanning.ts'

/** What a run has learnt of an item beside its state. */
export interface Told {
  readonly failure: FailureRecord | null
  readonly shown: FiledItem['shown']
}

/** How a run ended. */
export interface FilingEnd {
  readonly told: ReadonlyMap<string, Told>
  readonly stoppedBy: Failure | null
  readonly interrupted: boolean
}

/** What goes on in a run. */
interface Going {
  readonly filing: Filing
  readonly gate: Gate
  readonly told: Map<string, Told>
  readonly onDone: OnDone
}

/** Is told of each job that has ended, with what is known of the items so far. */
type OnDone = (job: Job, told: FilingEnd['told']) => Promise<void>

/** Does every job, and a second visit where something is left that a second visit may bring on: what is uncertain is settled, what failed in passing before any press is tried again. One facility's failure never ends it. */
export async function fileAll(
  filing: Filing,
  jobs: readonly Job[],
  signal: AbortSignal,
  onDone: OnDone,
): Promise<FilingEnd> {
  const { rooms } = filing
  const gate = openGate((during) => probe(rooms, during), signal)
  const going: Going = { filing, gate, told: new Map(), onDone }
  await all(going, jobs)
  const again = gate.signal.aborted ? [] : await Promise.all(jobs.map((job) => secondOf(going, job)))
  await all(
    going,
    again.filter((job) => job !== null),
  )
  return { told: going.told, stoppedBy: gate.stoppedBy(), interrupted: signal.aborted }
}

async function all(going: Going, jobs: readonly Job[]): Promise<void> {
  const { filing, gate } = going
  const pool = {
    concurrency: filing.rooms.concurrency,
    accountOf: ({ facility }: Job) => facility.loginId,
    signal: gate.signal,
  }
  await inPool(jobs, pool, (job) => one(going, job))
}

async function one({ filing, gate, told, onDone }: Going, job: Job): Promise<void> {
  const { facilityCode, name } = job.facility
  const { log, listeners } = filing.rooms
  listeners.onVisit?.({ facilityCode, name })
  try {
    const filed = await visitDesk(filing, job, gate.signal)
    for (const { key, failure, shown } of filed) {
      const before = told.get(key) // a second visit, which only settles, knows less
      told.set(key, { failure: failure ?? before?.failure ?? null, shown: shown ?? before?.shown ?? null })
    }
    log.info('filed', { run: filing.run.id, facilityCode, items: filed.map(({ key, state }) => ({ key, state })) })
    await closeIf(gate, filed)
  } catch (error) {
    if (gate.signal.aborted && !(error instanceof Failure)) return // abandoned: what is planned stays so
    const failure = error instanceof Failure ? error : new Failure('unknown-screen', { found: String(error) }, error)
    log.error('not filed', { run: filing.run.id, facilityCode, code: failure.code })
    if (await gate.closedBy(failure)) return
    await remember({ filing, told }, job, failure)
  }
  await onDone(job, told)
}

async function closeIf(gate: Gate, filed: readonly FiledItem[]): Promise<void> {
  const closed = filed.find(({ failure }) => failure?.code === 'maintenance' || failure?.code === 'portal-unreachable')
  if (closed?.failure) await gate.closedBy(new Failure(closed.failure.code, closed.failure))
}

// A visit that failed says of each item why it is not done; the journal keeps it with those that are planned.
async function remember({ filing, told }: Pick<Going, 'filing' | 'told'>, job: Job, failure: Failure): Promise<void> {
  const { rooms, journal } = filing
  const evidence = await evidenceLeft(rooms.settings.home, evidenceIn(filing, job))
  const record = { ...failure.detail, code: failure.code, evidence }
  for (const item of await itemsOf(filing, job)) {
    if (item.state !== 'planned' && item.state !== 'uncertain') continue
    told.set(item.key, { failure: record, shown: null })
    if (item.failure === null) await journal.fail(item.key, 'planned', record, rooms.now())
  }
}

async function secondOf({ filing, told }: Going, job: Job): Promise<Job | null> {
  const now = await itemsOf(filing, job)
  const second = { ...job, attempt: job.attempt + 1 }
  const hasPassed = now.some(({ key }) => isPassing(told.get(key)?.failure ?? null))
  if (job.settleOnly) return hasPassed ? second : null
  if (now.some(({ state }) => state === 'uncertain')) return filing.submit ? { ...second, settleOnly: true } : null
  const left = now.filter(({ state }) => state === 'planned')
  if (!hasPassed || left.length === 0 || left.some((item) => wasPressed(item, job))) return null
  const keys = new Set(left.map(({ key }) => key))
  const batches = job.batches.map((batch) => ({ ...batch, items: batch.items.filter(({ key }) => keys.has(key)) }))
  return { ...second, batches: batches.filter(({ items }) => items.length > 0) }
}

// Where a press has come to nothing, a person says whether it goes on.
function wasPressed({ key, attempts }: JournalItem, { batches }: Job): boolean {
  const before = batches.flatMap(({ items }) => items).find((item) => item.key === key)
  return before?.attempts !== attempts
}

function itemsOf({ journal }: Filing, { batches }: Job): Promise<readonly JournalItem[]> {
  return journal.items({ keys: batches.flatMap(({ items }) => items.map(({ key }) => key)) })
}
