import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, vi } from 'vitest'
import type { Stage } from '../night/stage.ts'

const longest = { timeout: 60_000, interval: 20 }

/** Waits until something holds that can be seen from outside of the process that does it. */
export async function until(holds: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(holds()).toBe(true), longest)
}

/** What has happened so far to the items, as it stands in the database's file. */
export function eventsIn({ home }: Pick<Stage, 'home'>): readonly string[] {
  const database = new DatabaseSync(join(home, 'todoke.db'), { readOnly: true })
  const events = database.prepare('SELECT kind FROM journal_event ORDER BY key, number').all()
  database.close()
  return events.map(({ kind }) => String(kind))
}

/** A minute without a renewal has passed: nobody holds the lease any more, whoever still believes it. */
export function letLeaseExpire({ home }: Pick<Stage, 'home'>): void {
  const database = new DatabaseSync(join(home, 'todoke.db'))
  const { changes } = database
    .prepare("UPDATE lease SET expires_at = ? WHERE name = 'spending'")
    .run(new Date(Date.now() - 1_000).toISOString())
  database.close()
  expect(changes).toBe(1)
}
