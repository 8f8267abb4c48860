import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startMockPortal } from '../../mock-portal/index.ts'
import type { Failure } from '../../src/domain/failure.ts'
import type { Mailbox } from '../../src/domain/mailbox.ts'
import { Secret } from '../../src/domain/secret.ts'
import { openMailbox } from '../../src/mailbox/mailbox.ts'
import { selfSigned } from '../browser/spending-server.ts'
import { startMailServer } from '../mock-portal/mail-server.ts'
import { startImapServer, type ImapServer, type Kept, type Manners } from './imap-server.ts'
import { itemOf, sentAt, written, type Writing } from './mails.ts'

const password = 'Canary "1\\2'
const since = sentAt.toISOString()
const arrived = (writing: Writing = {}, received = new Date(sentAt.getTime() + 40_000)): Kept => ({
  source: written(writing),
  received,
})

interface Stage {
  readonly server: ImapServer
  readonly mailbox: Mailbox
  readonly failures: Failure[]
}

async function stage(mails: Kept[], manners: Manners = {}, folder = 'INBOX'): Promise<Stage> {
  const server = await startImapServer(mails, { password, ...manners })
  const failures: Failure[] = []
  const mailbox = openMailbox({
    address: {
      host: '127.0.0.1',
      port: server.port,
      user: 'reader',
      folder,
      isSecure: manners.certificate !== undefined,
    },
    password: async () => new Secret(password),
    patience: 1_500,
    onFailure: (failure) => failures.push(failure),
  })
  onTestFinished(async () => {
    await mailbox.close()
    await server.close()
  })
  return { server, mailbox, failures }
}

const counted = async (mails: Kept[], item = itemOf()): Promise<number> => {
  const { mailbox, failures } = await stage(mails)
  const count = await mailbox.receipts(item, since)
  expect(failures).toEqual([])
  return count
}

const row = (heading: string, value: string): string => `<tr><td>${heading}</td>\n<td>${value}</td></tr>`

describe('a 受付完了 mail is counted', () => {
  it.each(['utf-8', 'iso-2022-jp'] as const)('in plain text, as %s', async (form) => {
    expect(await counted([arrived({ form })])).toBe(1)
  })

  it('in HTML, with each value in a cell of its own', async () => {
    const text = `<style>td { color: 受付 }</style><p>受け付けました。</p><table>${row('医療機関コード', '1311234569')}${row(
      '担当部署/担当者名',
      '総務課&nbsp;山&#x7530;',
    )}${row('端末名称等', '<b>受付PC&#32;1</b>')}</table>`
    expect(await counted([arrived({ form: 'html', text })])).toBe(1)
    const other = itemOf({ terminalName: '受付PC' })
    expect(await counted([arrived({ form: 'html', text })], other)).toBe(0)
  })

  it('as the mock portal sends it', async () => {
    const post = await startMailServer()
    const mock = await startMockPortal({ today: '2026-11-21', smtp: { host: '127.0.0.1', port: post.port } })
    const before = new Date().toISOString()
    const [facility] = mock.control.truth()
    const wish = { contactName: '受付　髙﨑', terminalName: '受付９号機〜予備' }
    mock.control.applyByHand(facility?.facilityCode ?? '', wish)
    mock.control.applyByHand(facility?.facilityCode ?? '', { ...wish, terminalName: '受付９号機' })
    await expect.poll(() => post.mails.length).toBe(2)
    await mock.close()
    await post.close()
    const mails = post.mails.map(({ data }) => ({
      source: Buffer.from(data.replaceAll('\n', '\r\n'), 'latin1'),
      received: new Date(),
    }))
    const { mailbox } = await stage(mails)
    const item = { ...itemOf(wish), facilityCode: facility?.facilityCode ?? '' }
    expect(await mailbox.receipts(item, before)).toBe(1)
    expect(await mailbox.receipts({ ...item, facilityCode: '1330123454' }, before)).toBe(0)
  })

  it('once for each mail, and once for two copies of one', async () => {
    expect(await counted([arrived(), arrived()])).toBe(2)
    expect(await counted([arrived({ id: '<same@ssk.or.jp>' }), arrived({ id: '<same@ssk.or.jp>' })])).toBe(1)
  })
})

const minutes = (count: number): Date => new Date(sentAt.getTime() + count * 60_000)

describe('a mail is not counted', () => {
  it('from before, by its Date or by the clock of its server, beyond two minutes', async () => {
    expect(await counted([arrived({ date: minutes(-1) }, minutes(-1.5))])).toBe(1)
    expect(await counted([arrived({ date: minutes(-3) })])).toBe(0)
    expect(await counted([arrived({}, minutes(-3))])).toBe(0)
  })

  it.each([
    { from: 'no-reply@ssk.or.jp.example' },
    { from: '"no-reply@ssk.or.jp" <somebody@example.jp>' },
    { subject: '【電子証明書 有効期限のお知らせ】' },
  ])('of another kind: %o', async (writing) => {
    expect(await counted([arrived(writing)])).toBe(0)
    expect(await counted([arrived(writing), arrived()])).toBe(1)
  })

  it('for another act', async () => {
    const row = { requestId: null, appliedOn: null, contactName: '総務課　山田', terminalName: '受付PC 1' }
    expect(await counted([arrived()], { ...itemOf(), intent: { act: 'cancel', row, reason: null } })).toBe(0)
  })
})

