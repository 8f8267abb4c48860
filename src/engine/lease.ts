import { hostname } from 'node:os'
import { Failure } from '../domain/failure.ts'
import type { LeaseHolder, Store } from '../domain/ports.ts'

const seconds = 1_000
const renewal = 10 * seconds
const length = 60 * seconds

/** Holds the name for this process until released; throws `bad-input` naming the holder when another process has it. */
export async function holdLease(store: Store, name: string, now: () => string): Promise<() => Promise<void>> {
  const holder = thisProcess(name)
  const take = (): Promise<LeaseHolder | null> => store.takeLease(name, holder, now(), later(now(), length))
  const other = await take()
  if (other)
    throw new Failure('bad-input', {
      reason: 'other-run',
      where: name,
      found: `${other.what}, pid ${other.pid}, ${other.host}`,
    })
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
