import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { flows } from '../../flows/index.ts'
import type { ApplicationRow } from '../domain/application-row.ts'
import type { OnBoundary } from '../domain/boundary.ts'
import type { Desk } from '../domain/desk.ts'
import type { Facility } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { Caps } from '../domain/journal.ts'
import type { Journal, Run, Store } from '../domain/ports.ts'
import { withAccount, type Account } from '../engine/account-visit.ts'
import type { FiledItem, FilingParts } from '../engine/filing-parts.ts'
import { thisProcess } from '../engine/lease.ts'
import { fileItems, settleOnly } from '../engine/submit-once.ts'
import { withLimit } from '../engine/watchdog.ts'
import { heard, remembered } from './filing-desk.ts'
import { openPatience } from './patience.ts'
import type { Rooms } from './rooms.ts'
import { evidenceOf } from './run-folders.ts'
import { loginOf, visitOf } from './signing-in.ts'

/** The lease that whoever files holds. */
export const spending = 'spending'

/** A row that is not there counts as absent when it is still not there so many milliseconds later. */
const quiet = 5_000
/** A visit may take so many times the patience of one screen for the way to the desk, and again for each item. */
const visitLimit = 10
/** What a press may take beside that. */
const pressLimit = 150_000

/** One run in which items are filed. */
export interface Filing {
  readonly rooms: Rooms
  readonly store: Store
  /** What the run sees and writes: the store's own, or for a dry run one that forgets. */
  readonly journal: Journal
  readonly run: Run
  readonly submit: boolean
}

/** Items that belong together: what they rest on, and what they may cost. */
export interface Batch {
  readonly items: readonly JournalItem[]
  readonly check: (item: JournalItem, rows: readonly ApplicationRow[]) => Promise<Failure | null>
  readonly caps: Caps
}

/** What is to be done at one facility. */
export interface Job {
  readonly facility: Facility
  readonly batches: readonly Batch[]
  /** Nothing is pressed; what is open is settled by the portal's table. */
  readonly settleOnly: boolean
  /** Tells the visits of one facility in one run apart. */
  readonly attempt: number
}

/** Does one facility's work in one visit. Throws `Failure` when the visit failed, or the signal's reason; what failed at the desk is told by the items. */
export async function visitDesk(filing: Filing, job: Job, run: AbortSignal): Promise<readonly FiledItem[]> {
  const { rooms } = filing
  const patience = openPatience(run)
  const crossed: OnBoundary = async (boundary) => {
    patience.crossed(boundary)
    await rooms.crossed(boundary)
  }
  const outcome: Outcome = { filed: [], stop: null }
  try {
    const work: Errand['work'] = (desk, signal) => workAt(filing, job, { desk, crossed, run, signal }, outcome)
    await enter(filing, job, { signal: patience.signal, crossed, work })
  } catch (error) {
    if (outcome.stop === null) throw error // else the items tell of it
  } finally {
    patience.release()
  }
  return toldBy(outcome, job, evidenceIn(filing, job))
}

interface Errand {
  readonly signal: AbortSignal
  readonly crossed: OnBoundary
  readonly work: (desk: Desk, signal: AbortSignal) => Promise<void>
}

// By the portal with the facility's own account, or by the closed network's doors, where nobody logs in.
async function enter(filing: Filing, job: Job, { signal, crossed, work }: Errand): Promise<void> {
  const { rooms, store } = filing
  const { facility, batches } = job
  const items = batches.flatMap((batch) => batch.items)
  const limit = rooms.settings.patience * visitLimit * (1 + items.length) + pressLimit * items.length
  const act = items[0]?.intent.act ?? 'apply'
  const evidence = join(rooms.settings.home, evidenceIn(filing, job))
  const session = await rooms.session()
  const within = (secrets: Account | null) =>
    withLimit(limit, signal, async (limited) => {
      const { facilityCode } = facility
      const visit = { facilityCode, crossed, work: (desk: Desk) => work(desk, limited) }
      const options = visitOf(rooms, facility, secrets, { evidence, signal: limited })
      if (secrets === null) return session.visit(flows.fileDirectly[act], visit, options)
      return session.visit(flows.fileAtDesk[act], { ...visit, login: loginOf(rooms, facility, secrets) }, options)
    })
  if (rooms.settings.direct) return within(null)
  const vault = await rooms.vault()
  return withAccount({ store, vault, now: rooms.now, clock: rooms.clock, signal }, facility, within)
}

// What has stopped the work is the reason of everything that is not done.
function toldBy({ filed, stop }: Outcome, { batches }: Job, evidence: string): readonly FiledItem[] {
  if (stop === null) return filed
  const failure = { ...stop.detail, code: stop.code, evidence }
  const known = new Set(filed.map(({ key }) => key))
  const unreached = batches.flatMap(({ items }) => items).filter(({ key }) => !known.has(key))
  return [
    ...filed.map((item) => (item.state === 'submitted' ? item : { ...item, failure })),
    ...unreached.map(({ key, state, requestId }) => ({ key, state, requestId, failure, shown: null })),
  ]
}

/** Where the visit's evidence lies, relative to the home. */
export function evidenceIn({ run }: Filing, { facility, attempt }: Job): string {
  const folder = evidenceOf(run, facility)
  return attempt === 1 ? folder : `${folder}-${attempt}`
}

interface Outcome {
  readonly filed: FiledItem[]
  /** What has stopped the work at the desk; the items that it concerns are among the filed ones. */
  stop: Failure | null
}

interface AtDesk {
  readonly desk: Desk
  readonly crossed: OnBoundary
  /** Of the run, and of this visit. */
  readonly run: AbortSignal
  readonly signal: AbortSignal
}

// What stopped it is thrown once more when all is written down, so that the visit leaves behind what stood on its screens.
async function workAt(filing: Filing, job: Job, at: AtDesk, outcome: Outcome): Promise<void> {
  const failed: Failure[] = []
  const desk = heard(remembered(filing, job.facility, at.desk), (failure) => failed.push(failure))
  for (const batch of job.batches) {
    const parts = partsOf(filing, job, batch, at)
    const done = job.settleOnly
      ? await settleOnly(parts, desk, job.facility.facilityCode)
      : await fileItems(parts, desk, batch.items, { submit: filing.submit })
    outcome.filed.push(...done)
    const [stop] = failed
    if (stop) {
      outcome.stop = stop
      throw stop
    }
    if (job.settleOnly) return
  }
}

function partsOf(filing: Filing, job: Job, { check, caps }: Batch, { crossed, run, signal }: AtDesk): FilingParts {
  const { rooms, journal } = filing
  const evidence = evidenceIn(filing, job)
  return {
    journal,
    holder: thisProcess(spending),
    caps,
    now: rooms.now,
    clock: rooms.clock,
    pause: (milliseconds) => pause(milliseconds, undefined, { signal }),
    quiet,
    check,
    receipts: async (item, since) => (await rooms.mailbox())?.receipts(item, since) ?? 0,
    at: crossed,
    onItem: ({ key }) => rooms.log.info('filing', { run: filing.run.id, key, submit: filing.submit }),
    evidence: async () => evidence,
    signal: run,
  }
}
