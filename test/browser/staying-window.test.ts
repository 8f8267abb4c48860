import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Effect, VisitTools } from '../../src/browser/flow.ts'
import type { Session } from '../../src/browser/session.ts'
import { sessionAt, visitBy } from './session-at.ts'
import { html, serve, type Reply, type SpendingServer } from './spending-server.ts'
import { confirmation, done, form, lease, success } from './spending-visit.ts'

let folder: string
let server: SpendingServer
let session: Session

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-staying-'))
})
afterEach(async () => {
  await session.close()
  await server.close()
  await rm(folder, { recursive: true })
})

/** A page that sends something all the time, and when it goes. */
const restless = `<script>
  setInterval(() => fetch('/tick', { method: 'POST', keepalive: true }).catch(() => {}), 60)
  addEventListener('pagehide', () => {
    navigator.sendBeacon('/parting', 'beacon')
    void fetch('/parting', { method: 'POST', body: 'fetch', keepalive: true })
    void fetch(new Request('/parting', { method: 'POST', body: 'request', keepalive: true }))
    const old = new XMLHttpRequest()
    old.open('POST', '/parting')
    old.send('old')
  })</script>`

const memory = `<script>
  const marks = { cookie: document.cookie, stored: sessionStorage.length + localStorage.length, name: window.name }
  document.write('<p>残り</p><p>' + JSON.stringify(marks) + '</p>')
  document.cookie = 'who=one'; sessionStorage.who = localStorage.who = window.name = 'one'</script>`

const memories = {
  title: '残り',
  landmark: [{ says: '残り' }],
  refusals: [],
  values: { marks: { pattern: '({.+})' } },
  controls: { open: { words: '開く' } },
} as const

function visit(run: (tools: VisitTools) => Promise<unknown>, effect: Effect): Promise<unknown> {
  return visitBy(session, folder, { effect, run })
}

const readMarks = async ({ enter, on }: VisitTools): Promise<unknown> => {
  await enter('portal')
  return JSON.parse((await on(memories).read('marks')) ?? '')
}

it('the window of a visit that has filed something serves the next one, with nothing left in it and nothing sent from it', async () => {
  server = await serve(({ url }, reply) => {
    if (url === '/form') return html(reply, form())
    html(reply, url === '/apply' ? `${success}${restless}` : memory)
  })
  session = sessionAt(server)
  const nothing = { cookie: '', stored: 0, name: '' }
  const filed = await visit(async ({ guard, enter, on }) => {
    await guard()
    await enter('directForm')
    await on(confirmation).stands()
    const outcome = await on(confirmation).commit('apply', lease)
    await on(done).stands()
    await vi.waitFor(() => expect(server.of('/tick').length).toBeGreaterThan(0)) // it sends while it stands
    return outcome
  }, 'spends')
  expect(filed).toMatchObject({ kind: 'answered', accepted: true })
  const until = server.came.length
  expect(await visit(readMarks, 'reads')).toEqual(nothing)
  expect(await visit(readMarks, 'reads')).toEqual(nothing)
  expect(server.of('/apply')).toHaveLength(1)
  expect(server.came.slice(until).map(({ what }) => what)).toEqual(['GET /', 'GET /'])
  expect(server.of('/parting').map(({ body }) => body)).toEqual([])
})

it('an answer that comes when its visit is over leaves nothing in the next one', async () => {
  const late = Promise.withResolvers<Reply>()
  server = await serve(({ url }, reply) => {
    if (url === '/late') return late.resolve(reply)
    html(reply, `${memory}<form method="post" action="/late" target="_blank"><input type="submit" value="開く"></form>`)
  })
  session = sessionAt(server)
  await visit(async ({ enter, on }) => {
    await enter('portal')
    await on(memories).press('open')
    await late.promise
  }, 'reads')
  const reply = await late.promise
  reply.setHeader('set-cookie', 'who=late; Path=/')
  html(reply, 'late')
  await finished(reply).catch(() => {}) // its line may have been closed
  for (let each = 0; each < 3; each++) expect(await visit(readMarks, 'reads')).toMatchObject({ cookie: '' })
})
