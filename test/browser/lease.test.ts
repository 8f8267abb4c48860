import { gzipSync } from 'node:zlib'
import { encode } from 'iconv-lite'
import type { BrowserContext } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { Lease } from '../../src/browser/lease.ts'
import type { Outcome } from '../../src/domain/desk.ts'
import { launch } from '../launch.ts'
import { finish, html, serve, type Asked, type Came, type Reply } from './spending-server.ts'
import { confirmation, done, form, lease, roomIn, scripted, success, visit, type Visited } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

type Answer = (asked: Asked, reply: Reply) => void

/** A portal of two pages: the confirmation, and whatever is answered to all else. */
async function portal(page: string, answer: Answer = (_, reply) => html(reply, success)): Promise<void> {
  shared.server = await serve((asked, reply) => (asked.url === '/' ? html(reply, page) : answer(asked, reply)))
}

const press = (changed: Partial<Lease> = {}, options: Partial<Visited> = {}): Promise<Outcome> =>
  visit(shared.browser, { origin: shared.server.origin, ...options }, async ({ guard, enter, on }) => {
    await guard()
    await enter('portal')
    return on(confirmation).commit('apply', { ...lease, ...changed })
  })

/** The same press without a guard, as a browser does it by itself. */
async function pressNatively(): Promise<void> {
  const context = await roomIn(shared.browser)
  const page = await context.newPage()
  await page.goto(shared.server.origin)
  await page.click('input[type=submit]')
  await page.getByText('発行申請成功').waitFor()
  await context.close()
}

const accepted = { kind: 'answered', status: 200, accepted: true, found: '発行申請成功' }
const onlyOnce = (): void => expect(shared.server.of('/apply')).toHaveLength(1)

describe('a last button', () => {
  it('is pressed once, and its answer stands', async () => {
    await portal(form())
    expect(await press()).toEqual(accepted)
    expect(shared.server.of('/apply').map(({ what }) => what)).toEqual(['POST /apply'])
  })

  it('sends what the browser would have sent, and as it would have', async () => {
    await portal(form('', 'accept-charset="shift_jis"'), (_, reply) => {
      reply.setHeader('set-cookie', 'seen=1; Path=/; HttpOnly')
      html(reply, success)
    })
    await pressNatively()
    await press()
    const [native, leased] = shared.server.of('/apply')
    const bytes = `a=${escaped('総務')}&b=${escaped('受付1号')}`
    expect(native?.body).toBe(`token=x1&${bytes}`)
    expect(leased?.body).toBe(native?.body)
    const { connection: _, ...alike } = differing(native, leased)
    expect(alike).toEqual({
      'accept-encoding': ['gzip, deflate, br, zstd', 'gzip,deflate,br'],
      'cache-control': ['max-age=0', undefined],
    })
  })

  it('takes cookies along and brings them back, and follows to the next page by itself', async () => {
    await portal(form('<script>document.cookie = "shown=1; path=/"</script>'), (asked, reply) => {
      if (asked.url !== '/apply') return html(reply, success)
      reply.setHeader('set-cookie', 'taken=1; Path=/; HttpOnly')
      reply.setHeader('location', '/done')
      reply.statusCode = 303
      finish(reply)
    })
    expect(await press()).toEqual({ ...accepted, status: 303 })
    expect(shared.server.of('/apply')[0]?.headers.cookie).toBe('shown=1')
    expect(shared.server.of('/done').map(({ what, headers }) => [what, headers.cookie])).toEqual([
      ['GET /done', 'shown=1; taken=1'],
    ])
  })

  it.each([
    ['what the site remembers by a mark of its own', '0b9f2c7e1d', true],
    ['a name', '受付9号', false],
    ['a code', '1311234569', false],
    ['an address', 'someone@example.jp', false],
  ])('may send %s alone: %s', async (_, value, goes) => {
    await portal(
      `<h1>申請内容の確認</h1><form method="post" action="/apply"><input type="hidden" name="x" value="${value}"><input type="submit" value="申請"></form>`,
    )
    expect((await press()).kind).toBe(goes ? 'answered' : 'not-sent')
    expect(shared.server.of('/apply').length).toBe(goes ? 1 : 0)
  })

  it('shows an answer that came compressed', async () => {
    await portal(form(), (_, reply) => {
      reply.setHeader('content-encoding', 'gzip')
      reply.setHeader('content-type', 'text/html; charset=utf-8')
      finish(reply, gzipSync(success))
    })
    expect(await press()).toEqual(accepted)
  })

  it('shows an answer in another window', async () => {
    await portal(form('', 'target="_blank"'))
    expect(await press()).toEqual(accepted)
    onlyOnce()
  })

  it.each([
    [
      'a form in parts',
      'const data = new FormData(); data.set("a", "総務"); data.set("b", "受付1号"); fetch("/apply", { method: "POST", body: data }).then(() => say("<h1>発行申請成功</h1>"))',
    ],
    [
      'a script’s JSON',
      'fetch("/apply", { method: "POST", body: JSON.stringify({ it: [{ a: "総務" }, { b: "受付1号" }] }), headers: { "content-type": "application/json" } }).then(() => say("<h1>発行申請成功</h1>"))',
    ],
    ['a reading address', 'location.href = "/apply?" + fields'],
  ])('understands %s', async (_, script) => {
    await portal(scripted(script))
    expect(await press()).toEqual(accepted)
    onlyOnce()
  })
})

