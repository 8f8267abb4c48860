import { describe, expect, it } from 'vitest'
import type { MockPortal, MockQualification, QualificationAccount } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { accountsOf, pem, terminalTo, type Terminal } from './terminal.ts'
import { today, withMock } from './visitor.ts'

const start = (opened: MockQualification, shown: Parameters<typeof terminalTo>[1]) => terminalTo(opened, shown).get('/')

describe('the qualification system’s door', () => {
  it('lets in who shows the terminal’s certificate: PEM, an encrypted key, PKCS#12', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { certificate: cert, encryptedKey: key, pfx, passphrase } = opened.certificates.good
      for (const shown of [pem(opened.certificates.good), { cert, key, passphrase }, { pfx, passphrase }]) {
        const { status, body } = await start(opened, shown)
        expect(status).toBe(200)
        expect(body).toContain('システムの利用を始める')
      }
      expect(mock.control.requests('q-start')).toBe(3)
    }))

  it('answers all others with a page, as nginx does', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { expired, otherAuthority, revoked } = opened.certificates
      const none = await start(opened, {})
      expect([none.status, none.body]).toEqual([400, expect.stringContaining('No required SSL certificate was sent')])
      for (const wrong of [expired, otherAuthority, revoked]) {
        const { status, body } = await start(opened, pem(wrong))
        expect([status, body]).toEqual([400, expect.stringContaining('The SSL certificate error')])
      }
      expect(mock.control.requests('q-start')).toBe(0)
    }))

  it('or refuses the handshake', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification({ refusal: 'handshake' })
      const { good, expired, otherAuthority, revoked } = opened.certificates
      expect((await start(opened, pem(good))).status).toBe(200)
      await expect(start(opened, {})).rejects.toThrow(/certificate required/)
      for (const wrong of [expired, otherAuthority, revoked])
        await expect(start(opened, pem(wrong))).rejects.toMatchObject({ code: 'ECONNRESET' })
      expect(mock.control.requests('q-start')).toBe(1)
    }))
})

