import { describe, expect, it } from 'vitest'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { facilitiesCsv, startMockPortal } from '../../mock-portal/index.ts'
import { atTheList, named, today, visitorTo, withMock } from './visitor.ts'

const json = { 'content-type': 'application/json' }

describe('the control', () => {
  it('resets everything: accounts, applications, ledger, faults, sessions, counts', () =>
    withMock(async (mock) => {
      const before = mock.control.truth()
      const facility = named(mock, '髙橋歯科医院')
      const { visitor } = await atTheList(mock, facility)
      await visitor.screen('/p/cancel', facility.applications[1]?.id)
      mock.control.update(facility.facilityCode, { password: 'Another-Word-1', locked: true })
      mock.control.setFaults([{ kind: 'status', at: 'top', status: 503 }])
      expect(mock.control.truth()).not.toEqual(before)
      mock.control.reset()
      expect(mock.control.truth()).toEqual(before)
      expect(mock.control.ledger()).toEqual([])
      expect(mock.control.requests('login')).toBe(0)
      expect((await fetch(mock.portalUrl)).status).toBe(200)
      expect(await (await visitor.screen('/p/list')).text()).toContain('セッションが切れました')
      await expect(visitor.token()).rejects.toThrow('no token')
    }))

  it('keeps a ledger to which lines are only added', () =>
    withMock(async (mock) => {
      await visitorTo(mock).login(named(mock, 'さくら内科クリニック'))
      const earlier = mock.control.ledger()
      await visitorTo(mock).login(named(mock, '東町眼科'))
      expect(earlier).toHaveLength(1)
      expect(Object.isFrozen(earlier[0])).toBe(true)
      expect(mock.control.ledger().slice(0, 1)).toEqual(earlier)
      expect(mock.control.ledger().map(({ number, detail }) => [number, detail['outcome']])).toEqual([
        [1, 'in'],
        [2, 'locked'],
      ])
    }))

  it('gives a truth that nobody can change from outside', () =>
    withMock(async (mock) => {
      const [facility] = mock.control.truth()
      if (facility !== undefined) facility.password = 'changed'
      expect(mock.control.truth()[0]?.password).toBe('Sakura-Naika-2021')
      mock.control.update('1311234569', { applications: [] })
      expect(named(mock, 'さくら内科クリニック').applications).toEqual([])
      expect(() => mock.control.update('0000000000', { locked: true })).toThrow('no facility 0000000000')
    }))

  it('does the same over HTTP', () =>
    withMock(async (mock) => {
      const call = async (method: string, path: string, body?: unknown) =>
        fetch(mock.controlUrl + path, {
          method,
          ...(body === undefined ? {} : { headers: json, body: JSON.stringify(body) }),
        })
      const put = await call('PUT', '/faults', [{ kind: 'status', at: 'top', status: 503, times: 1 }])
      expect([put.status, (await fetch(mock.portalUrl)).status]).toEqual([204, 503])
      expect((await call('PUT', '/faults', [{ kind: 'no-such-fault' }])).status).toBe(400)
      expect((await call('PATCH', '/facilities/1311234569', { locked: true })).status).toBe(204)
      expect((await call('PATCH', '/facilities/0000000000', { locked: true })).status).toBe(404)
      expect(named(mock, 'さくら内科クリニック').locked).toBe(true)
      expect(await (await call('GET', '/truth')).json()).toEqual(JSON.parse(JSON.stringify(mock.control.truth())))
      expect(await (await call('GET', '/ledger')).json()).toMatchObject([{ number: 1, what: 'control' }])
      expect(await (await call('GET', '/requests?name=top')).json()).toEqual({ count: 1 })
      expect((await call('POST', '/reset')).status).toBe(204)
      expect(await (await call('GET', '/ledger')).json()).toEqual([])
      expect(named(mock, 'さくら内科クリニック').locked).toBe(false)
    }))

  it('gives the facilities file with every facility, quoted where it must be', () =>
    withMock(async (mock) => {
      const file = await (await fetch(`${mock.controlUrl}/facilities.csv`)).text()
      const lines = file.trimEnd().split('\r\n')
      expect(lines).toHaveLength(12)
      expect(lines[0]).toBe('医療機関等コード,医療機関等名,ログインID,パスワード,分類,タグ,totpSecret')
      expect(lines[5]).toBe('0110123452,北町整形外科,kitamachi-seikei@example.jp,"Kitamachi""Seikei"",01",1,医科,')
      expect(facilitiesCsv({ facilities: () => mock.control.truth() })).toBe(file)
    }))
})

const listening = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length

describe('the servers', () => {
  it('stand on four origins of 127.0.0.1', () =>
    withMock(async (mock) => {
      const { portal, ra, post } = mock.origins
      const all = [portal, ra, post, mock.controlUrl]
      expect(new Set(all).size).toBe(4)
      expect(all.every((origin) => /^http:\/\/127\.0\.0\.1:\d+$/.test(origin))).toBe(true)
      expect(mock.portalUrl).toBe(`${portal}/csm`)
    }))

  it('close at once, kept-alive connections and requests under way included', async () => {
    const mock = await startMockPortal({ today })
    await (await fetch(mock.portalUrl)).text()
    mock.control.setFaults([{ kind: 'slow', at: 'top', milliseconds: 600_000 }])
    const hanging = fetch(mock.portalUrl).catch((error: unknown) => error)
    await expect.poll(() => mock.control.requests('top')).toBe(2)
    await mock.close()
    expect(await hanging).toBeInstanceOf(TypeError)
    await expect(fetch(mock.portalUrl)).rejects.toThrow('fetch failed')
  })

  it('take the four ports from the one given, and leave none running when one is taken', async () => {
    const mock = await startSomewhere()
    const port = Number(new URL(mock.origins.portal).port)
    const origins = [port, port + 1, port + 2, port + 3].map((one) => `http://127.0.0.1:${one}`)
    expect([mock.origins.portal, mock.origins.ra, mock.origins.post, mock.controlUrl]).toEqual(origins)
    const before = listening()
    expect(before).toBeGreaterThanOrEqual(4)
    await expect(startMockPortal({ today, port: port - 2 })).rejects.toThrow('EADDRINUSE')
    await expect.poll(listening).toBe(before)
    await mock.close()
  })
})

/** A mock on the first four ports in a row that nobody has. */
async function startSomewhere(port = 41_000): Promise<MockPortal> {
  return startMockPortal({ today, port }).catch((error: unknown) => {
    if (port > 41_400) throw error
    return startSomewhere(port + 7)
  })
}
