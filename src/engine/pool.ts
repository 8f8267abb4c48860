/** How many jobs go on at once, whose account each needs, and what ends it all. */
export interface Pool<Job> {
  readonly concurrency: number
  readonly accountOf: (job: Job) => string
  readonly signal: AbortSignal
}

/** Works through the jobs in their order, never two of one account at once; after the signal none is begun. */
export async function inPool<Job>(
  jobs: readonly Job[],
  { concurrency, accountOf, signal }: Pool<Job>,
  work: (job: Job) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs]
  const busy = new Set<string>()
  // One account is never in two windows at once.
  const next = (): Job | undefined => {
    const at = waiting.findIndex((job) => !busy.has(accountOf(job)))
    return at < 0 ? undefined : waiting.splice(at, 1)[0]
  }
  const worker = async (): Promise<void> => {
    for (let job = next(); job !== undefined && !signal.aborted; job = next()) {
      busy.add(accountOf(job))
      await work(job)
      busy.delete(accountOf(job))
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, jobs.length) }, worker))
}
