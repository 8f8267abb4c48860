import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/index.ts'
import { run, start } from './command.ts'
import { logins, named, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

describe('two at once', { timeout: 300_000 }, () => {
  it('two scans of one home: the second is refused with 2 and names the first, which goes on', () =>
    withStage({ settings: { concurrency: 2 } }, async (stage) => {
      const first = start(stage, 'scan --json')
      await first.said(/\[1\/11\]/)
      const second = await run(stage, 'scan --json')
      expect(second.code).toBe(2)
      expect(JSON.parse(second.out)).toMatchObject({ error: { code: 'bad-input' } })
      expect(second.err).toContain(String(first.pid))
      const { code, out } = await first.ended
      expect(code).toBe(1)
      expect(JSON.parse(out)).toMatchObject({ run: { ok: 9, failed: 2, remaining: 0 } })
      expect(Object.values(logins(stage.mock))).toEqual(Array.from({ length: 11 }, () => 1))
    }))

  it('two facilities of one account: never in two windows at once, and neither is told the other’s rows', () =>
    withStage({ imported: ({ name }) => name === '髙橋歯科医院' }, async ({ mock, open }) => {
      const { facilityCode, loginId, password } = named(mock, '髙橋歯科医院')
      const inside = new Set<string>()
      let most = 0
      const todoke = await open({
        onVisit: (visit) => {
          inside.add(visit.facilityCode)
          most = Math.max(most, inside.size)
        },
        onVisited: (facility) => void inside.delete(facility.facilityCode),
      })
      const others = ['1311234569', '2740098765']
      for (const code of others) {
        const nobody = { category: null, tags: [], contactName: null, phone: null, email: null }
        const facility = { facilityCode: code, name: `併設${code}`, loginId, ...nobody }
        await todoke.addFacility(facility, { password: new Secret(password) })
      }
      const { facilities } = await todoke.scan()
      const [own, ...rest] = facilities.toSorted((one, other) => Number(other.ok) - Number(one.ok))
      expect(own).toMatchObject({ facilityCode, rows: rowsOf(named(mock, '髙橋歯科医院')) })
      expect(rest.map(({ error, rows }) => [error?.code, error?.step, rows])).toEqual(
        others.map(() => ['mismatch', '1-7 申請情報一覧を読む', []]),
      )
      expect(most).toBe(1)
      expect(logins(mock)).toEqual({ [facilityCode]: 3 })
    }))

  it('a scan and a download of one account, each by a todoke of its own: the second waits until the first has left', () =>
    withStage({ imported: ({ name }) => name === '髙橋歯科医院' }, async ({ mock, open }) => {
      const { facilityCode } = named(mock, '髙橋歯科医院')
      const who = { codes: [facilityCode], tags: [] }
      mock.control.setFaults([{ kind: 'slow', at: 'list', milliseconds: 4_000, times: 1 }])
      const loginsThen: number[] = []
      const scanner = await open({ onVisited: () => void loginsThen.push(mock.control.requests('login')) })
      const loader = await open()
      const scanning = scanner.scan(who)
      await expect.poll(() => mock.control.requests('list'), { timeout: 60_000 }).toBe(1)
      const loading = loader.downloadDocuments(who, { kind: 'grant-decision' })
      expect((await scanning).run).toMatchObject({ ok: 1, failed: 0 })
      await loading
      expect([loginsThen, mock.control.requests('login')]).toEqual([[1], 2])
    }))
})
