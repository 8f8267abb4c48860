import type { Boundary } from '../domain/boundary.ts'

/** The signal of one visit that may be pressing something. */
export interface Patience {
  /** Aborted with the run's signal, but while a press is open only once it is settled. */
  readonly signal: AbortSignal
  readonly crossed: (boundary: Boundary) => void
  readonly release: () => void
}

/** A run that is ended finishes what it has begun to press, and writes it down. */
export function openPatience(run: AbortSignal): Patience {
  const own = new AbortController()
  let pressing = false
  const heed = (): void => {
    if (run.aborted && !pressing) own.abort(run.reason)
  }
  run.addEventListener('abort', heed)
  heed()
  return {
    signal: own.signal,
    crossed(boundary) {
      if (boundary === 'about-to-press') pressing = true
      if (boundary === 'settled') pressing = false
      heed()
    },
    release: () => run.removeEventListener('abort', heed),
  }
}