describe('the qualification system', () => {
  it('gives an admin account another password, with which it must log in and change it', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const terminal = terminalTo(opened, pem(opened.certificates.good))
      const { master, admins } = accountsOf(mock, 'さくら内科クリニック')
      const [admin] = admins
      if (admin === undefined) throw new Error('no admin account')
      expect(await terminal.login(master)).toBe('/onshi/menu')
      expect((await terminal.get('/onshi/menu')).body).toContain('アカウント管理（更新）')
      expect((await terminal.post('/onshi/account/list', { role: 'admin' })).body).toContain(admin.userId)
      const { userId } = admin
      expect((await terminal.post('/onshi/account/detail', { userId })).body).toContain('パスワード初期化')
      expect((await terminal.post('/onshi/account/reset', { userId })).status).toBe(200)
      const { password } = JSON.parse((await terminal.post('/onshi/account/show')).body)
      const now = mock.control.accounts().find((one) => one.userId === userId)
      expect(now).toMatchObject({ password, mustChange: true })
      expect(password).not.toBe(admin.password)
      const sheet = await terminal.post('/onshi/account/download')
      expect(sheet.headers['content-disposition']).toContain('attachment')
      expect(sheet.body.startsWith('%PDF-1.4')).toBe(true)
      await terminal.post('/onshi/account/finish')
      expect(JSON.parse((await terminal.post('/onshi/account/show')).body)).toEqual({ password: null })
      await terminal.post('/onshi/logout')
      const other = terminalTo(opened, pem(opened.certificates.good))
      expect(await other.login(admin)).toBe('ユーザIDまたはパスワードが正しくありません。')
      expect(await other.login({ userId, password })).toBe('/onshi/password')
      expect((await other.get('/onshi/menu')).headers.location).toBe('/onshi/password')
      const entry = { current: password, fresh: 'Another-Word-1', again: 'Another-Word-1' }
      expect((await other.post('/onshi/password', entry)).headers.location).toBe('/onshi/menu')
    }))

  it('lets the master account reset all others, the reset account the master account, and nobody else anybody', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { master, reset, admins, others } = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')
      const general = others.find(({ role }) => role === 'general')
      const stranger = accountsOf(mock, 'さくら内科クリニック').admins[0]
      const [admin] = admins
      if (!admin || !general || !stranger) throw new Error('an account is missing')
      const all = [master, reset, admin, general, stranger]
      const may = async (by: QualificationAccount) => {
        const terminal = await loggedIn(opened, by)
        const statuses = await inTurn(all, async ({ userId }) => {
          const { body } = await terminal.post('/onshi/account/detail', { userId })
          const { status } = await terminal.post('/onshi/account/reset', { userId })
          return [body.includes('パスワード初期化'), status === 200]
        })
        expect(statuses.every(([shown, done]) => shown === done)).toBe(true) // what has no button cannot be posted either
        return statuses.map(([, done]) => done)
      }
      expect(await may(admin)).toEqual([false, false, false, false, false])
      expect(await may(general)).toEqual([false, false, false, false, false])
      expect(await may(master)).toEqual([false, false, true, true, false])
      expect(await may(reset)).toEqual([true, false, false, false, false])
      const { body } = await (await loggedIn(opened, reset)).post('/onshi/account/list', { role: 'admin' })
      expect(body).toContain('該当するアカウントがありません。')
    }))

  it('locks an account after five rejections, until its password is reset', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { master, reset } = accountsOf(mock, '﨑山調剤薬局')
      const terminal = terminalTo(opened, pem(opened.certificates.good))
      const wrong = { userId: master.userId, password: 'wrong' }
      const said = await inTurn(Array.from({ length: 5 }), () => terminal.login(wrong))
      expect(new Set(said.slice(0, 4))).toEqual(new Set(['ユーザIDまたはパスワードが正しくありません。']))
      expect(said[4]).toContain('ロックされています')
      expect(await terminal.login(master)).toContain('ロックされています')
      expect(await terminal.login({ userId: 'nobody', password: 'wrong' })).toBe(said[0])
      const { userId } = master
      await (await loggedIn(opened, reset)).post('/onshi/account/reset', { userId })
      const now = mock.control.accounts(master.facilityCode)[0]
      expect(now).toMatchObject({ locked: false, mustChange: true })
      expect(await terminal.login(now ?? master)).toBe('/onshi/password')
      const outcomes = mock.control.ledger().filter(({ what }) => what === 'q-login')
      const rejections = ['rejected', 'rejected', 'rejected', 'rejected', 'locked', 'locked', 'rejected', 'in', 'in']
      expect(outcomes.map(({ detail }) => detail['outcome'])).toEqual(rejections)
    }))

  it('has whom the cast needs: more than a page, none, locked, never logged in', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const hospital = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')
      const terminal = await loggedIn(opened, hospital.master)
      const pages = await inTurn(['1', '2', '3', '4'], async (page) => {
        const { body } = await terminal.post('/onshi/account/list', { role: '', page })
        return [...body.matchAll(/return false">(\w+)<\/a><\/td>/g)].map(([, id]) => id)
      })
      expect(pages.flat()).toEqual([hospital.master, ...hospital.others].map(({ userId }) => userId))
      expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 4])
      expect(accountsOf(mock, 'ひまわり薬局').others).toEqual([])
      const locked = accountsOf(mock, '東町眼科')
      expect([locked.master.locked, locked.admins[0]?.locked, locked.reset.locked]).toEqual([true, true, false])
      const untouched = accountsOf(mock, '山の手小児科').master
      expect(await (await loggedIn(opened, untouched)).get('/onshi/menu')).toMatchObject({ status: 303 })
      mock.control.updateAccount(hospital.master.userId, { passwordExpiresOn: '2026-11-20' })
      expect((await terminal.get('/onshi/password')).body).toContain('有効期限が切れています')
    }))

  it('binds a terminal to its facility when it is told to', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { master } = accountsOf(mock, '髙橋歯科医院')
      const own = terminalTo(opened, pem(opened.certificates.of(master.facilityCode)))
      const others = terminalTo(opened, pem(opened.certificates.good))
      expect(await others.login(master)).toBe('/onshi/menu')
      mock.control.bindTerminals(true)
      expect(await others.login(master)).toBe('この端末からはログインできません。')
      expect(await own.login(master)).toBe('/onshi/menu')
      expect(mock.control.ledger().map(({ detail }) => detail['terminalOf'])).toEqual([
        '1311234569',
        '1311234569',
        master.facilityCode,
      ])
    }))

  it('meets the faults of the way by the account’s facility, before and after a reset is done', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { master, admins } = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')
      const { facilityCode } = master
      const userId = admins[0]?.userId ?? ''
      const terminal = await loggedIn(opened, master)
      const resets = () => mock.control.accounts().find((one) => one.userId === userId)?.resets
      const post = () => terminal.post('/onshi/account/reset', { userId })
      mock.control.setFaults([{ kind: 'drop-before', at: 'q-reset', times: 1, facilityCode }])
      await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' })
      expect(resets()).toBe(0)
      mock.control.setFaults([{ kind: 'drop-after', at: 'q-reset', times: 1, facilityCode }])
      await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' })
      expect(resets()).toBe(1)
      mock.control.setFaults([{ kind: 'status', at: 'q-reset', status: 503, times: 1 }])
      expect((await post()).status).toBe(503)
      mock.control.setFaults([{ kind: 'status-after', at: 'q-reset', status: 500, times: 1 }])
      expect((await post()).status).toBe(500)
      expect(resets()).toBe(2)
      mock.control.setFaults([
        { kind: 'status', at: 'q-login', status: 502, facilityCode },
        { kind: 'maintenance', at: 'q-search', facilityCode },
        { kind: 'session-over', at: 'q-menu', facilityCode },
      ])
      expect((await terminal.post('/onshi/account/list')).body).toContain('ただいまメンテナンス中です')
      expect((await terminal.post('/onshi/login', { userId: master.userId })).status).toBe(502)
      expect((await terminal.get('/onshi/menu')).body).toContain('セッションが切れました')
      await loggedIn(opened, accountsOf(mock, 'さくら内科クリニック').master)
      expect(mock.control.requests('q-reset', facilityCode)).toBe(4)
    }))

  it('meets the faults of the screens', () =>
    withMock(async (mock) => {
      const opened = await mock.openQualification()
      const { master, admins } = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')
      const terminal = await loggedIn(opened, master)
      const [first, second] = admins.map(({ userId }) => userId)
      mock.control.setFaults([
        { kind: 'rename-label', word: '管理者', to: '運用管理者' },
        { kind: 'drop-column', word: '状態' },
        { kind: 'other-account', times: 1 },
      ])
      const { body } = await terminal.post('/onshi/account/list', { role: 'admin' })
      expect([body.includes('運用管理者'), body.includes('状態')]).toEqual([true, false])
      const detail = async () => (await terminal.post('/onshi/account/detail', { userId: first ?? '' })).body
      expect(await detail()).toContain(`<td>${second}</td>`)
      expect(await detail()).toContain(`<td>${first}</td>`)
    }))
})