describe('the connection', () => {
  it('is made by the first question, serves all, marks nothing as read, and ends with a logout', async () => {
    const { server, mailbox } = await stage([arrived()])
    expect(server.commands).toEqual([])
    expect(await Promise.all([mailbox.receipts(itemOf(), since), mailbox.receipts(itemOf(), since)])).toEqual([1, 1])
    server.mails.push(arrived())
    expect(await mailbox.receipts(itemOf(), since)).toBe(2)
    expect(await mailbox.look()).toBe(1)
    await mailbox.close()
    const names = server.commands.map((command) => command.replace(/^UID /, '').split(' ')[0])
    expect(names.filter((name) => name === 'LOGIN' || name === 'EXAMINE' || name === 'LOGOUT')).toEqual([
      'LOGIN',
      'EXAMINE',
      'LOGOUT',
    ])
    expect(new Set(names)).not.toContain('SELECT')
    expect(new Set(names)).not.toContain('STORE')
    const fetches = server.commands.filter((command) => command.startsWith('UID FETCH'))
    expect(fetches.length).toBeGreaterThan(0)
    for (const fetch of fetches) expect(fetch).toMatch(/BODY\.PEEK\[\]/)
  })

  it('is never made when nobody asks', async () => {
    const { server, mailbox } = await stage([arrived()])
    await mailbox.close()
    expect(server.commands).toEqual([])
  })

  it('is made anew when the server has hung up between two questions', async () => {
    const { server, mailbox, failures } = await stage([arrived()])
    expect(await mailbox.receipts(itemOf(), since)).toBe(1)
    await server.hangUp()
    expect(await mailbox.receipts(itemOf(), since)).toBe(1)
    expect(failures).toEqual([])
  })
})

describe('a mailbox that cannot be read is no witness', () => {
  it.each<[string, Manners, string, object]>([
    ['the password is wrong', { password: 'another' }, 'INBOX', { reason: 'mailbox-refused', where: '127.0.0.1' }],
    ['the folder is missing', { refuses: 'EXAMINE' }, '受付', { reason: 'mailbox-folder-missing', where: '受付' }],
    ['the folder is closed', { refuses: 'EXAMINE' }, 'INBOX', { reason: 'mailbox-unreachable' }],
    ['the search is refused', { refuses: 'SEARCH' }, 'INBOX', { reason: 'mailbox-unreachable' }],
    ['no greeting comes', { hangsAt: 'greeting' }, 'INBOX', { reason: 'mailbox-unreachable', found: 'TimeoutError' }],
    ['it hangs at LOGIN', { hangsAt: 'LOGIN' }, 'INBOX', { reason: 'mailbox-unreachable', found: 'TimeoutError' }],
    ['it hangs at FETCH', { hangsAt: 'FETCH' }, 'INBOX', { reason: 'mailbox-unreachable', found: 'TimeoutError' }],
  ])('%s', async (_, manners, folder, detail) => {
    const { server, mailbox, failures } = await stage([arrived()], manners, folder)
    const begun = performance.now()
    expect(await mailbox.receipts(itemOf(), since)).toBe(0)
    expect(await mailbox.receipts(itemOf(), since)).toBe(0)
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({ code: 'bad-input', detail })
    expect(inspect(failures[0], { depth: 9 })).not.toContain('Canary')
    await expect(mailbox.look()).rejects.toBe(failures[0])
    expect(server.commands.filter((command) => command === 'LOGIN').length).toBeLessThanOrEqual(1)
  })

  it('nobody vouches for the server: no password goes out', async () => {
    const certificate = await selfSigned()
    const { server, mailbox, failures } = await stage([arrived()], { certificate })
    expect(await mailbox.receipts(itemOf(), since)).toBe(0)
    expect(failures[0]).toMatchObject({ detail: { found: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
    expect(server.commands).toEqual([])
    const trusted = getCACertificates()
    onTestFinished(() => setDefaultCACertificates(trusted))
    setDefaultCACertificates([...trusted, certificate.cert.toString()])
    const vouchedFor = await stage([arrived()], { certificate })
    expect(await vouchedFor.mailbox.receipts(itemOf(), since)).toBe(1)
  })

  it('nobody listens there', async () => {
    const { server, mailbox, failures } = await stage([])
    await server.close()
    expect(await mailbox.receipts(itemOf(), since)).toBe(0)
    expect(failures[0]).toMatchObject({ detail: { reason: 'mailbox-unreachable', found: 'ECONNREFUSED' } })
  })

  it('the vault holds no password', async () => {
    const failures: Failure[] = []
    const mailbox = openMailbox({
      address: { host: '127.0.0.1', port: 9, user: 'reader', folder: 'INBOX', isSecure: true },
      password: async () => null,
      patience: 1_500,
      onFailure: (failure) => failures.push(failure),
    })
    expect(await mailbox.receipts(itemOf(), since)).toBe(0)
    expect(failures).toMatchObject([{ code: 'vault-missing', detail: { reason: 'mailbox-password-missing' } }])
  })
})
