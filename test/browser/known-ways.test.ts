import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Effect, VisitTools } from '../../src/browser/flow.ts'
import type { Session } from '../../src/browser/session.ts'
import { sessionAt, visitBy } from './session-at.ts'
import { html, serve, type SpendingServer } from './spending-server.ts'

const menu = { title: '入口', landmark: [{ says: '入口' }], refusals: [], controls: { on: { words: '次へ' } } } as const
const desk = { title: '業務ページ', landmark: [{ says: '業務ページ' }], refusals: [] } as const

let folder: string
let server: SpendingServer
let session: Session
/** Where the menu leads to, and what stands at each place. */
let leadsTo: () => string
let standsAt: (path: string) => string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-ways-'))
  leadsTo = () => '/desk?id=7'
  standsAt = () => '業務ページ'
  server = await serve(({ url = '' }, reply) => {
    if (url === '/') return html(reply, '<h1>入口</h1><a href="/middle">次へ</a>')
    if (url === '/middle') return html(reply, `<p>案内</p><script>location.href = '${leadsTo()}'</script>`)
    html(reply, `<h1>${standsAt(url)}</h1>`)
  })
  session = sessionAt(server, { shortWay: true, patience: 5_000 })
})
afterEach(async () => {
  await session.close()
  await server.close()
  await rm(folder, { recursive: true })
})

async function toDesk({ enter, on, reach }: VisitTools): Promise<void> {
  await enter('portal')
  await on(menu).stands()
  await reach(desk, () => on(menu).press('on'))
  await on(desk).stands()
}

/** Which pages one visit has asked for. */
async function visit(effect: Effect = 'reads'): Promise<string> {
  const before = server.came.length
  await visitBy(session, folder, { effect, run: toDesk })
  const asked = server.came.slice(before).map(({ what }) => what.replace('GET ', ''))
  return asked.filter((path) => path !== '/favicon.ico').join(' ')
}

const walked = '/ /middle /desk?id=7'

it('where two visits have found a screen at the same address, the next go there', async () => {
  expect([await visit(), await visit(), await visit(), await visit()]).toEqual([
    walked,
    walked,
    '/ /desk?id=7',
    '/ /desk?id=7',
  ])
})

it('one visit of 25 walks all the same, and what does more than read always does', async () => {
  const visits: string[] = []
  while (visits.length < 28) visits.push(await visit(visits.length === 10 ? 'edits' : 'reads'))
  expect(visits.flatMap((asked, index) => (asked === walked ? [index] : []))).toEqual([0, 1, 10, 27])
})

it('an address that is another each time is never learnt', async () => {
  let count = 0
  leadsTo = () => `/desk?token=${++count}`
  for (const expected of [1, 2, 3, 4]) expect(await visit()).toBe(`/ /middle /desk?token=${expected}`)
})

it('an address at which something else stands is walked past, from the portal’s door, and not tried again', async () => {
  for (let each = 0; each < 3; each++) await visit()
  leadsTo = () => '/desk?id=8'
  standsAt = (path) => (path === '/desk?id=8' ? '業務ページ' : 'お知らせ')
  expect(await visit()).toBe('/ /desk?id=7 / /middle /desk?id=8')
  for (let each = 0; each < 3; each++) expect(await visit()).toBe('/ /middle /desk?id=8')
})
