import { hostname } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ApplicationRow } from '../../src/domain/application-row.ts'
import type { Facility } from '../../src/domain/facility.ts'
import type { FailureRecord } from '../../src/domain/failure.ts'
import type { LeaseHolder, Store } from '../../src/domain/ports.ts'

/** An empty store of one kind: `open` gives another door to the same one, `clear` takes it away. */
export interface Bench {
  open(): Promise<Store>
  clear(): Promise<void>
}

export const facility = (facilityCode: string, more: Partial<Facility> = {}): Facility => ({
  facilityCode,
  name: `医院${facilityCode}`,
  loginId: `f${facilityCode}@example.jp`,
  category: null,
  tags: [],
  contactName: null,
  phone: null,
  email: null,
  ...more,
})

export const row = (more: Partial<ApplicationRow> = {}): ApplicationRow => ({
  no: 1,
  appliedOn: '2026-11-01',
  contactName: '総務課',
  terminalName: '受付1',
  status: 'issued',
  statusText: '発行済み',
  requestId: null,
  issuedOn: null,
  expiresOn: null,
  downloadBy: null,
  operations: ['detail'],
  trackingNumber: null,
  deliveryStatus: null,
  ...more,
})

const failure: FailureRecord = {
  code: 'element-missing',
  reason: 'visit-too-long',
  step: '1-6 「照会する」を押す',
  where: '照会する',
  evidence: 'runs/a/b',
}
const A = '1311234569'
const B = '1330123454'
const C = '0140000019'
const everything = { codes: [], tags: [] }
const night = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T02:00:00+09:00`

const listing = async (store: Store) => {
  const found = await store.rows(everything, { vanished: true })
  return found.map(({ requestId, vanishedAt }) => [requestId, vanishedAt])
}

/** What every store promises, whatever database it stands on. */
export function storeContract(kind: string, bench: () => Promise<Bench>): void {
  describe(`store on ${kind}`, () => {
    let at: Bench
    let store: Store

    beforeEach(async () => {
      at = await bench()
      store = await at.open()
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    const begin = (id: string, codes: readonly string[], startedAt = night(1), selection = 'all') =>
      store.beginRun({ id, selection, startedAt, endedAt: null }, codes)

    let reads = 0
    const read = async (facilityCode: string, rows: readonly ApplicationRow[], endedAt: string) => {
      const runId = `reading ${(reads += 1)}`
      await begin(runId, [facilityCode], endedAt)
      await store.endVisit({ runId, facilityCode, endedAt, rows, failure: null })
    }

    describe('facilities', () => {
      test('are kept with every field, in order of code, and replaced by a second save', async () => {
        const full = facility(A, {
          category: '1',
          tags: ['東京', '更新', '大口'],
          contactName: '髙﨑',
          phone: '0312345678',
          email: 'a@example.jp',
        })
        await store.saveFacilities([full, facility(C)])
        expect(await store.facilities()).toEqual([facility(C), full])
        await store.saveFacilities([facility(A, { name: '新しい名', tags: ['東京'] })])
        expect(await store.facilities()).toEqual([facility(C), facility(A, { name: '新しい名', tags: ['東京'] })])
      })

      test('are selected by code or tag; an unknown code is not in the answer', async () => {
        await store.saveFacilities([facility(A, { tags: ['x'] }), facility(B, { tags: ['x', 'y'] }), facility(C)])
        const codes = async (selection: { codes: readonly string[]; tags: readonly string[] }) =>
          (await store.facilities(selection)).map((found) => found.facilityCode)
        expect(await codes({ codes: [A, '9999999999'], tags: [] })).toEqual([A])
        expect(await codes({ codes: [], tags: ['y'] })).toEqual([B])
        expect(await codes({ codes: [C], tags: ['x'] })).toEqual([C, A, B])
        expect(await codes({ codes: ['9999999999'], tags: [] })).toEqual([])
        expect(await codes(everything)).toEqual([C, A, B])
      })

      test('a removed one is gone with its contacts, its history stays, and it can come back', async () => {
        await store.saveFacilities([facility(A), facility(B)])
        await read(A, [row({ requestId: '1' })], night(1))
        expect(await store.removeFacility(A)).toBe(true)
        expect(await store.removeFacility(A)).toBe(false)
        expect(await store.removeFacility('9999999999')).toBe(false)
        expect(await store.facilities()).toEqual([facility(B)])
        expect(await store.rows()).toEqual([])
        expect(await store.lastVisits()).toEqual([])
        expect(await store.history(A)).toMatchObject([{ requestId: '1', facilityName: `医院${A}` }])
        await store.saveFacilities([facility(A, { name: '再び' })])
        expect(await store.rows()).toMatchObject([{ requestId: '1', facilityName: '再び' }])
      })

      test('carry no field that a facility does not have', async () => {
        const withSecret = { ...facility(A), password: 'canary-5e1f' }
        await store.saveFacilities([withSecret])
        expect(await store.facilities()).toEqual([facility(A)])
      })

      test('5,000 at once', async () => {
        const many = Array.from({ length: 5000 }, (_, index) =>
          facility(String(1_000_000_000 + index), { tags: ['a', 'b'] }),
        )
        await store.saveFacilities(many)
        await begin(
          'big',
          many.map((one) => one.facilityCode),
        )
        expect(await store.facilities()).toEqual(many)
        expect(await store.visits('big')).toHaveLength(5000)
      })
    })

    describe('runs', () => {
      test('the newest unfinished one of this selection after a time; times are compared as instants', async () => {
        await begin('old', [], '2026-11-01T02:00:00+09:00')
        await begin('new', [], '2026-11-01T17:30:00Z')
        await begin('other', [], '2026-11-02T03:00:00+09:00', A)
        const found = await store.unfinishedRun('all', '2026-11-02T02:00:00+09:00')
        expect(found).toEqual({ id: 'new', selection: 'all', startedAt: '2026-11-01T17:30:00Z', endedAt: null })
        expect(await store.unfinishedRun('all', '2026-11-02T02:30:00+09:00')).toBeNull()
        await store.endRun('new', night(2))
        expect(await store.unfinishedRun('all', '2026-10-31T00:00:00Z')).toMatchObject({ id: 'old' })
        expect(await store.unfinishedRun('none', '2026-10-31T00:00:00Z')).toBeNull()
      })

      test('the latest is the one begun last, ended or not, also when the clock stands still', async () => {
        expect(await store.latestRun()).toBeNull()
        await begin('b', [])
        await begin('a', [])
        await store.endRun('a', night(1))
        expect(await store.latestRun()).toEqual({ id: 'a', selection: 'all', startedAt: night(1), endedAt: night(1) })
      })

      test('beginning is all or nothing', async () => {
        await store.saveFacilities([facility(A)])
        await expect(begin('broken', [A, '9999999999'])).rejects.toThrow()
        expect(await store.latestRun()).toBeNull()
        await begin('whole', [A])
        expect(await store.visits('whole')).toHaveLength(1)
      })
    })

    describe('visits', () => {
      beforeEach(() => store.saveFacilities([facility(A), facility(B), facility(C)]))

      test('stand in the order planned, and end ok or failed with what was read', async () => {
        await begin('r', [B, A, C])
        const rows = [row({ no: 1, requestId: '2' }), row({ no: 2, requestId: '1', operations: ['detail', 'revoke'] })]
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(1), rows, failure: null })
        await store.endVisit({ runId: 'r', facilityCode: B, endedAt: night(1), rows: null, failure })
        expect(await store.visits('r')).toEqual([
          { facilityCode: B, name: `医院${B}`, state: 'failed', rows: [], failure, endedAt: night(1) },
          { facilityCode: A, name: `医院${A}`, state: 'ok', rows, failure: null, endedAt: night(1) },
          { facilityCode: C, name: `医院${C}`, state: 'planned', rows: [], failure: null, endedAt: null },
        ])
        expect(await store.visits('unknown')).toEqual([])
      })

      test('a failed one can be put back and end well; one that ended well stays', async () => {
        await begin('r', [A])
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(1), rows: null, failure })
        await store.reopenVisit('r', A)
        expect(await store.visits('r')).toMatchObject([{ state: 'planned', failure: null, endedAt: null }])
        expect(await store.lastVisits()).toEqual([])
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(2), rows: [row()], failure: null })
        await store.reopenVisit('r', A)
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(3), rows: null, failure })
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(3), rows: [], failure: null })
        expect(await store.visits('r')).toMatchObject([{ state: 'ok', rows: [row()], endedAt: night(2) }])
        expect(await store.rows()).toHaveLength(1)
      })

      test('rows read before a failure are kept with it, and read anew at the second try', async () => {
        await begin('r', [A])
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(1), rows: [row()], failure })
        expect(await store.visits('r')).toMatchObject([{ state: 'failed', rows: [row()], failure }])
        await store.reopenVisit('r', A)
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(2), rows: [row({ no: 7 })], failure: null })
        expect(await store.visits('r')).toMatchObject([{ state: 'ok', rows: [row({ no: 7 })] }])
        expect(await store.history(A)).toMatchObject([
          { no: 1, readAt: night(1) },
          { no: 7, readAt: night(2) },
        ])
      })

      test('the last of each facility is the one that ended last, not the one planned last', async () => {
        await begin('first', [A, B])
        await begin('second', [A, C])
        await store.endVisit({ runId: 'second', facilityCode: A, endedAt: night(2), rows: [], failure: null })
        await store.endVisit({ runId: 'first', facilityCode: A, endedAt: night(2), rows: [row()], failure: null })
        await store.endVisit({ runId: 'first', facilityCode: B, endedAt: night(2), rows: null, failure })
        expect(await store.lastVisits()).toEqual([
          { facilityCode: A, name: `医院${A}`, state: 'ok', rows: [row()], failure: null, endedAt: night(2) },
          { facilityCode: B, name: `医院${B}`, state: 'failed', rows: [], failure, endedAt: night(2) },
        ])
        expect(await store.lastVisits({ codes: [B, C], tags: [] })).toMatchObject([{ facilityCode: B }])
      })

      test('one that nobody planned, or whose rows cannot be kept, leaves nothing behind', async () => {
        await begin('r', [A])
        const end = { runId: 'r', endedAt: night(1), failure: null }
        await expect(store.endVisit({ ...end, facilityCode: B, rows: [row()] })).rejects.toThrow()
        const circular: ApplicationRow['operations'][number][] = []
        Object.assign(circular, { toJSON: () => expect.fail('planted') })
        const bad = [row(), row({ operations: circular })]
        await expect(store.endVisit({ ...end, facilityCode: A, rows: bad })).rejects.toThrow('planted')
        expect(await store.history(A)).toEqual([])
        expect(await store.visits('r')).toMatchObject([{ state: 'planned', rows: [] }])
        await store.endVisit({ ...end, facilityCode: A, rows: [row()] })
        expect(await store.rows()).toHaveLength(1)
      })
    })

    describe('rows', () => {
      beforeEach(() => store.saveFacilities([facility(A), facility(B, { tags: ['t'] })]))
      test('keep every field as read', async () => {
        const full = row({
          no: 3,
          requestId: '000000000000123',
          issuedOn: '2026-11-02',
          expiresOn: '2030-02-02',
          downloadBy: '2027-05-01',
          operations: ['detail', 'cancel', 'revoke'],
          trackingNumber: '301-00-12345-4',
          deliveryStatus: 'お届け済み',
          status: 'unknown',
          statusText: '審査中 髙﨑①㈱',
        })
        const empty = row({ no: null, appliedOn: null, contactName: null, terminalName: null, operations: [] })
        await read(A, [full, empty], night(3))
        const whose = { facilityCode: A, facilityName: `医院${A}`, readAt: night(3), vanishedAt: null }
        expect(await store.rows()).toEqual([
          { ...full, ...whose },
          { ...empty, ...whose },
        ])
        expect(await store.history(A)).toEqual(await store.rows())
      })

      test('come in order of code and screen, and only of those selected', async () => {
        await read(B, [row({ requestId: '9' }), row({ requestId: '1' })], night(1))
        await read(A, [row({ requestId: '5' })], night(2))
        await read(B, [row({ requestId: '1' }), row({ requestId: '9' })], night(3))
        expect((await store.rows()).map((found) => found.requestId)).toEqual(['5', '1', '9'])
        expect((await store.rows({ codes: [], tags: ['t'] })).map((found) => found.requestId)).toEqual(['1', '9'])
        expect((await store.rows({ codes: [A], tags: [] })).map((found) => found.readAt)).toEqual([night(2)])
      })

      test('a missing one is marked with the first reading that missed it, and shown only when asked for', async () => {
        await read(A, [row({ requestId: '1' }), row({ requestId: '2' })], night(1))
        await read(A, [row({ requestId: '2' })], night(2))
        await read(A, [row({ requestId: '2' })], night(3))
        expect((await store.rows()).map((found) => found.requestId)).toEqual(['2'])
        expect(await listing(store)).toEqual([
          ['2', null],
          ['1', night(2)],
        ])
        expect((await store.rows(everything, { vanished: true })).map((found) => found.readAt)).toEqual([
          night(3),
          night(1),
        ])
        await read(A, [row({ requestId: '1' }), row({ requestId: '2' })], night(4))
        expect(await listing(store)).toEqual([
          ['1', null],
          ['2', null],
        ])
        await read(A, [], night(5))
        expect(await store.rows()).toEqual([])
        expect(await listing(store)).toEqual([
          ['1', night(5)],
          ['2', night(5)],
        ])
        expect(await store.history(A)).toHaveLength(6)
      })

      test('a failed visit makes nothing vanish', async () => {
        await read(A, [row({ requestId: '1' })], night(1))
        await begin('r', [A], night(2))
        await store.endVisit({ runId: 'r', facilityCode: A, endedAt: night(2), rows: null, failure })
        expect(await listing(store)).toEqual([['1', null]])
      })

      test('those read while something is filed are history as a scan’s are, and no night', async () => {
        await read(A, [row({ requestId: '1', trackingNumber: '30100123454' })], night(1))
        await begin('failed', [A], night(2))
        await store.endVisit({ runId: 'failed', facilityCode: A, endedAt: night(2), rows: null, failure })
        const run = { id: 'filing', selection: 'filing', startedAt: night(3), endedAt: null }
        const listed = [row({ requestId: '1' }), row({ status: 'pending', terminalName: '受付2' })]
        const reading = { run, facilityCode: A, readAt: night(3) }
        await store.saveReading({ ...reading, rows: listed.slice(0, 1) })
        await store.saveReading({ ...reading, rows: listed })
        expect(await store.rows()).toMatchObject([
          { requestId: '1', trackingNumber: '30100123454', readAt: night(3) },
          { terminalName: '受付2', status: 'pending' },
        ])
        expect(await store.lastVisits()).toMatchObject([{ state: 'ok', rows: listed, endedAt: night(3) }])
        expect(await store.history(A)).toHaveLength(4)
        await store.saveReading({ ...reading, rows: listed.slice(1) })
        expect(await listing(store)).toEqual([
          [null, null],
          ['1', night(3)],
        ])
        expect(await store.latestRun()).toMatchObject({ id: 'failed' })
        expect(await store.unfinishedRun('filing', night(1))).toBeNull()
        const stranger = { ...reading, run: { ...run, id: 'other' }, facilityCode: '9999999999' }
        await expect(store.saveReading({ ...stranger, rows: listed })).rejects.toThrow()
        expect(await store.visits('other')).toEqual([])
      })

      test('nothing of another facility vanishes', async () => {
        await read(A, [row({ requestId: '1' })], night(1))
        await read(B, [row({ requestId: '1' })], night(2))
        await read(B, [], night(3))
        expect(await listing(store)).toEqual([
          ['1', null],
          ['1', night(3)],
        ])
      })

      test('a pending row that is issued with a requestId is the same application', async () => {
        await read(A, [row({ status: 'pending', statusText: '発行承認待ち' })], night(1))
        await read(A, [row({ requestId: '1' })], night(2))
        expect(await listing(store)).toEqual([['1', null]])
        await read(A, [row({ requestId: '1', contactName: '新しい課', terminalName: '別名' })], night(3))
        expect(await listing(store)).toEqual([['1', null]])
        expect((await store.history(A)).map(({ requestId, contactName }) => [requestId, contactName])).toEqual([
          [null, '総務課'],
          ['1', '総務課'],
          ['1', '新しい課'],
        ])
      })

      test('two of the same name on one day stay two, while pending and after', async () => {
        await read(A, [row({ no: 1 }), row({ no: 2 })], night(1))
        expect(await store.rows()).toHaveLength(2)
        await read(A, [row({ no: 1, requestId: '1' }), row({ no: 2 })], night(2))
        await read(A, [row({ no: 1, requestId: '1' }), row({ no: 2, requestId: '2' })], night(3))
        expect(await listing(store)).toEqual([
          ['1', null],
          ['2', null],
        ])
        await read(A, [row({ no: 1, requestId: '2' })], night(4))
        expect(await listing(store)).toEqual([
          ['2', null],
          ['1', night(4)],
        ])
      })

      test('another requestId is another application, whatever it is called', async () => {
        await read(A, [row({ requestId: '1' })], night(1))
        await read(A, [row({ requestId: '2' })], night(2))
        expect(await listing(store)).toEqual([
          ['2', null],
          ['1', night(2)],
        ])
      })

      test('追跡番号 and 発送状況 stay as last known while a reading does not look', async () => {
        const tracked = { requestId: '1', trackingNumber: '30100123454' }
        await read(A, [row({ ...tracked, deliveryStatus: '引受' })], night(1))
        await read(A, [row({ requestId: '1' })], night(2))
        expect(await store.rows()).toMatchObject([{ ...tracked, deliveryStatus: '引受', readAt: night(2) }])
        await read(A, [row({ requestId: '1', deliveryStatus: 'お届け済み' })], night(3))
        expect(await store.rows()).toMatchObject([{ ...tracked, deliveryStatus: 'お届け済み' }])
        expect((await store.history(A)).map((found) => found.deliveryStatus)).toEqual(['引受', null, 'お届け済み'])
      })
    })

    test('a refused login is remembered until told otherwise', async () => {
      await store.saveFacilities([facility(A), facility(B)])
      const refusal = { secretVersion: 'v1', code: 'login-rejected', at: night(1), found: '正しくありません' } as const
      expect(await store.loginRefusal(A)).toBeNull()
      await store.setLoginRefusal(A, refusal)
      expect(await store.loginRefusal(A)).toEqual(refusal)
      await store.setLoginRefusal(A, { ...refusal, secretVersion: 'v2', found: null })
      expect(await store.loginRefusal(A)).toEqual({ ...refusal, secretVersion: 'v2', found: null })
      expect(await store.loginRefusal(B)).toBeNull()
      await store.setLoginRefusal(A, null)
      expect(await store.loginRefusal(A)).toBeNull()
    })

    test('notices stand as last read, each with the time it was first seen', async () => {
      const one = { title: 'メンテナンス', number: 'KB1', views: 10, age: '3日前' }
      const two = { title: 'お知らせ', number: null, views: null, age: null }
      await store.saveNotices([one, two, two], night(1))
      await store.saveNotices([two, { ...one, title: 'メンテナンス（変更）', views: 11 }], night(2))
      expect(await store.notices()).toEqual([
        { ...two, firstSeenAt: night(1) },
        { ...one, title: 'メンテナンス（変更）', views: 11, firstSeenAt: night(1) },
      ])
      await store.saveNotices([], night(3))
      expect(await store.notices()).toEqual([])
      await store.saveNotices([one], night(4))
      expect(await store.notices()).toEqual([{ ...one, firstSeenAt: night(1) }])
    })

    describe('leases', () => {
      const mine: LeaseHolder = { host: hostname(), pid: process.pid, what: 'scan' }
      const elsewhere: LeaseHolder = { host: 'another-host', pid: 1, what: 'scan' }
      const parent: LeaseHolder = { host: hostname(), pid: process.ppid, what: 'scan' }

      test('one holder at a time; renewed by the same, given back, taken by the next', async () => {
        expect(await store.takeLease('run', mine, night(1), night(2))).toBeNull()
        expect(await store.takeLease('run', mine, night(1), night(3))).toBeNull()
        expect(await store.takeLease('run', parent, night(2), night(4))).toEqual(mine)
        expect(await store.takeLease('run', { ...mine, what: 'schedule' }, night(2), night(4))).toEqual(mine)
        expect(await store.takeLease('other', parent, night(2), night(4))).toBeNull()
        await store.releaseLease('run', parent)
        expect(await store.takeLease('run', parent, night(2), night(4))).toEqual(mine)
        await store.releaseLease('run', mine)
        expect(await store.takeLease('run', parent, night(2), night(4))).toBeNull()
      })

      test('of another host is free when it has expired, not before', async () => {
        expect(await store.takeLease('run', elsewhere, night(1), '2026-11-01T18:00:00Z')).toBeNull()
        expect(await store.takeLease('run', mine, '2026-11-02T02:59:59+09:00', night(9))).toEqual(elsewhere)
        expect(await store.takeLease('run', mine, '2026-11-02T03:00:00+09:00', night(9))).toBeNull()
      })

      test('one door of many gets it', async () => {
        const doors = await Promise.all(Array.from({ length: 5 }, () => at.open()))
        const answers = await Promise.all(
          doors.map((door, index) => door.takeLease('run', { ...mine, what: `door ${index}` }, night(1), night(2))),
        )
        await Promise.all(doors.map((door) => door.close()))
        expect(answers.filter((answer) => answer === null)).toHaveLength(1)
      })
    })

    test('works when called many times at once', async () => {
      const codes = Array.from({ length: 40 }, (_, index) => String(2_000_000_000 + index))
      await store.saveFacilities(codes.map((code) => facility(code)))
      await begin('r', codes)
      const rows = [row({ requestId: '1' }), row({ requestId: '2' })]
      const ends = codes.map((facilityCode) =>
        store.endVisit({ runId: 'r', facilityCode, endedAt: night(1), rows, failure: null }),
      )
      await Promise.all([...ends, store.rows(), store.visits('r'), store.latestRun()])
      expect(await store.rows()).toHaveLength(80)
      expect((await store.visits('r')).every((visit) => visit.state === 'ok')).toBe(true)
    })

    test('what was written is there for the next one who opens it', async () => {
      await store.saveFacilities([facility(A)])
      await read(A, [row({ requestId: '1' })], night(1))
      const again = await at.open()
      expect(await again.rows()).toMatchObject([{ requestId: '1' }])
      await again.close()
    })
  })
}
