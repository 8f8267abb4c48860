import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/domain/desk.ts'
import { launch } from '../launch.ts'
import { html, serve, type Protocol, type SpendingServer } from './spending-server.ts'
import { browsers, confirmation, form, lease, visit } from './spending-visit.ts'

/** How a server breaks off after it has committed, before a word of its answer. */
type Cut = 'FIN' | 'RST' | 'GOAWAY'

async function portal(protocol: Protocol, cut: Cut): Promise<SpendingServer> {
  return serve((asked, reply, socket) => {
    if (asked.url === '/apply') return breakOff(cut, asked, socket)
    return html(reply, form())
  }, protocol)
}

function breakOff(
  cut: Cut,
  asked: Parameters<Parameters<typeof serve>[0]>[0],
  socket: import('node:net').Socket,
): void {
  if (cut === 'GOAWAY' && 'stream' in asked && asked.stream.session) {
    asked.stream.session.goaway(0, 0)
    asked.stream.session.destroy()
  } else if (cut === 'FIN') socket.destroy()
  else socket.resetAndDestroy()
}

async function pressNatively(browser: Browser, origin: string): Promise<void> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  for (let press = 0; press < presses; press++) {
    const page = await context.newPage()
    await page.goto(`${origin}/`)
    await Promise.all([brokenOff(page), page.click('input[type=submit]', { noWaitAfter: true })])
    await page.close()
  }
  await context.close()
}

const brokenOff = (page: Page): Promise<unknown> =>
  page.waitForEvent('requestfailed', (request) => request.url().endsWith('/apply'))

const pressByLease = (browser: Browser, origin: string): Promise<readonly Outcome[]> =>
  visit(browser, { origin }, async ({ guard, enter, on }) => {
    const outcomes: Outcome[] = []
    await guard()
    for (let press = 0; press < presses; press++) {
      await enter('portal')
      outcomes.push(await on(confirmation).commit('apply', lease))
    }
    return outcomes
  })

const cuts: readonly [Protocol, Cut][] = [
  ['http', 'FIN'],
  ['http', 'RST'],
  ['https', 'FIN'],
  ['https', 'RST'],
  ['h2', 'GOAWAY'],
  ['h2', 'RST'],
]
const presses = 6

describe.each(browsers)('%s and a server that breaks off after it has committed', (path) => {
  let browser: Browser
  let server: SpendingServer
  beforeAll(async () => {
    browser = await launch(path)
  })
  afterAll(() => browser.close())
  afterEach(() => server.close())

  it.each(cuts)(
    `over %s by %s: ${presses} presses are as many requests, and none has an answer`,
    async (protocol, cut) => {
      server = await portal(protocol, cut)
      const outcomes = await pressByLease(browser, server.origin)
      expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: presses }, () => 'no-answer'))
      expect(server.of('/apply')).toHaveLength(presses)
    },
  )

  it('by itself it sends again what was sent, so this test can fail', async () => {
    server = await portal('http', 'FIN')
    await pressNatively(browser, server.origin)
    expect(server.of('/apply').length).toBeGreaterThan(presses * 1.5)
  })
})
