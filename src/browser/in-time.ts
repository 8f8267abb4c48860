import { setTimeout as pause } from 'node:timers/promises'

/** The result; null when it takes longer than so many milliseconds, as everything does that is asked of a frozen page. Its errors pass through. */
export async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | null> {
  const late = new AbortController()
  const never = pause(milliseconds, null, { signal: late.signal, ref: false }).catch(() => null)
  return Promise.race([work, never]).finally(() => late.abort())
}
