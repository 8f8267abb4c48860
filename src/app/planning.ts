import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ApplicationRow } from '../domain/application-row.ts'
import { Failure } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { NewItem } from '../domain/journal.ts'
import type { Store } from '../domain/ports.ts'
import type { Acceptance } from '../domain/plan-accept.ts'
import type { Grounds } from '../domain/plan-grounds.ts'
import { makePlan } from '../domain/plan-make.ts'
import { journalItemsOf, journalKey } from '../domain/plan-item.ts'
import type { PlanReport } from '../domain/plan-report.ts'
import { staleness } from '../domain/plan-staleness.ts'
import { changedFacts, type Staleness } from '../domain/plan-changes.ts'
import type { Plan, Vendor } from '../domain/plan.ts'
import type { Reason } from '../domain/reason.ts'
import type { Settings } from '../domain/settings.ts'
import { planFindingSentence } from '../i18n/index.ts'
import { readWishes } from '../intake/wish-table.ts'
import type { Rooms } from './rooms.ts'

/** Checks a file of wishes and makes the plan of it. Throws `bad-input` for a file that cannot be read; what is wrong with its lines is in the report. */
export async function planApplications(rooms: Rooms, file: string, accept: readonly Acceptance[]): Promise<PlanReport> {
  const wishes = await readWishes(file)
  const grounds = await groundsOf(rooms)
  const { plan, findings } = makePlan(wishes, accept, grounds, randomUUID())
  const { language } = rooms.settings
  return { plan, findings: findings.map((one) => ({ ...one, message: planFindingSentence(language, one) })) }
}

/** A plan that holds, and its items as the journal takes them. */
export interface SoundPlan {
  readonly plan: Plan
  readonly items: readonly NewItem[]
  /** What of an item's facts no longer holds on its facility's rows just read, but for what the plan's own items have brought; null when all does. */
  readonly check: (item: JournalItem, rows: readonly ApplicationRow[]) => Promise<Failure | null>
}

/** The plan in a file. Throws `bad-input` when it is none, was edited, is over, was made against another database, or when a fact it rests on has changed: then naming facility, field, old and new value. */
export async function openPlan(rooms: Rooms, file: string): Promise<SoundPlan> {
  const { readPlan } = await import('../domain/plan-file.ts') // zod takes its time
  const plan = readPlan(await textOf(file), file)
  const [stale] = staleness(plan, await groundsOf(rooms))
  if (stale !== undefined) throw refused(stale, file)
  return {
    plan,
    items: journalItemsOf(plan),
    check: async ({ key }, rows) => {
      const planned = plan.items.find((item) => journalKey(plan.planId, item) === key)
      const own = await (await rooms.store()).items({ planId: plan.planId })
      const [changed] = planned === undefined ? [] : changedFacts(planned, rows, own)
      return changed === undefined ? null : refused(changed, file)
    },
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('bad-input', { reason: 'no-plan', where: file }, error)
  })
}

const reasons = {
  edited: 'plan-edited',
  expired: 'plan-expired',
  'other-database': 'plan-of-another-database',
  changed: 'plan-changed',
} as const satisfies Record<Staleness['reason'], Reason>

function refused({ reason, facilityCode, field, before, after }: Staleness, file: string): Failure {
  const where = reason === 'edited' ? file : [facilityCode, field].filter((part) => part !== null).join(' ')
  const values = { ...(before !== null && { expected: before }), ...(after !== null && { found: after }) }
  return new Failure('bad-input', { reason: reasons[reason], where, ...values })
}

async function groundsOf(rooms: Rooms): Promise<Grounds> {
  const store = await rooms.store()
  return {
    now: rooms.now(),
    today: rooms.today(),
    database: await store.databaseId(),
    facilities: await store.facilities(),
    rows: await store.rows(),
    readAt: await readTimes(store),
    journal: await store.items(),
    vendor: vendorOf(rooms.settings),
  }
}

// A facility whose last visit failed was read all the same when it has rows.
async function readTimes(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await store.rows(undefined, { vanished: true })
  const visits = await store.lastVisits()
  const times = [
    ...rows.map(({ facilityCode, readAt }) => [facilityCode, readAt] as const),
    ...visits.flatMap(({ facilityCode, state, endedAt }) =>
      state === 'ok' && endedAt !== null ? [[facilityCode, endedAt] as const] : [],
    ),
  ]
  return new Map(times.toSorted(([, one], [, other]) => Date.parse(one) - Date.parse(other))) // the latest counts
}

/** Who the vendor is, by the settings. */
export const vendorOf = ({ vendorName, vendorPhones }: Settings): Vendor => ({ name: vendorName, phones: vendorPhones })
