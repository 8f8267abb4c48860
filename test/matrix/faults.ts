import type { AlertPlace, Fault, RequestName } from '../../mock-portal/contract.ts'
import { answerLimit } from './browser.ts'

/** The RA's requests in an order of their own; only they are struck. */
export const raRequests = [
  'entry',
  'list',
  'detail',
  'edit',
  'cancel',
  'revoke',
  'apply-form',
  'apply-check',
  'apply-confirm',
  'apply-send',
] as const satisfies readonly RequestName[]
type RaRequest = (typeof raRequests)[number]

/** How often each of them has come in. */
export type Requests = Readonly<Record<RaRequest, number>>

const never = 40_000
const late = answerLimit + 1_500
const commits: ReadonlySet<string> = new Set(['apply-send', 'cancel', 'revoke', 'edit'])
const news = 'ただいま大変混み合っております。'

/** What may befall a run at a boundary: to itself, or to the requests that come next. */
export const strokes = {
  killed: 'process',
  'dropped before': on((at) => ({ kind: 'drop-before', at })),
  'dropped after': on((at) => ({ kind: 'drop-after', at })),
  'HTTP 503': on((at) => ({ kind: 'status', at, status: 503 })),
  'time-out': on((at) => ({ kind: 'slow', at, milliseconds: commits.has(at) ? late : never })), // what spends is done after all, when nobody waits any more
  'session over': on((at) => ({ kind: 'session-over', at })),
  'browser gone': 'browser',
  dialog: on((at) => (isDrawn(at) ? { kind: 'alert', at, text: news } : null)),
} as const satisfies Record<string, 'process' | 'browser' | ((names: readonly RaRequest[]) => readonly Fault[])>

export type Stroke = keyof typeof strokes

function on(fault: (at: RaRequest) => Fault | null): (names: readonly RaRequest[]) => readonly Fault[] {
  return (names) => names.flatMap((name) => fault(name) ?? [])
}

function isDrawn(name: RaRequest): name is RaRequest & AlertPlace {
  return name !== 'entry'
}

/** Which requests come next after these, as a run without faults has shown; none at its end. */
export function nextAfter(now: Requests, rehearsed: readonly Requests[]): readonly RaRequest[] {
  const more = (then: Requests): readonly RaRequest[] => raRequests.filter((name) => then[name] > now[name])
  return rehearsed.map(more).find((names) => names.length > 0) ?? []
}
