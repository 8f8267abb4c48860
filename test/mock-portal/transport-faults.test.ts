import { describe, expect, it } from 'vitest'
import { atTheList, named, visitorTo, withMock } from './visitor.ts'

const anIn = { what: 'login', detail: { outcome: 'in' } }

describe('a fault of transport', () => {
  it('slow: the answer comes no sooner, and is right', () =>
    withMock(async (mock) => {
      mock.control.setFaults([{ kind: 'slow', at: 'login', milliseconds: 300 }])
      const began = performance.now()
      expect(await visitorTo(mock).login(named(mock, 'さくら内科クリニック'))).toBe('success')
      expect(performance.now() - began).toBeGreaterThanOrEqual(295)
    }))

  it('status: answers without asking the portal, as often as `times` says', () =>
    withMock(async (mock) => {
      mock.control.setFaults([{ kind: 'status', at: 'top', status: 503, times: 2 }])
      const statuses = [await fetch(mock.portalUrl), await fetch(mock.portalUrl), await fetch(mock.portalUrl)]
      expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200])
      expect(mock.control.requests('top')).toBe(3)
    }))

  it('drop-before: the connection dies and nothing has happened', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      mock.control.setFaults([{ kind: 'drop-before', at: 'login', times: 1 }])
      await expect(visitorTo(mock).login(facility)).rejects.toThrow('fetch failed')
      expect(mock.control.ledger()).toEqual([])
      expect(await visitorTo(mock).login(facility)).toBe('success')
    }))

  it('drop-after: the connection dies without a byte, and it has happened', () =>
    withMock(async (mock) => {
      const facility = named(mock, '髙橋歯科医院')
      const { visitor } = await atTheList(mock, facility)
      mock.control.setFaults([{ kind: 'drop-after', at: 'cancel', times: 1 }])
      await expect(visitor.screen('/p/cancel', facility.applications[1]?.id)).rejects.toThrow('fetch failed')
      expect(mock.control.ledger().map(({ what }) => what)).toEqual(['login', 'cancel'])
      expect(named(mock, facility.name).applications).toHaveLength(1)
    }))

  it('session-over at the portal: its calls answer 401 without a new token', () =>
    withMock(async (mock) => {
      const visitor = visitorTo(mock)
      await visitor.login(named(mock, 'さくら内科クリニック'))
      await visitor.token()
      mock.control.setFaults([{ kind: 'session-over', at: 'token' }])
      await expect(visitor.token()).rejects.toThrow('no token: 401')
    }))

  it('session-over at the RA: its own page, and the portal’s session goes on', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      const { visitor } = await atTheList(mock, facility)
      mock.control.setFaults([{ kind: 'session-over', at: 'detail', times: 1 }])
      const page = await (await visitor.screen('/p/detail', facility.applications[0]?.id)).text()
      expect(page).toContain('セッションが切れました')
      expect(await (await visitor.screen('/p/list')).text()).toContain('セッションが切れました')
      expect(await (await visitor.enter(await visitor.token())).text()).toContain(facility.name)
    }))

  it('session-over at the entry: the token is void', () =>
    withMock(async (mock) => {
      const visitor = visitorTo(mock)
      await visitor.login(named(mock, 'さくら内科クリニック'))
      mock.control.setFaults([{ kind: 'session-over', at: 'entry', times: 1 }])
      expect(await (await visitor.enter(await visitor.token())).text()).toContain('セッションが切れました')
    }))

  it('maintenance: a page that says so and when to come back', () =>
    withMock(async (mock) => {
      mock.control.setFaults([{ kind: 'maintenance', at: 'top' }])
      const response = await fetch(mock.portalUrl)
      expect(response.status).toBe(503)
      const page = await response.text()
      expect(page).toContain('ただいまメンテナンス中です')
      expect(page).toContain('2026年11月21日 6時00分')
    }))

  it('of one facility hits that one alone: at the login by its login ID, later by its session, at the post by its number', () =>
    withMock(async (mock) => {
      const struck = named(mock, 'みなと訪問看護ステーション')
      const spared = named(mock, '北町整形外科')
      const { facilityCode } = struck
      mock.control.setFaults([
        { kind: 'status', at: 'login', status: 503, facilityCode, times: 1 },
        { kind: 'status', at: 'list', status: 502, facilityCode },
        { kind: 'status', at: 'tracking', status: 500, facilityCode },
      ])
      const tracked = async (digits: string | null | undefined) =>
        (await fetch(`${mock.origins.post}/services/srv/search/direct?reqCodeNo1=${digits}`)).status
      expect(await visitorTo(mock).login(struck)).toBe('503')
      const { visitor } = await atTheList(mock, struck)
      expect((await visitor.screen('/p/list')).status).toBe(502)
      expect(await tracked(struck.applications[0]?.trackingNumber)).toBe(500)
      const other = await atTheList(mock, spared)
      expect(other.page).toContain(spared.name)
      expect(await tracked(spared.applications[0]?.trackingNumber)).toBe(200)
      expect(mock.control.ledger()).toMatchObject([
        { ...anIn, facilityCode },
        { ...anIn, facilityCode: spared.facilityCode },
      ])
    }))

  it('counts requests by name and by facility, those that a fault answered too', () =>
    withMock(async (mock) => {
      const facility = named(mock, 'さくら内科クリニック')
      await atTheList(mock, facility)
      const { visitor } = await atTheList(mock, named(mock, 'ひまわり薬局'))
      mock.control.setFaults([{ kind: 'status', at: 'list', status: 503 }])
      await visitor.screen('/p/list')
      expect(mock.control.requests('list')).toBe(3)
      expect(mock.control.requests('list', facility.facilityCode)).toBe(1)
      expect(mock.control.requests('entry', facility.facilityCode)).toBe(1)
      expect(mock.control.requests('login')).toBe(2)
      expect(mock.control.requests('detail')).toBe(0)
    }))

  it('the latency knob holds every answer back', () =>
    withMock(
      async (mock) => {
        const began = performance.now()
        await fetch(mock.portalUrl)
        await fetch(`${mock.origins.post}/nowhere`)
        expect(performance.now() - began).toBeGreaterThanOrEqual(390)
      },
      { latency: 200 },
    ))
})
