import { describe, expect, it } from 'vitest'
import type { MockQualification } from '../../mock-portal/contract.ts'
import { accountsOf, pem, terminalTo } from './terminal.ts'
import { withMock } from './visitor.ts'

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
      expect(sheet.body.startsWith('%PDF-1.7')).toBe(true)
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
})
