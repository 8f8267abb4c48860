import { createTask, type ScheduledTask } from 'node-cron'

const minute = 60_000
/** A night that was missed longer ago than this is not made up: the next one is near. */
const lookBack = 36 * 60 * minute

// It would print its warnings on standard error, which is not its own.
const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** When a cron expression strikes, in Japan's time. */
export interface Nightly {
  /** Calls `run` at each strike from now on, and once after strikes that a sleeping machine has missed; a strike during a run is left out. `run` must not throw. */
  start(run: () => Promise<void>): Promise<void>
  /** ISO time of the next strike; null when there is none. */
  next(): string | null
  /** True when a strike lies between the two ISO times, and not longer ago than a night and a half. */
  missed(since: string | null, now: string): boolean
  stop(): Promise<void>
}

/** Nothing strikes until `start`. */
export function nightly(cron: string): Nightly {
  let run: (() => Promise<void>) | null = null
  let makingUp: Promise<void> | null = null
  const task: ScheduledTask = createTask(cron, () => run?.(), {
    timezone: 'Asia/Tokyo',
    noOverlap: true,
    logger: silent,
  })
  const makeUp = (): void => {
    makingUp ??= (run?.() ?? Promise.resolve()).finally(() => (makingUp = null))
  }
  return {
    async start(what) {
      run = what
      task.on('execution:missed', makeUp)
      await task.start()
    },
    next: () => task.getNextRun()?.toISOString() ?? null,
    missed(since, now) {
      const end = Math.floor(Date.parse(now) / minute) * minute
      const begin = Math.max(since === null ? 0 : Date.parse(since), end - lookBack)
      for (let at = end; at > begin; at -= minute) if (task.match(new Date(at))) return true
      return false
    },
    async stop() {
      await task.destroy()
    },
  }
}
