import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Lease } from '../../src/browser/lease.ts'
import type { Outcome } from '../../src/domain/desk.ts'
import { Failure } from '../../src/domain/failure.ts'
import { html, serve, type Asked, type Reply, type SpendingServer } from './spending-server.ts'
import { confirmation, done, launch, lease, visit, type Visited } from './spending-visit.ts'

let browser: Browser
let server: SpendingServer

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
afterEach(() => server.close())

const form = (more = '', attributes = ''): string =>
  `<h1>申請内容の確認</h1><form method="post" action="/apply" ${attributes}>
  <input type="hidden" name="a" value="総務"><input type="hidden" name="b" value="受付1号"><input type="hidden" name="token" value="x1">
  <input type="submit" value="申請"></form>${more}`

const success = '<h1>発行申請成功</h1><p>受付番号 1</p>'

/** A portal of two pages: the confirmation, and whatever the test answers to a press. */
async function portal(page: string, answer: (asked: Asked, reply: Reply) => void = (_, reply) => html(reply, success)) {
  server = await serve((asked, reply) => {
    if (asked.url === '/') html(reply, page)
    else answer(asked, reply)
  })
  return server
}

const press = (changed: Partial<Lease> = {}, options: Partial<Visited> = {}): Promise<Outcome> =>
  visit(browser, { origin: server.origin, ...options }, async ({ guard, enter, on }) => {
    await guard()
    await enter('portal')
    return on(confirmation).commit('apply', { ...lease, ...changed })
  })

const failureOf = (outcome: Outcome): Failure => {
  if (outcome.kind !== 'not-sent') throw new Error(`it was sent: ${JSON.stringify(outcome)}`)
  return outcome.failure
}

describe('a last button', () => {
  it('is pressed once, and its answer stands', async () => {
    await portal(form())
    expect(await press()).toEqual({ kind: 'answered', status: 200, accepted: true, found: '発行申請成功' })
    expect(server.of('/apply').map(({ what }) => what)).toEqual(['POST /apply'])
  })
})
