import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Facility } from '../../src/domain/facility.ts'
import { Failure, type FailureCode } from '../../src/domain/failure.ts'
import type { Run, Store } from '../../src/domain/ports.ts'
import { runNight, type NightParts } from '../../src/engine/night.ts'
import { openStore } from '../../src/store/store.ts'

const run: Run = { id: 'one', selection: 'all', startedAt: '2026-11-21T02:00:00+09:00', endedAt: null }
const never = new AbortController().signal

/** Facilities A, B, C … in a store of their own, with a run that plans them all. */
async function withRun(count: number, act: (store: Store, facilities: readonly Facility[]) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-engine-'))
  const store = await openStore({ file: join(folder, 'todoke.db') })
  const codes = Array.from({ length: count }, (_, index) => String.fromCodePoint(65 + index))
  const nothing = { category: null, tags: [], contactName: null, phone: null, email: null }
  await store.saveFacilities(codes.map((code) => ({ facilityCode: code, name: code, loginId: code, ...nothing })))
  await store.beginRun(run, codes)
  try {
    await act(store, await store.facilities())
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** Visits that fail with these codes, one after the other, and then succeed; `visited` says in which order. */
function partsOf(
  store: Store,
  troubles: Readonly<Record<string, readonly FailureCode[]>>,
  more: Partial<NightParts> = {},
) {
  const visited: string[] = []
  const parts: NightParts = {
    store,
    concurrency: 1,
    now: () => '2026-11-21T02:10:00+09:00',
    evidence: async () => null,
    probe: async () => {},
    visit: async ({ facilityCode }) => {
      const before = visited.filter((code) => code === facilityCode).length
      visited.push(facilityCode)
      const code = troubles[facilityCode]?.[before]
      if (code) throw new Failure(code)
      return []
    },
    onVisit: () => {},
    onVisited: async () => {},
    ...more,
  }
  return { parts, visited }
}

const closed: NightParts['probe'] = async () => {
  throw new Failure('maintenance', { found: '6時まで' })
}

const outcomes = async (store: Store) =>
  Object.fromEntries(
    (await store.visits(run.id)).map(({ facilityCode, state, failure }) => [facilityCode, failure?.code ?? state]),
  )

describe('a night', () => {
  it('visits everyone once, the passing failures once more at the end, and then ends', () =>
    withRun(5, async (store, facilities) => {
      const { parts, visited } = partsOf(store, {
        A: ['timeout'],
        B: ['session-expired', 'portal-unreachable'],
        C: ['login-rejected'],
        D: ['element-missing'],
      })
      expect(await runNight(parts, run, facilities, never)).toMatchObject({ interrupted: false, stoppedBy: null })
      expect(visited).toEqual(['A', 'B', 'C', 'D', 'E', 'A', 'B'])
      expect(await outcomes(store)).toEqual({
        A: 'ok',
        B: 'portal-unreachable',
        C: 'login-rejected',
        D: 'element-missing',
        E: 'ok',
      })
      expect((await store.latestRun())?.endedAt).toBe('2026-11-21T02:10:00+09:00')
    }))

  it('gives the passing failures of a run that was cut their second try, and visits nobody else again', () =>
    withRun(4, async (store, facilities) => {
      const end = { runId: run.id, endedAt: run.startedAt }
      await store.endVisit({ ...end, facilityCode: 'A', rows: [], failure: null })
      await store.endVisit({ ...end, facilityCode: 'B', rows: null, failure: { code: 'timeout', evidence: null } })
      await store.endVisit({
        ...end,
        facilityCode: 'C',
        rows: null,
        failure: { code: 'account-locked', evidence: null },
      })
      const { parts, visited } = partsOf(store, {})
      await runNight(parts, run, facilities, never)
      expect(visited).toEqual(['D', 'B'])
      expect(await outcomes(store)).toEqual({ A: 'ok', B: 'ok', C: 'account-locked', D: 'ok' })
    }))

  it('takes an error of any other kind for one facility’s failure', () =>
    withRun(2, async (store, facilities) => {
      const { parts, visited } = partsOf(store, {})
      const visit: NightParts['visit'] = async (facility, ...rest) => {
        if (facility.facilityCode === 'A') throw new TypeError('a bug')
        return parts.visit(facility, ...rest)
      }
      await runNight({ ...parts, visit }, run, facilities, never)
      expect(visited).toEqual(['B'])
      expect(await outcomes(store)).toEqual({ A: 'unknown-screen', B: 'ok' })
    }))

  it('that a person ends keeps what was read, leaves the rest planned and the run open', () =>
    withRun(3, async (store, facilities) => {
      const person = new AbortController()
      const { parts } = partsOf(store, {})
      const visit: NightParts['visit'] = async (facility, ...rest) => {
        if (facility.facilityCode === 'B') {
          person.abort()
          throw new Failure('browser-crashed')
        }
        return parts.visit(facility, ...rest)
      }
      const end = await runNight({ ...parts, visit }, run, facilities, person.signal)
      expect(end).toEqual({ stoppedBy: null, interrupted: true, endedAt: null })
      expect(await outcomes(store)).toEqual({ A: 'ok', B: 'planned', C: 'planned' })
      expect(await store.unfinishedRun('all', '2026-11-20T00:00:00Z')).toMatchObject({ id: run.id })
    }))

  it('that a person ends when all is done is over', () =>
    withRun(1, async (store, facilities) => {
      const person = new AbortController()
      const { parts } = partsOf(store, {}, { onVisited: async () => person.abort() })
      expect(await runNight(parts, run, facilities, person.signal)).toMatchObject({ endedAt: expect.any(String) })
      expect(await store.unfinishedRun('all', '2026-11-20T00:00:00Z')).toBeNull()
    }))

  it('stops when the portal says to everyone that it is closed, and calls nobody ill', () =>
    withRun(4, async (store, facilities) => {
      const { parts, visited } = partsOf(store, { B: ['portal-unreachable'] }, { probe: closed })
      const end = await runNight(parts, run, facilities, never)
      expect(end).toMatchObject({ interrupted: false, endedAt: null, stoppedBy: { code: 'maintenance' } })
      expect(visited).toEqual(['A', 'B'])
      expect(await outcomes(store)).toEqual({ A: 'ok', B: 'planned', C: 'planned', D: 'planned' })
    }))

  it('goes on when only one account sees a closed portal', () =>
    withRun(3, async (store, facilities) => {
      const { parts, visited } = partsOf(store, { B: ['maintenance', 'maintenance'] })
      expect(await runNight(parts, run, facilities, never)).toMatchObject({ stoppedBy: null })
      expect(visited).toEqual(['A', 'B', 'C', 'B'])
      expect(await outcomes(store)).toEqual({ A: 'ok', B: 'maintenance', C: 'ok' })
    }))

  it('asks the portal once when several visits fail at the same moment', () =>
    withRun(4, async (store, facilities) => {
      let asked = 0
      const failed = ['portal-unreachable'] as const
      const { parts } = partsOf(
        store,
        { A: failed, B: failed, C: failed, D: failed },
        { concurrency: 4, probe: async () => void (asked += 1) },
      )
      await runNight(parts, run, facilities, never)
      expect(asked).toBe(1)
      expect(Object.values(await outcomes(store))).toEqual(['ok', 'ok', 'ok', 'ok'])
    }))

  it('is never with one account in two windows, and with the others in as many as it may', () =>
    withRun(6, async (store, facilities) => {
      const shared = facilities.map((facility, index) => (index < 4 ? { ...facility, loginId: 'shared' } : facility))
      const inside: string[] = []
      const together: string[][] = []
      const visit: NightParts['visit'] = async ({ loginId }) => {
        inside.push(loginId)
        together.push([...inside])
        await new Promise((resolve) => setImmediate(resolve))
        inside.splice(inside.indexOf(loginId), 1)
        return []
      }
      await runNight({ ...partsOf(store, {}).parts, visit, concurrency: 3 }, run, shared, never)
      expect(together).toHaveLength(6)
      expect(Math.max(...together.map((logins) => logins.filter((login) => login === 'shared').length))).toBe(1)
      expect(Math.max(...together.map(({ length }) => length))).toBe(3)
    }))
})
