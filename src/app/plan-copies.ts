import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plan } from '../domain/plan.ts'

/** Where a copy of a plan that was begun lies, so that what is left of it can be gone on with. */
export function copyOf(home: string, planId: string): string {
  return join(home, 'plans', `${encodeURIComponent(planId)}.json`)
}

/** Keeps a copy of the plan, and the limit in yen under which it was begun; null: none. */
export async function keepPlan(home: string, plan: Plan, maxFee: number | null): Promise<void> {
  await mkdir(join(home, 'plans'), { recursive: true, mode: 0o700 })
  await write(limitOf(home, plan.planId), JSON.stringify({ maxFee }))
  await write(copyOf(home, plan.planId), `${JSON.stringify(plan, null, 2)}\n`)
}

/** The limit under which the plan was last begun; null when there was none. */
export async function keptLimit(home: string, planId: string): Promise<number | null> {
  const kept: unknown = JSON.parse(await readFile(limitOf(home, planId), 'utf8'))
  const limit = kept !== null && typeof kept === 'object' && 'maxFee' in kept ? kept.maxFee : null
  return typeof limit === 'number' ? limit : null
}

function limitOf(home: string, planId: string): string {
  return join(home, 'plans', `${encodeURIComponent(planId)}.limit.json`)
}

// Whole or not at all.
async function write(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  await writeFile(unfinished, text, { mode: 0o600, flush: true })
  await rename(unfinished, file)
}
