import type { AlertPlace, Fault, MockPortal, RequestName } from '../../mock-portal/contract.ts'
import type { Boundary } from '../../src/domain/boundary.ts'
import { hurried } from './browser.ts'

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
export type RaRequest = (typeof raRequests)[number]

/** How often each of them has come in. */
export type Requests = Readonly<Record<RaRequest, number>>

const never = 60_000
const late = hurried.answerLimit + 1_000
const commits: ReadonlySet<string> = new Set(['apply-send', 'cancel', 'revoke', 'edit'])
const news = 'ただいま大変混み合っております。'

/** What may befall a run at a boundary: to itself, or to the requests that come next. */
export const strokes = {
  killed: 'process',
  'dropped before': on((at) => ({ kind: 'drop-before', at })),
  'dropped after': on((at) => ({ kind: 'drop-after', at })),
  'HTTP 503': on((at) => ({ kind: 'status', at, status: 503 })),
  'time-out': on((at) => ({ kind: 'slow', at, milliseconds: commits.has(at) ? late : never })), // what spends is done after all, when nobody waits any more
  'session over': on((at) => (isInside(at) ? { kind: 'session-over', at } : null)),
  'browser gone': 'browser',
  dialog: on((at) => (isInside(at) ? { kind: 'alert', at, text: news } : null)),
} as const satisfies Record<string, 'process' | 'browser' | ((names: readonly RaRequest[]) => readonly Fault[])>

export type Stroke = keyof typeof strokes
export const strokeNames = Object.keys(strokes) as readonly Stroke[]

function on(fault: (at: RaRequest) => Fault | null): (names: readonly RaRequest[]) => readonly Fault[] {
  return (names) => names.flatMap((name) => fault(name) ?? [])
}

// The door itself draws no screen, and by the closed network's there is no session yet.
function isInside(name: RaRequest): name is RaRequest & AlertPlace {
  return name !== 'entry'
}

/** What the RA has been asked for since then; default: since the portal is there. */
export function requestsAt({ control }: MockPortal, since?: Requests): Requests {
  const count = (name: RaRequest): number => control.requests(name) - (since?.[name] ?? 0)
  return {
    entry: count('entry'),
    list: count('list'),
    detail: count('detail'),
    edit: count('edit'),
    cancel: count('cancel'),
    revoke: count('revoke'),
    'apply-form': count('apply-form'),
    'apply-check': count('apply-check'),
    'apply-confirm': count('apply-confirm'),
    'apply-send': count('apply-send'),
  }
}

/** One boundary as it was crossed, and what had been asked for by then. */
export interface Crossing {
  readonly boundary: Boundary
  readonly requests: Requests
}

/** Which requests come next once a boundary has been crossed, as a run without faults has shown; none at its end. */
export function nextAfter(boundary: Boundary, crossings: readonly Crossing[]): readonly RaRequest[] {
  const at = crossings.findIndex((crossing) => crossing.boundary === boundary)
  const now = crossings[at]
  if (!now) return []
  const later = crossings.slice(at).map(({ requests }) => moreOf(now.requests, requests))
  return later.find((names) => names.length > 0) ?? []
}

/** Whether one of these faults has met a request that has come in between. */
export function hasHit(faults: readonly Fault[], before: Requests, after: Requests): boolean {
  return moreOf(before, after).some((name) => faults.some((fault) => 'at' in fault && fault.at === name))
}

function moreOf(before: Requests, after: Requests): readonly RaRequest[] {
  return raRequests.filter((name) => after[name] > before[name])
}
