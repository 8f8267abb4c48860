import { describe, expect, it } from 'vitest'
import { otherSkin, skins } from '../skin/index.ts'
import { run } from './command.ts'
import { logins, ofSix, withStage } from './stage.ts'

describe.each(skins)('a portal that looks like %s and closes', { timeout: 300_000 }, (_, skin) => {
  it('for maintenance: the run stops, says until when, and goes on later with those that remain', () =>
    withStage({ ...skin, imported: ofSix, settings: { concurrency: 2 } }, async ({ mock, open }) => {
      const read: string[] = []
      const todoke = await open({
        onVisited: ({ facilityCode }) => {
          read.push(facilityCode)
          if (read.length === 2) mock.control.setFaults([{ kind: 'maintenance', at: 'top' }])
        },
      })
      const stopped = await todoke.scan()
      expect(stopped.run).toMatchObject({ endedAt: null, interrupted: false, stoppedBy: { code: 'maintenance' } })
      expect(stopped.run.stoppedBy?.message).toContain('6時00分')
      expect(stopped.run.remaining).toBeGreaterThan(1)
      expect(stopped.facilities.map(({ error }) => error?.code)).not.toContain('maintenance')
      const before = logins(mock)
      mock.control.setFaults([])
      const resumed = await todoke.scan()
      expect(resumed.run).toMatchObject({
        id: stopped.run.id,
        resumed: true,
        ok: 6,
        failed: 0,
        remaining: 0,
        stoppedBy: null,
      })
      const after = logins(mock)
      expect(read).toHaveLength(6)
      for (const { facilityCode } of stopped.facilities) expect(after[facilityCode]).toBe(before[facilityCode])
    }))
})

describe('a portal that is not to be had', { timeout: 300_000 }, () => {
  it('under maintenance: the command says so and ends with 3', () =>
    withStage({}, async (stage) => {
      stage.mock.control.setFaults([{ kind: 'maintenance', at: 'top' }])
      const { code, out, err } = await run(stage, 'scan --json')
      expect([code, err]).toEqual([3, expect.stringContaining('11')])
      expect(JSON.parse(out)).toMatchObject({
        run: { ok: 0, failed: 0, remaining: 11, stoppedBy: { code: 'maintenance' } },
      })
      expect(logins(stage.mock)).toEqual({})
    }))

  it('gone altogether: the command ends soon with 3, and nobody is called ill for it', () =>
    withStage({}, async (stage) => {
      await stage.mock.close()
      const began = performance.now()
      const { code, out } = await run(stage, 'scan --json')
      expect(performance.now() - began).toBeLessThan(45_000)
      expect(code).toBe(3)
      expect(JSON.parse(out)).toMatchObject({
        run: { ok: 0, failed: 0, remaining: 11, stoppedBy: { code: 'portal-unreachable' } },
      })
    }))

  it('for a moment only: the night goes on and everybody is read', () =>
    withStage({ imported: ofSix }, async ({ mock, open }) => {
      mock.control.setFaults([{ kind: 'status', at: 'top', status: 503, times: 4 }])
      const { run } = await (await open()).scan()
      expect(run).toMatchObject({ ok: 6, failed: 0, stoppedBy: null })
    }))

  it('while its pages tell the hours of every month’s maintenance: that is no maintenance', () =>
    withStage({ skin: otherSkin, imported: ({ name }) => name === 'さくら内科クリニック' }, async ({ mock, open }) => {
      mock.control.setFaults([{ kind: 'status', at: 'widget', status: 503 }])
      const { run, facilities } = await (await open()).scan()
      expect(run.stoppedBy).toBeNull()
      expect(facilities.map(({ error }) => error?.code)).toEqual(['portal-unreachable'])
    }))
})
