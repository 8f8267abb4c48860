import { describe, expect, it } from 'vitest'
import type { ScanReport } from '../../src/index.ts'
import { start } from './command.ts'
import { alive, browserOf, descendants, renderersOf } from './processes.ts'
import { logins, ofSix, withStage, type Stage } from './stage.ts'
import { rowsOf } from './truth.ts'

const many = 6

describe('a browser that is lost in the middle of a night', { timeout: 300_000 }, () => {
  it('is started again; every facility is read, with one extra visit at most', () =>
    withStage({ imported: ofSix, settings: { concurrency: 2 } }, async (stage) => {
      const command = start(stage, 'scan --json')
      await command.said(new RegExp(`\\[2/${many}\\]`))
      process.kill(browserOf(command.pid).pid, 'SIGKILL')
      const { code, out, err } = await command.ended
      expect(err).toContain('browser-crashed')
      expect(code).toBe(0)
      expectWhole(stage, JSON.parse(out))
      const counts = Object.values(logins(stage.mock))
      expect(Math.max(...counts)).toBeLessThanOrEqual(2)
      expect(counts.filter((count) => count > 1).length).toBeLessThanOrEqual(2)
    }))

  it('that freezes as a whole is killed, and started again', () =>
    withStage({ imported: ofSix, settings: { concurrency: 2, patience: 20_000 } }, async (stage) => {
      const command = start(stage, 'scan --json')
      await command.said(new RegExp(`\\[2/${many}\\]`))
      const everyone = descendants(command.pid)
      process.kill(browserOf(command.pid).pid, 'SIGSTOP')
      const { code, out } = await command.ended
      expect(code).toBe(0)
      expectWhole(stage, JSON.parse(out))
      expect(alive(everyone)).toEqual([])
    }))

  it('whose pages freeze: those visits end by themselves, and the night goes on', () =>
    withStage({ imported: ofSix, settings: { concurrency: 2, patience: 12_000 } }, async (stage) => {
      const command = start(stage, 'scan --json')
      await command.said(new RegExp(`\\[2/${many}\\]`))
      const frozen = renderersOf(command.pid)
      expect(frozen.length).toBeGreaterThan(0)
      for (const { pid } of frozen) process.kill(pid, 'SIGSTOP')
      const everyone = descendants(command.pid)
      const { out, err } = await command.ended
      expect(err).toMatch(/timeout|browser-crashed/)
      expect(JSON.parse(out)).toMatchObject({ run: { ok: many, failed: 0, remaining: 0 } })
      expect(alive(everyone)).toEqual([])
    }))
})

function expectWhole({ mock }: Stage, report: ScanReport): void {
  expect(report.run).toMatchObject({ ok: many, failed: 0, remaining: 0 })
  const truth = new Map(mock.control.truth().map((facility) => [facility.facilityCode, facility]))
  for (const { facilityCode, rows } of report.facilities) {
    const facility = truth.get(facilityCode)
    expect(rows, facilityCode).toEqual(facility && rowsOf(facility))
  }
}
