import type { Boundary } from '../../src/domain/boundary.ts'
import type { Desk } from '../../src/domain/desk.ts'
import type { Intent } from '../../src/domain/intent.ts'
import type { FiledItem, FilingParts } from '../../src/engine/filing-parts.ts'
import { fileItems, settleOnly } from '../../src/engine/submit-once.ts'
import { dice } from '../drift/page/dice.ts'
import { simulatedDesk, type Stroke } from '../histories/desk.ts'
import { memoryJournal, type Filing } from '../histories/memory-journal.ts'
import { openPortal, type Portal } from '../histories/portal.ts'

/** Nobody may catch it and go on. */
export class Cut extends Error {}

export const code = '1311234569'
const lease = '2099-01-01T00:00:00Z'

/** One try at filing, and how it differs from a smooth one. */
export interface Try {
  readonly submit?: boolean
  readonly stroke?: Stroke
  /** The boundary at which the process is killed. */
  readonly cut?: Boundary
  readonly parts?: Partial<FilingParts>
  readonly desk?: (desk: Desk) => Partial<Desk>
  readonly at?: (boundary: Boundary) => void
  readonly keys?: readonly string[]
  readonly settleOnly?: boolean
}

/** A simulated portal of one facility with a journal beside it. */
export interface FilingStage {
  readonly portal: Portal
  readonly journal: Filing
  /** Boundaries crossed by all tries so far. */
  readonly crossed: Boundary[]
  plan(key: string, intent: Intent): Promise<void>
  /** One process that files the planned items and ends; throws what passes through, `Cut` of course not. */
  file(how?: Try): Promise<readonly FiledItem[]>
  states(): Promise<Readonly<Record<string, string>>>
  kinds(key: string): Promise<readonly string[]>
  /** How often the ledger has each key. */
  deeds(): Readonly<Record<string, number>>
}

/** What is applied for; the names are enough. */
export const wish = (terminalName: string): Intent => ({
  act: 'apply',
  facilityName: '医院',
  category: null,
  contactName: '総務課',
  terminalName,
  email: null,
  phone: null,
})

/** An empty stage, in the forenoon. */
export function openFilingStage(): FilingStage {
  const portal = openPortal(Date.parse('2026-11-20T01:00:00Z'))
  const journal = memoryJournal()
  const crossed: Boundary[] = []
  let pid = 0
  let key = ''
  const now = (): string => new Date(portal.now).toISOString()

  const partsOf = (how: Try): FilingParts => ({
    journal: { ...journal, life: async ({ holder }) => (holder.pid === pid ? 'alive' : 'dead') },
    holder: { host: 'here', pid, what: 'apply run' },
    caps: { plan: null, facility: null, day: null, month: null },
    now,
    clock: () => portal.now,
    pause: async (milliseconds) => portal.pass(milliseconds),
    quiet: 15_000,
    check: async () => null,
    receipts: null,
    at: boundaryOf(how),
    onItem: (item) => {
      ;({ key } = item)
    },
    evidence: async () => 'runs/1',
    signal: new AbortController().signal,
    ...how.parts,
  })
  const boundaryOf = (how: Try) => async (boundary: Boundary) => {
    crossed.push(boundary)
    portal.pass(200)
    how.at?.(boundary)
    if (how.cut === boundary) throw new Cut(boundary)
  }
  const deskOf = (how: Try): Desk => {
    const desk = simulatedDesk({
      portal,
      facilityCode: code,
      dice: dice(1),
      trouble: 0,
      stroke: how.stroke ?? 'none',
      at: boundaryOf(how),
      step: async () => {},
      log: () => {},
      key: () => key,
    })
    return { ...desk, ...how.desk?.(desk) }
  }

  return {
    portal,
    journal,
    crossed,
    async plan(key, intent) {
      const fees = intent.act === 'apply' ? { fee: 1500, postage: 753 } : { fee: 0, postage: 0 }
      const item = { key, planId: 'P', facilityCode: code, intent, state: 'planned', accepted: [], ...fees } as const
      await journal.saveItems([item], now())
    },
    async file(how = {}) {
      pid += 1
      const parts = partsOf(how)
      await journal.takeLease('spending', parts.holder, now(), lease)
      try {
        if (how.settleOnly) return await settleOnly(parts, deskOf(how), code)
        const items = await journal.items(how.keys && { keys: how.keys })
        return await fileItems(parts, deskOf(how), items, { submit: how.submit ?? true })
      } catch (error) {
        if (error instanceof Cut) return []
        throw error
      } finally {
        await journal.releaseLease('spending', parts.holder)
        portal.pass(1_000)
      }
    },
    states: async () => Object.fromEntries((await journal.items()).map(({ key, state }) => [key, state])),
    kinds: async (key) =>
      (await journal.entries({ keys: [key] })).flatMap(({ events }) => events.map(({ kind }) => kind)),
    deeds: () =>
      Object.fromEntries(
        [
          ...Map.groupBy(
            portal.ledger.filter((deed) => deed.key !== null),
            (deed) => deed.key ?? '',
          ),
        ].map(([name, deeds]) => [name, deeds.length]),
      ),
  }
}