describe('the control of the accounts', () => {
  it('gives the same accounts for the same seed, other passwords for another, and no secret in the ledger', async () => {
    const [one, same, other] = await inTurn([1, 1, 2], (seed) => startMockPortal({ today, seed }))
    if (!one || !same || !other) throw new Error('no mock')
    expect(same.control.accounts()).toEqual(one.control.accounts())
    expect(passwords(other)).not.toEqual(passwords(one))
    const { master, admins } = accountsOf(one, 'さくら内科クリニック')
    const opened = await one.openQualification()
    const terminal = await loggedIn(opened, master)
    for (const path of ['reset', 'show', 'download', 'finish'])
      await terminal.post(`/onshi/account/${path}`, { userId: admins[0]?.userId ?? '' })
    const ledger = JSON.stringify(one.control.ledger())
    expect(passwords(one).filter((password) => password.length > 4 && ledger.includes(password))).toEqual([])
    one.control.reset()
    expect((await terminal.get('/onshi/menu')).body).toContain('セッションが切れました')
    expect(one.control.accounts()).toEqual(same.control.accounts())
    await Promise.all([one, same, other].map((mock) => mock.close()))
  })

  it('is there over HTTP too', () =>
    withMock(async (mock) => {
      const { master } = accountsOf(mock, 'さくら内科クリニック')
      const send = (method: string, path: string, body: unknown) => {
        const headers = { 'content-type': 'application/json' }
        return fetch(mock.controlUrl + path, { method, headers, body: JSON.stringify(body) })
      }
      expect((await send('PATCH', `/accounts/${master.userId}`, { locked: true })).status).toBe(204)
      expect((await send('PATCH', '/accounts/nobody', { locked: true })).status).toBe(404)
      expect((await send('PUT', '/terminals', { bound: true })).status).toBe(204)
      const accounts = await (await fetch(`${mock.controlUrl}/accounts?facilityCode=${master.facilityCode}`)).json()
      expect(accounts).toEqual(mock.control.accounts(master.facilityCode))
      expect(accounts[0]).toMatchObject({ userId: master.userId, locked: true })
    }))
})

/** Somebody who has logged in with that account. */
async function loggedIn(opened: MockQualification, account: QualificationAccount): Promise<Terminal> {
  const terminal = terminalTo(opened, pem(opened.certificates.good))
  expect(await terminal.login(account)).toMatch(/^\/onshi\/(?:menu|password)$/)
  return terminal
}

const passwords = (mock: MockPortal) => mock.control.accounts().map(({ password }) => password)

async function inTurn<T, R>(list: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const one of list) results.push(await act(one))
  return results
}