describe('the answer to a last button', () => {
  it('that does not come is no answer, and nothing is sent again', async () => {
    await portal(form(), (asked) => asked.socket.destroy())
    expect(await press()).toMatchObject({ kind: 'no-answer' })
    onlyOnce()
  })

  it('that is an error is not accepted', async () => {
    await portal(form(), (_, reply) => {
      reply.statusCode = 503
      html(reply, '<h1>処理を受け付けできませんでした</h1>')
    })
    expect(await press()).toMatchObject({ kind: 'answered', status: 503, accepted: false })
    onlyOnce()
  })

  it('that sends the form on is not followed', async () => {
    await portal(form(), (asked, reply) => {
      reply.setHeader('location', '/apply-again')
      reply.statusCode = asked.url === '/apply' ? 307 : 200
      finish(reply)
    })
    expect(await press({}, { patience: 1_500 })).toMatchObject({ kind: 'answered', status: 307, accepted: false })
    onlyOnce()
    expect(shared.server.of('/apply-again')).toEqual([])
  })

  it('may be told by alert() in the words of the manual', async () => {
    await portal(form(), (_, reply) =>
      html(reply, `${success}<script>onload = () => alert('発行申請を受け付けました。')</script>`),
    )
    const outcome = await press({ success: { screen: done, alert: ['発行申請を受け付けました。'] } })
    expect(outcome).toEqual({ ...accepted, found: '発行申請を受け付けました。' })
  })

  it('is not accepted when alert() says something else', async () => {
    await portal(form(), (_, reply) => html(reply, `<script>alert('エラーが発生しました。')</script>${success}`))
    const outcome = await press({ success: { screen: done, alert: ['発行申請を受け付けました。'] } })
    expect(outcome).toEqual({ ...accepted, accepted: false, found: 'エラーが発生しました。' })
  })

  it.each([
    ['the window closes itself', 'setTimeout(() => close(), 100)', ''],
    [
      'somebody would be asked before leaving',
      '',
      'addEventListener("beforeunload", (event) => event.preventDefault());',
    ],
  ])('is known also when %s', async (_, script, before) => {
    await portal('<h1>入口</h1><script>open("/window")</script>', (asked, reply) => {
      if (asked.url === '/window')
        html(reply, form(`<script>${before} document.forms[0].onsubmit = () => { ${script} }</script>`))
      else setTimeout(() => html(reply, success), 400)
    })
    expect(await press({}, { patience: 2_000 })).toMatchObject({ kind: 'answered', status: 200 })
    onlyOnce()
  })

  it.each([
    ['the window crashes', 'answered', async (context: BrowserContext) => crash(context)],
    ['the browser crashes', 'no-answer', async (context: BrowserContext) => crashBrowser(context)],
    [
      'the person ends the run',
      'answered',
      async (_: BrowserContext, person: AbortController) => person.abort(new Error('enough')),
    ],
  ] as const)('is still told when %s while it is awaited', async (_, kind, happen) => {
    const own = await launch()
    const person = new AbortController()
    const contexts: BrowserContext[] = []
    await portal(scripted('post().then(() => say("<h1>発行申請成功</h1>"))'), (_, reply) => {
      void happen(contexts[0] as BrowserContext, person)
      setTimeout(() => html(reply, success), 500)
    })
    const outcomes: Outcome[] = []
    const options = {
      origin: shared.server.origin,
      signal: person.signal,
      onContext: (each: BrowserContext) => contexts.push(each),
    }
    const running = visit(own, options, async ({ guard, enter, on }) => {
      await guard()
      await enter('portal')
      outcomes.push(await on(confirmation).commit('apply', lease))
    })
    await expect(running).rejects.toThrow(/browser-crashed|enough/)
    expect(outcomes).toMatchObject([{ kind, ...(kind === 'answered' ? { status: 200, accepted: false } : {}) }])
    onlyOnce()
    await own.close()
  })
})

