import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ScanReport } from '../../src/index.ts'
import { openStore } from '../../src/store/store.ts'
import { start } from './command.ts'
import { logins, named, tonight, withStage, type Stage } from './stage.ts'

const name = 'さくら内科クリニック'
const one = { imported: (facility: { readonly name: string }) => facility.name === name }

/** A daemon that is stopped as soon as it has told what `until` waits for. */
function daemon(stage: Stage, until: 'next' | 'report' | 'run') {
  const ended = new AbortController()
  const told = { next: [] as string[], reports: [] as ScanReport[], logs: [] as string[] }
  const done = async () => {
    const todoke = await stage.open({
      onLog: ({ text }) => told.logs.push(text),
      onRun: () => void (until === 'run' && ended.abort()),
    })
    await todoke.schedule({
      signal: ended.signal,
      onNext: (next) => {
        told.next.push(next)
        if (until === 'next') ended.abort()
      },
      onReport: (report) => {
        told.reports.push(report)
        if (until === 'report') ended.abort()
      },
    })
    return told
  }
  return done()
}

/** Puts a run into the store, begun and perhaps ended at these times. */
async function ran({ home, mock }: Stage, startedAt: string, endedAt: string | null): Promise<void> {
  const store = await openStore({ file: join(home, 'todoke.db') })
  await store.beginRun({ id: startedAt, selection: 'all', startedAt, endedAt: null }, [named(mock, name).facilityCode])
  if (endedAt !== null) await store.endRun(startedAt, endedAt)
  await store.close()
}

describe('the daemon', { timeout: 300_000 }, () => {
  it('on its first start scans nothing and tells when it will, in Japan’s time', () =>
    withStage(one, async (stage) => {
      const { next, reports } = await daemon(stage, 'next')
      expect(next).toEqual([expect.stringMatching(/T17:00:00\.000Z$/)])
      expect(reports).toEqual([])
      expect(logins(stage.mock)).toEqual({})
      expect(await (await stage.open()).nextRun()).toEqual({ next: next[0], last: null })
    }))

  it('makes up the night that it has missed', () =>
    withStage({ ...one, settings: { now: '2026-11-21T08:30:00+09:00' } }, async (stage) => {
      await ran(stage, '2026-11-20T02:00:01+09:00', '2026-11-20T02:20:00+09:00')
      const { reports } = await daemon(stage, 'report')
      expect(reports.map(({ run }) => [run.ok, run.resumed])).toEqual([[1, false]])
    }))

  it('goes on with the night that was cut', () =>
    withStage({ ...one, settings: { now: '2026-11-21T02:30:00+09:00' } }, async (stage) => {
      await ran(stage, '2026-11-21T02:00:01+09:00', null)
      const { reports } = await daemon(stage, 'report')
      expect(reports.map(({ run }) => [run.id, run.ok, run.resumed])).toEqual([['2026-11-21T02:00:01+09:00', 1, true]])
    }))

  it('does not scan anew what was scanned this night', () =>
    withStage({ ...one, settings: { now: '2026-11-21T08:30:00+09:00' } }, async (stage) => {
      await ran(stage, '2026-11-21T02:00:01+09:00', '2026-11-21T02:20:00+09:00')
      const { next, reports } = await daemon(stage, 'next')
      expect([next.length, reports]).toEqual([1, []])
    }))

  it('lets a scan of another process go on, says so, and waits for the next night', () =>
    withStage({ ...one, settings: { now: '2026-11-21T08:30:00+09:00' } }, async (stage) => {
      await ran(stage, '2026-11-20T02:00:01+09:00', '2026-11-20T02:20:00+09:00')
      const store = await openStore({ file: join(stage.home, 'todoke.db') })
      const holder = { host: hostname(), pid: process.ppid, what: 'scan' }
      expect(await store.takeLease('scan', holder, tonight, '2026-11-21T23:00:00+09:00')).toBeNull()
      const { next, reports, logs } = await daemon(stage, 'next')
      expect(logs).toEqual([expect.stringContaining(String(process.ppid))])
      expect([next.length, reports]).toEqual([1, []])
      expect(logins(stage.mock)).toEqual({})
      await store.close()
    }))

  it('that is ended in the middle of a scan ends it cleanly, and it can be gone on with', () =>
    withStage({ ...one, settings: { now: '2026-11-21T08:30:00+09:00' } }, async (stage) => {
      await ran(stage, '2026-11-20T02:00:01+09:00', '2026-11-20T02:20:00+09:00')
      const { reports, next } = await daemon(stage, 'run')
      expect(reports.map(({ run }) => [run.interrupted, run.remaining])).toEqual([[true, 1]])
      expect(next).toEqual([])
      expect((await (await stage.open()).scan()).run).toMatchObject({ resumed: true, ok: 1, remaining: 0 })
    }))
})

it.each([
  ['SIGTERM', 0],
  ['SIGINT', 130],
] as const)('the daemon’s command ends with %s, and says when the next scan would be', (signal, code) =>
  withStage(one, async (stage) => {
    const command = start(stage, 'schedule run', { TODOKE_LANG: 'en' })
    await command.said(/02:00/)
    command.kill(signal)
    expect(await command.ended).toMatchObject({ code, signal: null })
  }),
)
