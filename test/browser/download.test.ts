import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Downloaded } from '../../src/browser/download.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { flow } from '../../src/browser/flow.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { openSession, type Session } from '../../src/browser/session.ts'
import { Failure } from '../../src/domain/failure.ts'
import { signedInRefusals } from '../../selectors/refusals.ts'

const body = Buffer.from(`%PDF-1.4 ${'書類 '.repeat(20_000)}`)
const name = '本_ユーザ設定情報.pdf'
const asFile = `attachment; filename="x.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/plain': (to) => to.writeHead(200, { 'content-disposition': asFile, 'content-length': body.length }).end(body),
  '/chunked': (to) => {
    to.writeHead(200, { 'content-disposition': asFile })
    to.write(body.subarray(0, 9_000))
    to.end(body.subarray(9_000))
  },
  '/data': (to) => to.end(body),
  '/cut': (to) => half(to, { 'content-length': String(body.length) }),
  '/cut-tagged': (to) => half(to, { 'content-length': String(body.length), etag: '"a"', 'accept-ranges': 'none' }),
  '/cut-chunked': (to) => half(to, {}),
  '/endless': (to) => {
    to.writeHead(200, { 'content-disposition': asFile, 'content-length': body.length })
    to.write(body.subarray(0, 9_000))
  },
  '/large': (to) => {
    to.writeHead(200, { 'content-disposition': asFile, 'content-length': 40 * 1_048_576 })
    to.write(body)
  },
  '/broken': (to) => to.writeHead(503).end('Service Unavailable'),
  '/over': (to) => to.setHeader('content-type', 'text/html').end('<meta charset=utf-8><p>セッションが切れました'),
}

function half(to: ServerResponse, headers: Record<string, string>): void {
  to.writeHead(200, { 'content-disposition': asFile, ...headers })
  to.write(body.subarray(0, body.length / 2), () => setImmediate(() => to.destroy()))
}

const links = (other: string): string =>
  `<!DOCTYPE html><meta charset=utf-8><title>書類</title><h1>書類</h1>${Object.keys(answers)
    .map((path) => `<p><a href="${path}">${path.slice(1)}</a>`)
    .join('')}
  <p><a href="/plain" target="_blank">window</a>
  <p><a href="${other}/plain">elsewhere</a>
  <p><a href="#" onclick="made()">made</a>
  <script>async function made() {
    const blob = await (await fetch('/data')).blob()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = 'made.pdf'
    link.click()
    URL.revokeObjectURL(link.href)
  }</script>`

const controls = Object.fromEntries(
  [...Object.keys(answers).map((path) => path.slice(1)), 'window', 'elsewhere', 'made'].map((words) => [
    words,
    { words },
  ]),
)
const screen = { title: '書類', landmark: [{ says: ['書類'] }], refusals: signedInRefusals, controls } satisfies Screen

const take = flow({
  title: 'ダウンロード',
  effect: 'reads',
  async run({ enter, on, step }, what: string): Promise<Downloaded> {
    await step('開く', () => enter('portal'))
    return step('押す', () => on(screen).download(what))
  },
})

const visitOnly = flow({
  title: '見る',
  effect: 'reads',
  async run({ enter, on }, what: string): Promise<void> {
    await enter('portal')
    await on(screen).press(what)
    await on(screen).stands()
  },
})

let server: Server
let stranger: Server
let folder: string
let session: Session

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-download-'))
  stranger = await listening((_, to) => answers['/plain']?.(to))
  server = await listening((path, to) => {
    if (path === '/') to.setHeader('content-type', 'text/html').end(links(addressOf(stranger)))
    else answers[path]?.(to)
  })
  const portal = addressOf(server)
  session = openSession({
    browser: findBrowser({ configured: null, headed: false }).path,
    headed: false,
    origins: [portal],
    doors: { portal, post: portal, directForm: portal, directList: portal },
    downloads: join(folder, 'incoming'),
    patience: 4_000,
    now: () => '2026-11-21T02:00:00+09:00',
  })
})

afterAll(async () => {
  await session.close()
  server.closeAllConnections()
  server.close()
  stranger.close()
  expect(await readdir(folder)).toEqual(['evidence'])
  await rm(folder, { recursive: true })
})

const visit = { evidence: '', secrets: [], onStep: () => {}, ask: null, signal: new AbortController().signal }
const run = (what: string): Promise<Downloaded> =>
  session.visit(take, what, { ...visit, evidence: join(folder, 'evidence', what) })
const failureOf = (what: string): Promise<unknown> =>
  run(what).catch((error: unknown) =>
    error instanceof Failure ? [error.code, error.detail.reason ?? error.detail.where] : error,
  )

async function expectNothingLeft(): Promise<void> {
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
}

describe('a download', () => {
  it.each([
    ['plain', name],
    ['chunked', name],
    ['window', name],
    ['made', 'made.pdf'],
  ])('%s comes whole, with its name, and leaves nothing with the browser', async (what, suggested) => {
    const { name: given, bytes } = await run(what)
    expect(given).toBe(suggested)
    expect(Buffer.compare(bytes, body)).toBe(0)
    await expectNothingLeft()
    expect((await stat(join(folder, 'incoming'))).mode & 0o777).toBe(0o700)
  })

  it.each([
    ['cut', ['portal-unreachable', '書類']],
    ['cut-tagged', ['portal-unreachable', '書類']],
    ['cut-chunked', ['portal-unreachable', '書類']],
    ['endless', ['timeout', name]],
    ['large', ['document-unreadable', 'document-too-large']],
    ['elsewhere', ['origin-refused', expect.stringContaining('http://127.0.0.1:')]],
    ['broken', ['portal-unreachable', undefined]],
    ['over', ['session-expired', '書類']],
  ])('%s is a failure, and no half of it is left', { timeout: 60_000 }, async (what, expected) => {
    expect(await failureOf(what)).toEqual(expected)
    await expectNothingLeft()
  })

  it('that nobody asked for is ended', async () => {
    await session.visit(visitOnly, 'endless', { ...visit, evidence: join(folder, 'evidence', 'unasked') })
    await expectNothingLeft()
  })
})

function listening(answer: (path: string, to: ServerResponse) => void): Promise<Server> {
  const made = createServer((request, response) => answer(request.url ?? '', response))
  return new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(made)))
}

function addressOf(at: Server): string {
  return `http://127.0.0.1:${(at.address() as AddressInfo).port}`
}
