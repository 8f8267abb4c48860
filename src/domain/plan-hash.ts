import { createHash } from 'node:crypto'
import type { Plan, PlanContents } from './plan.ts'

/** SHA-256 of the canonical JSON of everything in a plan but its hash; layout and order of keys do not matter. */
export function hashOf(plan: PlanContents & { readonly hash?: string }): string {
  const { hash: _, ...contents } = plan
  return createHash('sha256').update(canonical(contents)).digest('hex')
}

/** The plan with its hash. */
export function sealed(contents: PlanContents): Plan {
  return { ...contents, hash: hashOf(contents) }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
