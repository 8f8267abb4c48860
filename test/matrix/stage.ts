import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { todayInJapan } from '../../src/domain/calendar.ts'
import { openBrowser, type Browser } from './browser.ts'

/** A portal of its own, and a browser that goes there: before one terminal only one can sit, and a fault hits everyone. */
export interface Stage {
  readonly mock: MockPortal
  readonly today: string
  readonly folder: string
  readonly browser: Browser
  /** A facility that has not been given away yet. */
  readonly facility: () => MockFacility
}

const cast = 11

/** Runs something on so many stages, each with so many facilities, and leaves nothing behind. */
export async function withStages<Result>(
  count: number,
  facilities: number,
  run: (stages: readonly Stage[]) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-matrix-'))
  const stages: Stage[] = []
  try {
    while (stages.length < count) stages.push(await openStage(join(folder, `${stages.length}`), facilities))
    return await run(stages)
  } finally {
    await Promise.all(stages.map(close))
    await rm(folder, { recursive: true, force: true })
  }
}

async function openStage(folder: string, facilities: number): Promise<Stage> {
  await mkdir(folder)
  const today = todayInJapan(new Date().toISOString())
  const mock = await startMockPortal({ today, facilities: cast + facilities })
  const free = mock.control.truth().slice(cast)
  const facility = (): MockFacility => {
    const next = free.shift()
    if (!next) throw new Error('too few facilities')
    return next
  }
  return { mock, today, folder, browser: openBrowser(mock, join(folder, 'browser')), facility }
}

async function close({ browser, mock }: Stage): Promise<void> {
  await browser.session.close()
  await mock.close()
}
