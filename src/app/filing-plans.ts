import { Failure } from '../domain/failure.ts'
import type { FilingReport } from '../domain/filing-report.ts'
import type { JournalItem } from '../domain/intent.ts'
import { capsOf, fileWork, isOpen, whileFiling } from './filing.ts'
import { rowBatch } from './filing-rows.ts'
import type { Batch, Filing } from './filing-visit.ts'
import { copyOf, keepPlan, keptLimit } from './plan-copies.ts'
import { openPlan } from './planning.ts'
import { rehearsed } from './rehearsed-journal.ts'
import type { Rooms } from './rooms.ts'

/** How a run that files is meant. */
export interface FilingWish {
  /** False: nothing is pressed. */
  readonly submit: boolean
  /** Limit in yen for each plan; null: none, or when a run is gone on with that of before. */
  readonly maxFee: number | null
  readonly signal: AbortSignal
}

/** Sends what the plan in the file says, each item once; what was sent before is only reported. Without `submit` it walks to each last screen, and nothing is written. Throws `bad-input` for a plan that does not hold (`openPlan`), and while another run files. */
export async function runPlan(
  rooms: Rooms,
  file: string,
  { submit, maxFee, signal }: FilingWish,
): Promise<FilingReport> {
  return whileFiling(rooms, { submit }, async (filing) => {
    const { plan, items, check } = await openPlan(rooms, file)
    const { store } = filing
    if (submit) {
      await keepPlan(rooms.settings.home, plan, maxFee)
      await store.saveItems(items, rooms.now())
    }
    const journal = submit ? store : rehearsed(store, items, rooms.now())
    const all = await journal.items({ planId: plan.planId })
    const batches = [{ items: all.filter(isOpen), check, caps: capsOf(rooms, maxFee) }]
    const keys = all.map(({ key }) => key)
    return fileWork({ ...filing, journal }, { batches, keys, left: new Map(), settleOnly: false }, signal)
  })
}

/** Settles every uncertain item by the portal's table; with `submit` it then goes on with what is still planned, of plans that hold and of operations younger than 7 days. Throws `bad-input` while another run files. */
export async function resume(rooms: Rooms, { submit, maxFee, signal }: FilingWish): Promise<FilingReport> {
  return whileFiling(rooms, { submit }, async (filing) => {
    const open = await filing.store.items({ states: ['planned', 'uncertain'] })
    const keys = open.map(({ key }) => key)
    if (submit) return fileWork(filing, { ...(await gatherAll(filing, open, maxFee)), keys, settleOnly: false }, signal)
    const items = open.filter(({ state }) => state === 'uncertain')
    const batches = [{ items, check: async () => null, caps: capsOf(rooms, null) }]
    return fileWork(filing, { batches, keys, left: new Map(), settleOnly: true }, signal)
  })
}

interface Gathered {
  readonly batches: readonly Batch[]
  readonly left: ReadonlyMap<string, Failure>
}

async function gatherAll(filing: Filing, open: readonly JournalItem[], maxFee: number | null): Promise<Gathered> {
  const groups = [...Map.groupBy(open, ({ planId }) => planId)]
  const gathered = await Promise.all(
    groups.map(([planId, items]) =>
      planId === null ? rowBatch(filing, items) : planBatch(filing, { planId, items, maxFee }),
    ),
  )
  return {
    batches: gathered.flatMap(({ batches }) => batches),
    left: new Map(gathered.flatMap(({ left }) => [...left])),
  }
}

interface Begun {
  readonly planId: string
  readonly items: readonly JournalItem[]
  readonly maxFee: number | null
}

// Of a plan that holds no longer, what is uncertain is settled all the same.
async function planBatch({ rooms }: Filing, { planId, items, maxFee }: Begun): Promise<Gathered> {
  const { home } = rooms.settings
  try {
    const { check } = await openPlan(rooms, copyOf(home, planId))
    const caps = capsOf(rooms, maxFee ?? (await keptLimit(home, planId)))
    return { batches: [{ items, check, caps }], left: new Map() }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const uncertain = items.filter(({ state }) => state === 'uncertain')
    const check = async (): Promise<Failure> => error
    const left = items.filter(({ state }) => state === 'planned').map(({ key }) => [key, error] as const)
    return { batches: [{ items: uncertain, check, caps: capsOf(rooms, 0) }], left: new Map(left) }
  }
}
