import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRoom, watchVisit, wipe, type Room } from '../../src/browser/room.ts'
import { launch } from '../launch.ts'

const servers: Server[] = []
const asked: string[] = []
let browser: Browser
let portal = ''
let other = ''
let room: Room
let watch: ReturnType<typeof watchVisit>

async function serve(): Promise<string> {
  const server = createServer((request, reply) => {
    asked.push(`${request.url}`)
    reply.setHeader('content-type', 'text/html').end('<title>site</title><p>somebody’s page</p>')
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

beforeAll(async () => {
  browser = await launch()
  portal = await serve()
  other = await serve()
})
afterAll(async () => {
  await browser.close()
  for (const server of servers) server.close()
})
beforeEach(async () => {
  room = await openRoom(browser)
  watch = watchVisit(room)
  return () => room.context.close()
})

const memory = `({ cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
  name: window.name, history: history.length, left: typeof window.mark })`

async function visit(path: string): Promise<Page> {
  const page = room.context.pages()[0] ?? (await room.context.newPage())
  await page.goto(path)
  return page
}

async function leaveTraces(page: Page): Promise<void> {
  await page.evaluate(`document.cookie = 'who=one'; localStorage.setItem('who', 'one'); sessionStorage.setItem('who', 'one')
    window.name = 'one'; window.mark = 1; history.pushState({}, '', '/deeper')
    setInterval(() => fetch('/still-here').catch(() => {}), 20)`)
}

const leave = (): Promise<boolean> => wipe(room, { known: [portal], seen: watch.seen })

describe('a room between two visits', () => {
  it('keeps the window of a visit that saw only the portal, and nothing that was in it', async () => {
    const page = await visit(`${portal}/first`)
    await leaveTraces(page)
    expect(await leave()).toBe(true)

    expect(room.context.pages()).toEqual([page])
    expect(await page.content()).not.toContain('somebody')
    const again = await visit(`${portal}/second`)
    const nothing = { cookies: '', local: 0, session: 0, name: '', left: 'undefined' }
    expect(await again.evaluate(memory)).toMatchObject(nothing)
    expect(await again.evaluate('history.length')).toBeLessThanOrEqual(2)
  })

  it('asks the portal for nothing while it is cleared, and lets no script of the visit go on', async () => {
    asked.length = 0
    await leaveTraces(await visit(`${portal}/first`))
    await leave()
    await (await visit(`${portal}/second`)).evaluate('new Promise((resolve) => setTimeout(resolve, 100))')
    expect(asked.filter((path) => path !== '/still-here')).toEqual(['/first', '/second'])
    expect(asked.at(-1)).toBe('/second')
  })

  it('closes a window that has been elsewhere, and every other one', async () => {
    const page = await visit(`${other}/first`)
    await page.goto(`${portal}/first`)
    await room.context.newPage()
    await leaveTraces(page)
    expect(await leave()).toBe(true)

    expect(room.context.pages()).toEqual([])
    expect(await (await visit(`${portal}/second`)).evaluate(memory)).toMatchObject({
      cookies: '',
      local: 0,
      session: 0,
    })
  })

  it('says so when it can no longer be cleared', async () => {
    await visit(`${portal}/first`)
    await room.context.close()
    expect(await leave()).toBe(false)
  })
})
