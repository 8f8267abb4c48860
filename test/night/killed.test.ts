import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import type { ScanReport } from '../../src/index.ts'
import { run, start, type Command } from './command.ts'
import { alive, browserOf, descendants } from './processes.ts'
import { logins, ofSix, withStage, type Stage } from './stage.ts'
import { rowsOf } from './truth.ts'

const many = 6

describe('a night that is cut in the middle', { timeout: 300_000 }, () => {
  it('by kill -9: the next scan finishes the rest, and reads nothing twice that was read', () =>
    withStage({ imported: ofSix, settings: { concurrency: 2 } }, async (stage) => {
      const command = start(stage, 'scan --json')
      const done = await read(command, 3)
      const everyone = descendants(command.pid)
      expect(everyone.length).toBeGreaterThan(0)
      command.kill('SIGKILL')
      expect((await command.ended).signal).toBe('SIGKILL')
      await vi.waitFor(() => expect(alive(everyone)).toEqual([]), 20_000)
      expect(integrity(stage)).toEqual([{ integrity_check: 'ok' }])
      await expectFinished(stage, done)
    }))

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s: it ends at once with 130, and the next scan finishes the rest',
    (signal) =>
      withStage({ imported: ofSix, settings: { concurrency: 2 } }, async (stage) => {
        const command = start(stage, 'scan --json')
        const done = await read(command, 3)
        const everyone = descendants(command.pid)
        expect(everyone.map(({ pid }) => pid)).toContain(browserOf(command.pid).pid)
        const began = performance.now()
        command.kill(signal)
        const { code, out } = await command.ended
        expect(performance.now() - began).toBeLessThan(8_000)
        expect(code).toBe(130)
        const report = reportIn(out)
        expect(report.run).toMatchObject({ interrupted: true, endedAt: null })
        expect(report.run.remaining).toBeGreaterThan(0)
        expect(report.facilities.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(done.length)
        await vi.waitFor(() => expect(alive(everyone)).toEqual([]), 10_000)
        await expectFinished(
          stage,
          report.facilities.map(({ facilityCode }) => facilityCode),
        )
      }),
  )
})

/** Waits until so many facilities have been read, and gives their codes. */
async function read(command: Command, count: number): Promise<readonly string[]> {
  const said = await command.said(new RegExp(`(?:\\[\\d+/${many}\\][^\\n]*\\n[^[]*){${count}}`))
  return [...said.matchAll(/\] (\d{10}) /g)].map(([, code = '']) => code)
}

async function expectFinished(stage: Stage, done: readonly string[]): Promise<void> {
  const before = logins(stage.mock)
  const { code, out } = await run(stage, 'scan --json')
  expect(code).toBe(0)
  const report = reportIn(out)
  expect(report.run).toMatchObject({ resumed: true, ok: many, failed: 0, remaining: 0, interrupted: false })
  expect(report.facilities).toHaveLength(many)
  for (const facility of stage.mock.control.truth()) {
    const read = report.facilities.find(({ facilityCode }) => facilityCode === facility.facilityCode)
    if (read) expect(read.rows, facility.name).toEqual(rowsOf(facility))
  }
  const after = logins(stage.mock)
  expect(done.length).toBeGreaterThan(0)
  for (const code of done) expect([before[code], after[code]], code).toEqual([1, 1])
}

function integrity({ home }: Stage): unknown {
  const database = new DatabaseSync(join(home, 'todoke.db'))
  const answer = database.prepare('PRAGMA integrity_check').all()
  database.close()
  return answer.map((line) => ({ ...line }))
}

function reportIn(out: string): ScanReport {
  const report: ScanReport = JSON.parse(out)
  return report
}
