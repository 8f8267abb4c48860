import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import type { Session } from '../../src/browser/session.ts'
import { todayInJapan } from '../../src/domain/calendar.ts'
import { openBrowser, type Browser } from './browser.ts'

/** One portal for all cells. */
export interface Stage {
  readonly mock: MockPortal
  readonly today: string
  readonly folder: string
  /** Lets faults happen to one facility from now on, in the place of those that did; those of others stand. */
  readonly fault: (facilityCode: string, faults: readonly Fault[]) => void
  readonly browser: () => Browser
}

/** Runs something on a stage with so many facilities, and leaves nothing behind. */
export async function withStage<Result>(facilities: number, run: (stage: Stage) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-matrix-'))
  const today = todayInJapan(new Date().toISOString())
  const mock = await startMockPortal({ today, facilities })
  const standing = new Map<string, readonly Fault[]>()
  const browsers: Session[] = []
  try {
    return await run({
      mock,
      today,
      folder,
      fault: (facilityCode, faults) => {
        standing.set(facilityCode, faults)
        mock.control.setFaults(
          [...standing].flatMap(([code, own]) => own.map((fault) => ({ ...fault, facilityCode: code }))),
        )
      },
      browser: () => {
        const opened = openBrowser(mock, join(folder, `browser-${browsers.length}`))
        browsers.push(opened.session)
        return opened
      },
    })
  } finally {
    await Promise.all(browsers.map((session) => session.close()))
    await mock.close()
    await rm(folder, { recursive: true, force: true })
  }
}
