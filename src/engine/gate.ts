import { Failure } from '../domain/failure.ts'

/** Tells one facility's trouble from the portal's: after a failure that may be everyone's, the portal itself is asked. */
export interface Gate {
  /** Aborted when a person ends the run, or when the portal as a whole is closed. */
  readonly signal: AbortSignal
  stoppedBy(): Failure | null
  /** True when this failure turned out to be everyone's; the run is then stopped. */
  closedBy(failure: Failure): Promise<boolean>
}

/** A gate for one run; `probe` throws `maintenance` or `portal-unreachable` when the portal is not to be had. */
export function openGate(probe: (signal: AbortSignal) => Promise<void>, person: AbortSignal): Gate {
  const own = new AbortController()
  const signal = AbortSignal.any([person, own.signal])
  let stopped: Failure | null = null
  let asking: Promise<Failure | null> | null = null
  // Several visits that fail at the same moment ask once.
  const ask = (): Promise<Failure | null> => {
    asking ??= probe(signal)
      .then(
        () => null,
        (error: unknown) => (error instanceof Failure ? error : null),
      )
      .finally(() => (asking = null))
    return asking
  }
  return {
    signal,
    stoppedBy: () => stopped,
    async closedBy({ code }) {
      if (code !== 'maintenance' && code !== 'portal-unreachable') return false
      const reason = await ask()
      if (!reason || (reason.code !== 'maintenance' && reason.code !== 'portal-unreachable')) return false
      stopped ??= reason
      own.abort(reason)
      return true
    },
  }
}