describe('once', () => {
  it.each([
    [
      'a double click',
      form(
        '<script>document.forms[0].onsubmit = () => { setTimeout(() => document.querySelector("[type=submit]").click(), 150) }</script>',
      ),
    ],
    [
      'a page that sends its form twice',
      form(
        '<script>document.forms[0].onsubmit = () => { document.forms[0].submit(); document.forms[0].submit() }</script>',
      ),
    ],
    ['a script that sends twice', scripted('post(); post().then(() => say("<h1>発行申請成功</h1>"))')],
    [
      'a script that sends again later, with another number',
      scripted(
        'post().then(() => { say("<h1>発行申請成功</h1>"); fetch("/apply", { method: "POST", body: fields + "&n=2", headers: kind }) })',
      ),
    ],
    [
      'an address that is opened twice',
      scripted('location.href = "/apply?" + fields; setTimeout(() => { location.href = "/apply?" + fields }, 30)'),
    ],
  ])('is kept through %s', async (_, page) => {
    await portal(page, (_, reply) => void setTimeout(() => html(reply, success), 300))
    expect(await press()).toEqual(accepted)
    onlyOnce()
  })

  it('is kept when the answer is loaded again', async () => {
    const once =
      '<script>if (!sessionStorage.again) { sessionStorage.again = 1; location.reload() } else document.body.innerHTML = "<b>また</b>"</script>'
    await portal(form(), (_, reply) => html(reply, success + once))
    const again = { ...done, landmark: [{ says: 'また' }] }
    expect(await press({ success: { screen: again } })).toMatchObject({ accepted: true })
    onlyOnce()
  })

  it('is for each press: the same again by a new press is sent again', async () => {
    await portal(form(), (_, reply) =>
      html(reply, `${success}<form method="post" action="/"><button>続けてもう1枚申請</button></form>`),
    )
    const outcomes = await visit(shared.browser, { origin: shared.server.origin }, async ({ guard, enter, on }) => {
      await guard()
      await enter('portal')
      const first = await on(confirmation).commit('apply', lease)
      await on(done).press('again')
      return [first, await on(confirmation).commit('apply', lease)]
    })
    expect(outcomes).toEqual([accepted, accepted])
    expect(shared.server.of('/apply')).toHaveLength(2)
  })
})

const escaped = (text: string): string =>
  [...encode(text, 'shift_jis')]
    .map((byte) =>
      /[\w*.-]/.test(String.fromCodePoint(byte))
        ? String.fromCodePoint(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')

function differing(one?: Came, other?: Came): Record<string, unknown> {
  const names = new Set([...Object.keys(one?.headers ?? {}), ...Object.keys(other?.headers ?? {})])
  const pairs = [...names].map((name) => [name, [one?.headers[name], other?.headers[name]]] as const)
  return Object.fromEntries(pairs.filter(([, [first, second]]) => first !== second))
}

async function crash(context: BrowserContext): Promise<void> {
  const [page] = context.pages()
  const protocol = page && (await context.newCDPSession(page))
  await protocol?.send('Page.crash').catch(() => {})
}

async function crashBrowser(context: BrowserContext): Promise<void> {
  const protocol = await context.browser()?.newBrowserCDPSession()
  await protocol?.send('Browser.crash').catch(() => {})
}
