import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../domain/failure.ts'
import type { LeaseHolder, Store } from '../domain/ports.ts'

const seconds = 1_000
const renewal = 10 * seconds
const length = 60 * seconds
const turn = 0.5 * seconds

/** Holds the name for this process until released; throws `bad-input` naming the holder when another process has it. */
export async function holdLease(store: Store, name: string, now: () => string): Promise<() => Promise<void>> {
  const lease = await tryLease({ store, name, now, holder: thisProcess(name) })
  if (typeof lease === 'function') return lease
  throw new Failure('bad-input', {
    reason: 'other-run',
    where: name,
    found: `${lease.what}, pid ${lease.pid}, ${lease.host}`,
  })
}

/** Holds the name for one caller alone, of this process too, and waits until its turn comes. Rejects when `signal` ends the wait. */
export async function awaitLease(
  store: Store,
  name: string,
  { clock, signal }: { readonly clock: () => number; readonly signal: AbortSignal },
): Promise<() => Promise<void>> {
  const holder = thisProcess(`${name} ${randomUUID()}`)
  const now = (): string => new Date(clock()).toISOString()
  for (;;) {
    signal.throwIfAborted()
    const lease = await tryLease({ store, name, now, holder })
    if (typeof lease === 'function') return lease
    await pause(turn, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

interface Wanted {
  readonly store: Store
  readonly name: string
  readonly now: () => string
  readonly holder: LeaseHolder
}

// How to release it; or who has it.
async function tryLease({ store, name, now, holder }: Wanted): Promise<(() => Promise<void>) | LeaseHolder> {
  const take = (): Promise<LeaseHolder | null> => store.takeLease(name, holder, now(), later(now(), length))
  const other = await take()
  if (other) return other
  // A renewal that fails is made up by the next; the lease outlives several of them.
  const timer = setInterval(() => void take().catch(() => {}), renewal)
  return async () => {
    clearInterval(timer)
    await store.releaseLease(name, holder)
  }
}

/** This process as the holder of the lease of that name. */
export function thisProcess(name: string): LeaseHolder {
  return { host: hostname(), pid: process.pid, what: name }
}

function later(iso: string, milliseconds: number): string {
  return new Date(Date.parse(iso) + milliseconds).toISOString()
}
