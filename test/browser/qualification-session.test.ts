import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientCertificate as Issued, MockPortal, Skin } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { portal } from '../../mock-portal/portal/index.ts'
import { post } from '../../mock-portal/post/index.ts'
import { ra } from '../../mock-portal/ra/index.ts'
import { authoritiesWith } from '../../src/browser/authorities.ts'
import type { ClientCertificate } from '../../src/browser/client-certificate.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { flow, type VisitTools } from '../../src/browser/flow.ts'
import { knock } from '../../src/browser/knock.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { openSession, type Session } from '../../src/browser/session.ts'
import { Secret } from '../../src/domain/secret.ts'

let mock: MockPortal
let authorities: readonly string[]
let folder: string
let page = ''
const received: string[] = []
const visitors: (string | null)[] = []

const skin: Skin = {
  name: 'straying',
  portal,
  ra,
  post,
  qualification: (app, _world, terminalOf) => {
    app.get('/', (request, reply) => {
      visitors.push(terminalOf(request))
      return reply.type('text/html; charset=utf-8').send(page)
    })
    app.get('/login', (_, reply) =>
      reply.type('text/html; charset=utf-8').send('<input type=password aria-label=パスワード>'),
    )
  },
}
// Whoever comes so far as to connect was not walled off.
const stranger = createServer((socket) => {
  received.push('a connection')
  socket.destroy()
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-qualification-'))
  mock = await startMockPortal({ today: '2026-11-21', skin })
  const { certificates } = await mock.openQualification()
  await writeFile(join(folder, 'ca.pem'), certificates.authority)
  authorities = await authoritiesWith(join(folder, 'ca.pem'))
  await listening(stranger)
})

afterAll(async () => {
  stranger.close()
  await mock.close()
  await rm(folder, { recursive: true })
})

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const shown = ({ pfx, passphrase }: Issued): ClientCertificate => ({
  content: { pfx },
  passphrase: new Secret(passphrase),
  validUntil: '2099-01-01',
})

describe('a knock at the door', () => {
  const limit = 5_000
  const refused = { code: 'bad-input', detail: { reason: 'certificate-refused' } }

  it('is answered where the certificate is good and the server is trusted', async () => {
    const { url, certificates } = await mock.openQualification()
    await knock(url, { certificate: shown(certificates.good), authorities, limit })
  })

  it.each(['page', 'handshake'] as const)(
    'is refused with another, an expired or a revoked certificate, by %s',
    async (refusal) => {
      const { url, certificates } = await mock.openQualification({ refusal })
      for (const issued of [certificates.otherAuthority, certificates.expired, certificates.revoked])
        await expect(knock(url, { certificate: shown(issued), authorities, limit })).rejects.toMatchObject(refused)
    },
  )

  it('does not trust a server that nobody has vouched for', async () => {
    const { url, certificates } = await mock.openQualification()
    const certificate = shown(certificates.good)
    await expect(knock(url, { certificate, authorities: await authoritiesWith(null), limit })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { reason: 'server-not-trusted' },
    })
  })

  it('trusts whom the operating system trusts', async () => {
    const { url, certificates } = await mock.openQualification()
    await writeFile(join(folder, 'good.pfx'), certificates.good.pfx)
    const child = join(import.meta.dirname, 'knock-child.ts')
    const env = { PATH: process.env['PATH'], SSL_CERT_FILE: join(folder, 'ca.pem') }
    const run = promisify(execFile)(
      process.execPath,
      [child, url, join(folder, 'good.pfx'), certificates.good.passphrase],
      { env },
    )
    expect((await run).stdout).toBe('answered\n')
  })

  it('that nobody answers is no refusal', async () => {
    const { certificates } = await mock.openQualification()
    const unreachable = { code: 'portal-unreachable', detail: { reason: 'qualification-unreachable' } }
    const knocking = { certificate: shown(certificates.good), authorities, limit: 300 }
    const mute = createServer((socket) => void socket.resume())
    const url = `https://127.0.0.1:${await listening(mute)}/`
    await expect(knock(url, knocking)).rejects.toMatchObject(unreachable)
    await new Promise((resolve) => mute.close(resolve))
    await expect(knock(url, knocking)).rejects.toMatchObject(unreachable)
  })
})

const arrived = {
  title: '着いた画面',
  landmark: [{ says: ['すべて試した'] }],
  refusals: [],
  controls: { astray: { words: ['よそへ'] } },
  fields: { password: { words: ['パスワード'], kind: 'password' } },
} as const satisfies Screen

async function visiting<Result>(
  further: readonly string[],
  run: (tools: VisitTools) => Promise<Result>,
): Promise<Result> {
  const { origin, url, certificates } = await mock.openQualification()
  const nowhere = 'https://portal.example/'
  const session: Session = openSession({
    browser: findBrowser({ configured: null, headed: false }).path,
    headed: false,
    origins: [origin, ...further],
    doors: { portal: nowhere, post: nowhere, directForm: nowhere, directList: nowhere, qualification: url },
    identity: { origin, certificate: shown(certificates.good), authorities },
    patience: 10_000,
    now: () => new Date().toISOString(),
  })
  const quietly = { evidence: join(folder, 'evidence'), secrets: [], onStep: () => {}, ask: null }
  try {
    const visit = { ...quietly, signal: new AbortController().signal }
    return await session.visit(flow({ title: 'visit', effect: 'reads', run }), null, visit)
  } finally {
    await session.close()
  }
}

describe('a visit of the qualification system', () => {
  it('shows the certificate, and lets no page reach another origin by any way', async () => {
    const strange = `127.0.0.1:${(stranger.address() as AddressInfo).port}`
    page = `<!DOCTYPE html><title>x</title><img src="https://${strange}/img"><link rel=preconnect href="https://${strange}">
      <a href="https://${strange}/page">よそへ</a><p></p><script>
      const ways = [fetch('https://${strange}/fetch'), new Promise((_, no) => (new WebSocket('wss://${strange}/ws').onerror = no)),
        new Promise((_, no) => (new EventSource('https://${strange}/events').onerror = no))]
      navigator.sendBeacon('https://${strange}/beacon')
      Promise.allSettled(ways).then((all) => { document.querySelector('p').textContent = all.every(({ status }) => status === 'rejected') ? 'すべて試した' : 'もれた' })
      </script>`
    const going = visiting([], async ({ enter, on }) => {
      await enter('qualification')
      await on(arrived).stands()
      await on(arrived).press('astray')
      await on({ ...arrived, landmark: [{ says: ['x'] }] }).stands()
    })
    await expect(going).rejects.toMatchObject({ code: 'origin-refused', detail: { where: `https://${strange}` } })
    expect(visitors.at(-1)).toMatch(/^\d{10}$/)
    expect(received).toEqual([])
  })

  it('reaches an origin that is allowed, verifies it as strictly, shows it nothing and types no secret there', async () => {
    const other = await mock.openQualification({ refusal: 'page' })
    page = `<!DOCTYPE html><title>x</title><p>すべて試した</p><a href="${other.origin}/login">よそへ</a>`
    const going = visiting([other.origin], async ({ enter, on }) => {
      await enter('qualification')
      await on(arrived).press('astray')
      await on({ ...arrived, landmark: [{ contains: 'No required SSL certificate was sent' }] }).stands()
      return 'it asks for a certificate'
    })
    expect(await going).toBe('it asks for a certificate')
  })
})
