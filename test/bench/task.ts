import type { MockFacility, Origins } from '../../mock-portal/contract.ts'
import type { ApplicationRow } from '../../src/domain/application-row.ts'

/** What one way of reading is told: whose lists, where, and which day it is there. */
export interface Task {
  readonly portalUrl: string
  readonly origins: Origins
  readonly facilities: readonly MockFacility[]
  /** ISO date. */
  readonly today: string
  /** Facilities at once, for the ways that can; null: todoke's own default. */
  readonly concurrency: number | null
  /** An empty folder of its own. */
  readonly folder: string
}

/** The rows that were read, by facility code. */
export type Reading = Readonly<Record<string, readonly ApplicationRow[]>>

/** One way of reading: what `prepare` does is not measured, what it returns is. */
export type Way = (task: Task) => Promise<() => Promise<Reading>>

/** Runs so many at once, in order. */
export async function atOnce<Item>(count: number, items: readonly Item[], run: (item: Item) => Promise<void>) {
  const waiting = [...items]
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item)
  }
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, work))
}
