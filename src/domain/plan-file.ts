import { z } from 'zod'
import { Failure } from './failure.ts'
import type { Plan } from './plan.ts'
import { planProblems, type PlanProblem } from './plan-finding.ts'
import { wishColumns, type WishColumn } from './wish-columns.ts'

const text = z.string()
const maybe = text.nullable()
const yen = z.int().min(0)
const fee = z.strictObject({ certificates: yen, postage: yen, total: yen })
const isProblem = (kind: unknown): kind is PlanProblem => typeof kind === 'string' && Object.hasOwn(planProblems, kind)
const isColumn = (name: unknown): name is WishColumn => typeof name === 'string' && Object.hasOwn(wishColumns, name)
const problem = z.custom<PlanProblem>(isProblem)

const standing = z.strictObject({
  requestId: maybe,
  appliedOn: maybe,
  status: z.enum(['pending', 'issued', 'unknown']),
  statusText: text,
  expiresOn: maybe,
  downloadBy: maybe,
})

const item = z.strictObject({
  key: text,
  facilityCode: text,
  facilityName: text,
  terminalName: text,
  contactName: text,
  phone: maybe,
  email: maybe,
  action: z.enum(['apply', 'skip']),
  reason: problem.nullable(),
  accepted: z.array(z.strictObject({ finding: problem, reason: text })),
  fee,
  standing: z.array(standing),
})

const facility = z.strictObject({
  facilityCode: text,
  name: text,
  category: maybe,
  loginId: text,
  phone: maybe,
  email: maybe,
})

const finding = z.strictObject({
  key: text,
  severity: z.enum(['error', 'warning', 'advice']),
  kind: problem,
  facilityCode: maybe,
  column: z.custom<WishColumn>(isColumn).nullable(),
  found: maybe,
  on: maybe,
  other: maybe,
  source: text,
  accepted: maybe,
})

const schema = z.strictObject({
  version: z.literal(1),
  planId: text,
  madeAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
  database: text,
  fee,
  items: z.array(item),
  facilities: z.array(facility),
  vendor: z.strictObject({ name: maybe, phones: z.array(text) }),
  findings: z.array(finding),
  hash: text,
})

/** A plan file's plan, whether or not it still holds. A text that is no plan is `Failure('bad-input')` naming the file and, where there is one, the field. */
export function readPlan(written: string, file: string): Plan {
  const read = schema.safeParse(parsed(written, file))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  throw noPlan(file, [...(issue?.path ?? []), ...unknown].join('.'))
}

function parsed(written: string, file: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    throw noPlan(file, '')
  }
}

function noPlan(file: string, field: string): Failure {
  return new Failure('bad-input', { reason: 'no-plan', where: file, ...(field !== '' && { found: field }) })
}
