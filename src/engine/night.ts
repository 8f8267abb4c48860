import type { ApplicationRow } from '../domain/application-row.ts'
import type { Facility } from '../domain/facility.ts'
import { Failure, failures, type FailureRecord } from '../domain/failure.ts'
import type { Run, Store, VisitRecord } from '../domain/ports.ts'
import { openGate, type Gate } from './gate.ts'
import { inPool } from './pool.ts'

/** What a night needs from outside. */
export interface NightParts {
  readonly store: Store
  /** Reads one facility; throws `Failure`, or the signal's reason. */
  readonly visit: (facility: Facility, run: Run, signal: AbortSignal) => Promise<readonly ApplicationRow[]>
  /** Resolves when the portal as a whole is to be had; throws `maintenance` or `portal-unreachable` when it is not. */
  readonly probe: (signal: AbortSignal) => Promise<void>
  readonly concurrency: number
  readonly now: () => string
  /** Where the visit's evidence lies, relative to the home; null when it has left none. */
  readonly evidence: (run: Run, facility: Facility) => Promise<string | null>
  readonly onVisit: (facility: Facility) => void
  readonly onVisited: (facility: Facility, run: Run) => Promise<void>
}

/** How a night ended; `stoppedBy` is what closed the portal for everyone. */
export interface NightEnd {
  readonly stoppedBy: Failure | null
  readonly interrupted: boolean
  /** null when facilities remain: the next run of the same selection takes them. */
  readonly endedAt: string | null
}

/** Visits those of the facilities that the run still plans, and the passing failures once more at the end, also those of a run that was cut. One facility's failure never ends it. */
export async function runNight(
  parts: NightParts,
  run: Run,
  facilities: readonly Facility[],
  signal: AbortSignal,
): Promise<NightEnd> {
  const gate = openGate(parts.probe, signal)
  const those = async (which: (visit: VisitRecord) => boolean): Promise<Facility[]> => {
    const codes = new Set((await parts.store.visits(run.id)).filter(which).map(({ facilityCode }) => facilityCode))
    return facilities.filter(({ facilityCode }) => codes.has(facilityCode))
  }
  await visitAll(parts, run, await those(({ state }) => state === 'planned'), gate)
  if (!gate.signal.aborted) {
    const again = await those(({ failure }) => isPassing(failure))
    for (const { facilityCode } of again) await parts.store.reopenVisit(run.id, facilityCode)
    await visitAll(parts, run, again, gate)
  }
  const left = gate.signal.aborted ? await those(({ state, failure }) => state === 'planned' || isPassing(failure)) : []
  const endedAt = left.length > 0 ? null : parts.now()
  if (endedAt !== null) await parts.store.endRun(run.id, endedAt)
  return { stoppedBy: gate.stoppedBy(), interrupted: signal.aborted, endedAt }
}

async function visitAll(parts: NightParts, run: Run, facilities: readonly Facility[], gate: Gate): Promise<void> {
  const { concurrency } = parts
  const pool = { concurrency, accountOf: ({ loginId }: Facility) => loginId, signal: gate.signal }
  await inPool(facilities, pool, (facility) => visitOne(parts, run, facility, gate))
}

/** Whether a failure may be gone at the end of the run. */
export function isPassing(failure: FailureRecord | null): boolean {
  if (!failure) return false
  const { code } = failure
  // A maintenance page that only one account saw passes too: the portal itself was open.
  return failures[code].reaction === 'later' || code === 'maintenance'
}

async function visitOne(parts: NightParts, run: Run, facility: Facility, gate: Gate): Promise<void> {
  parts.onVisit(facility)
  let rows: readonly ApplicationRow[] | null = null
  let failure: Failure | null = null
  try {
    rows = await parts.visit(facility, run, gate.signal)
  } catch (error) {
    if (gate.signal.aborted) return // abandoned: it stays planned
    failure = error instanceof Failure ? error : new Failure('unknown-screen', { found: String(error) }, error)
    if (await gate.closedBy(failure)) return
  }
  const record: FailureRecord | null = failure && {
    ...failure.detail,
    code: failure.code,
    evidence: await parts.evidence(run, facility),
  }
  await parts.store.endVisit({
    runId: run.id,
    facilityCode: facility.facilityCode,
    endedAt: parts.now(),
    rows,
    failure: record,
  })
  await parts.onVisited(facility, run)
}
