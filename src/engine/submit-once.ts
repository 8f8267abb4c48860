import type { Desk } from '../domain/desk.ts'
import { Failure, type FailureCode } from '../domain/failure.ts'
import type { JournalItem } from '../domain/intent.ts'
import type { JournalEntry } from '../domain/journal.ts'
import { recordOf, type FiledItem, type FilingParts } from './filing-parts.ts'
import { prepare } from './preparing.ts'
import { press } from './pressing.ts'
import { look, settleAll, settleOne, type Sight } from './settling.ts'

/** After these the item is not what was meant, or the screens are not what they were: it is not tried again. */
const final: ReadonlySet<FailureCode> = new Set([
  'mismatch',
  'not-allowed',
  'element-missing',
  'table-shape',
  'unknown-screen',
  'origin-refused',
])

/** An intent is written beside a table that was read at most so long ago. */
const freshness = 60_000

/** How things stand after one item, and what forbids to go on here. */
interface Step {
  readonly sight: Sight
  readonly stop: Failure | null
}

/**
 * Files items of one facility, each pressed at most once: settles what is open by the portal's table, then presses what is planned, one after the other.
 * Without `submit` it walks to each last screen and leaves. The first failure ends the visit; the rest stays planned. Any error but `Failure` passes through, and the journal stays right.
 */
export async function fileItems(
  parts: FilingParts,
  desk: Desk,
  items: readonly JournalItem[],
  { submit }: { readonly submit: boolean },
): Promise<readonly FiledItem[]> {
  const [first] = items
  if (!first) return []
  if (items.some(({ facilityCode }) => facilityCode !== first.facilityCode)) throw new Error('items of one facility')
  const shown = new Map<string, FiledItem['shown']>()
  const stop = await stopOf(async () => {
    let sight = await settled(parts, desk, first.facilityCode)
    for (const { key } of items) {
      if (parts.signal.aborted) return null
      const step = await (submit ? fileItem : walk)(parts, sight, key, shown)
      if (step.stop) return step.stop
      ;({ sight } = step)
    }
    return null
  })
  return reported(parts, items, stop, shown)
}

/** Settles what is open of one facility by the portal's table; presses nothing. Returns the items of the facility that were open. */
export async function settleOnly(parts: FilingParts, desk: Desk, facilityCode: string): Promise<readonly FiledItem[]> {
  const items = await parts.journal.items({ facilityCode, states: ['uncertain', 'planned'] })
  const stop = await stopOf(async () => {
    await settled(parts, desk, facilityCode)
    return null
  })
  return reported(parts, items, stop, new Map())
}

async function stopOf(work: () => Promise<Failure | null>): Promise<Failure | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

async function settled(parts: FilingParts, desk: Desk, facilityCode: string): Promise<Sight> {
  const sight = await look(parts, desk, facilityCode)
  await parts.at('table-read')
  return settleAll(parts, sight)
}

type Screens = Map<string, FiledItem['shown']>

async function walk(parts: FilingParts, sight: Sight, key: string, screens: Screens): Promise<Step> {
  const entry = plannedOne(parts, sight, key)
  if (!entry) return { sight, stop: null }
  const { shown } = await prepare(parts, sight, entry, false)
  screens.set(key, shown)
  return { sight, stop: null }
}

async function fileItem(parts: FilingParts, before: Sight, key: string, screens: Screens): Promise<Step> {
  const sight = await settleOne(parts, await fresh(parts, before, key), key) // one pressed in an earlier run may have come late
  const entry = plannedOne(parts, sight, key)
  if (!entry) return { sight, stop: null }
  const stop = await stopOf(async () => {
    const prepared = await prepare(parts, sight, entry, true)
    screens.set(key, prepared.shown)
    return press(parts, entry.item, prepared, sight.read)
  })
  if (!stop) return settlePressed(parts, sight, entry.item)
  await parts.journal.fail(key, stateAfter(stop), await recordOf(parts, stop), parts.now())
  return { sight, stop }
}

// Another item, or a process that stood still, may have taken long.
async function fresh(parts: FilingParts, sight: Sight, key: string): Promise<Sight> {
  const item = sight.entries.find((entry) => entry.item.key === key)?.item
  if (item?.state !== 'planned' || parts.clock() - sight.read < freshness) return sight
  return look(parts, sight.desk, item.facilityCode)
}

function plannedOne(parts: FilingParts, { entries }: Sight, key: string): JournalEntry | null {
  const entry = entries.find(({ item }) => item.key === key)
  if (entry?.item.state !== 'planned') return null
  parts.onItem(entry.item)
  return entry
}

/** Where an item stands after a failure before its press: a dialog that nobody expected may be gone tomorrow; one that is not stops the next run as well. */
export function stateAfter({ code, detail }: Failure): 'planned' | 'failed' {
  const mayPass = detail.reason === 'cap-exceeded' || detail.where === 'dialog'
  return final.has(code) && !mayPass ? 'failed' : 'planned'
}

async function settlePressed(parts: FilingParts, before: Sight, { key, facilityCode }: JournalItem): Promise<Step> {
  try {
    const read = await look(parts, before.desk, facilityCode)
    await parts.at('table-read-again')
    const sight = await settleOne(parts, read, key)
    const after = sight.entries.find(({ item }) => item.key === key)?.item
    return { sight, stop: after?.failure ? new Failure(after.failure.code, after.failure) : null }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    await leaveUncertain(parts, key, error)
    return { sight: before, stop: error }
  }
}

async function leaveUncertain(parts: FilingParts, key: string, failure: Failure): Promise<void> {
  const [item] = await parts.journal.items({ keys: [key], states: ['uncertain'] })
  if (!item) return
  await parts.journal.settle(key, {
    attempt: item.attempts,
    from: 'uncertain',
    state: 'uncertain',
    by: 'table',
    requestId: null,
    listed: null,
    reason: null,
    failure: await recordOf(parts, failure),
    at: parts.now(),
  })
}

async function reported(
  parts: FilingParts,
  items: readonly JournalItem[],
  stop: Failure | null,
  shown: ReadonlyMap<string, FiledItem['shown']>,
): Promise<readonly FiledItem[]> {
  const why = stop && (await recordOf(parts, stop))
  const now = await parts.journal.items({ keys: items.map(({ key }) => key) })
  return now.map(({ key, state, requestId, failure }) => ({
    key,
    state,
    requestId,
    failure: failure ?? (state === 'planned' ? why : null),
    shown: shown.get(key) ?? null,
  }))
}
