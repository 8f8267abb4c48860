import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Lease } from '../../src/browser/lease.ts'
import type { Screen } from '../../src/browser/screen.ts'
import type { Outcome } from '../../src/domain/desk.ts'
import { Failure } from '../../src/domain/failure.ts'
import { finish, html, serve, type SpendingServer } from './spending-server.ts'
import { confirmation, done, form, lease, scripted, success, visit, type Visited } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

async function portal(page: string): Promise<void> {
  shared.server = await serve((asked, reply) => html(reply, asked.url === '/' ? page : success))
}

const press = (changed: Partial<Lease> = {}, options: Partial<Visited> = {}): Promise<Outcome> =>
  visit(
    shared.browser,
    { origin: shared.server.origin, patience: 1_500, ...options },
    async ({ step, guard, enter, on }) => {
      await guard()
      await enter('portal')
      return step('「申請」を押す', () => on(confirmation).commit('apply', { ...lease, ...changed }))
    },
  )

/** The failure of a press that surely sent nothing: the server must have seen nothing either. */
async function refused(changed: Partial<Lease> = {}, options: Partial<Visited> = {}): Promise<Failure> {
  const outcome = await press(changed, options)
  if (outcome.kind !== 'not-sent') throw new Error(`it was sent: ${JSON.stringify(outcome)}`)
  expect(changesAt(shared.server)).toEqual([])
  return outcome.failure
}

const changesAt = ({ came }: SpendingServer): readonly string[] =>
  came.map(({ what }) => what).filter((what) => !/^GET \/(favicon\.ico)?$/.test(what))

const question = ['発行申請を行います。よろしいでしょうか？']
const asking = (words: string): string =>
  form(`<script>document.forms[0].onsubmit = () => confirm('${words}')</script>`)

describe('nothing is sent', () => {
  it('when a field is not what was meant', async () => {
    await portal(
      form('<script>document.forms[0].onsubmit = () => { document.forms[0].elements.b.value = "受付3号" }</script>'),
    )
    expect(await refused()).toMatchObject({ code: 'mismatch', detail: { step: '「申請」を押す', expected: '受付1号' } })
  })

  it('when a value of another stands there', async () => {
    await portal(form('<script>document.forms[0].elements.token.value = "受付2号"</script>'))
    expect(await refused()).toMatchObject({ code: 'mismatch', detail: { found: '受付2号' } })
  })

  it('when two equal values are meant and one stands there', async () => {
    await portal(form())
    expect(await refused({ meant: ['総務', '総務'] })).toMatchObject({ code: 'mismatch', detail: { expected: '総務' } })
  })

  it('when a part of a value is meant', async () => {
    await portal(form())
    expect((await refused({ meant: ['受付'] })).code).toBe('mismatch')
  })

  it('when a file goes along', async () => {
    const script =
      'const data = new FormData(); data.set("a", "総務"); data.set("b", "受付1号"); data.set("c", new File(["x"], "x.pdf")); fetch("/apply", { method: "POST", body: data })'
    await portal(scripted(script))
    expect((await refused()).code).toBe('mismatch')
  })

  it('when an address that is opened names something else', async () => {
    await portal(scripted('location.href = "/apply?a=1&b=2"'))
    expect((await refused()).code).toBe('mismatch')
  })

  it('when it is bound for an origin that may not load', async () => {
    await portal(form())
    expect((await refused({}, { allowed: (url) => !url.endsWith('/apply') })).code).toBe('origin-refused')
  })

  it('when it is not permitted', async () => {
    await portal(form())
    expect((await refused({ permit: async () => false })).code).toBe('not-allowed')
  })

  it('when the permit fails: that is passed on', async () => {
    await portal(form())
    const broken = press({ permit: () => Promise.reject(new Error('the disk is full')) })
    await expect(broken).rejects.toMatchObject({ detail: { found: 'the disk is full' } })
    expect(changesAt(shared.server)).toEqual([])
  })

  it('when the press asks for nothing', async () => {
    await portal(scripted(''))
    const failure = await refused()
    expect(failure).toMatchObject({ code: 'timeout', detail: { found: 'the press has asked for nothing' } })
  })

  it('when the button is not there, or not alone', async () => {
    await portal('<h1>申請内容の確認</h1><button>確定</button>')
    expect((await refused()).code).toBe('element-missing')
    await shared.server.close()
    await portal(form() + form())
    expect((await refused()).code).toBe('element-missing')
  })

  it('when nobody listens there', async () => {
    const closed = createServer()
    await once(closed.listen(0, '127.0.0.1'), 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await portal(form(`<script>document.forms[0].action = 'http://127.0.0.1:${port}/apply'</script>`))
    expect((await refused()).code).toBe('portal-unreachable')
  })

  it.each([
    ['before it would send', 2],
    ['before the connection stands', 3],
  ])('when the process slept after it was permitted, %s', async (_, asleepFrom) => {
    await portal(form())
    let asked = 0
    const now = (): string => new Date(++asked < asleepFrom ? 0 : 6_000).toISOString()
    const failure = await refused({}, { now })
    expect(failure.detail.found).toBe('the process slept after it was permitted to send')
    expect(asked).toBe(asleepFrom)
  })
})

describe('a question before a last button', () => {
  it('is answered when its words are those of the manual', async () => {
    await portal(asking('発行申請を行います。\\nよろしいでしょうか？'))
    expect(await press({ question })).toMatchObject({ kind: 'answered', accepted: true })
    expect(changesAt(shared.server)).toEqual(['POST /apply'])
  })

  it.each(['発行申請を行います。手数料は3,000円です。よろしいでしょうか？', 'よろしいでしょうか？'])(
    'is not answered when it says 「%s」',
    async (words) => {
      await portal(asking(words))
      expect(await refused({ question })).toMatchObject({ detail: { where: 'dialog', found: words } })
    },
  )

  it('is not answered twice', async () => {
    const twice = `confirm('${question[0]}') && confirm('${question[0]}')`
    await portal(form(`<script>document.forms[0].onsubmit = () => ${twice}</script>`))
    expect(await refused({ question })).toMatchObject({ detail: { where: 'dialog' } })
  })

  it('must be asked', async () => {
    await portal(form())
    expect(await refused({ question })).toMatchObject({ code: 'mismatch', detail: { found: 'nothing was asked' } })
  })

  it('is not expected where none is given', async () => {
    await portal(asking(question[0] ?? ''))
    expect(await refused()).toMatchObject({ detail: { where: 'dialog' } })
  })

  it('may come as a box in the page', async () => {
    const box = {
      title: '確認の箱',
      landmark: [{ says: 'よろしいですか' }],
      refusals: [],
      controls: { ok: { words: 'OK', commits: true } },
    } as const satisfies Screen
    const script = `document.body.insertAdjacentHTML('beforeend', '<div><p>よろしいですか</p><button onclick="post().then(() => say(\\'<h1>発行申請成功</h1>\\'))">OK</button></div>')`
    await portal(scripted(script))
    const outcome = await press({ question, box: { screen: box, control: 'ok' } })
    expect(outcome).toMatchObject({ kind: 'answered', accepted: true })
    expect(changesAt(shared.server)).toEqual(['POST /apply'])
  })
})

const late =
  'setTimeout(() => document.body.append(Object.assign(document.createElement("b"), { textContent: "おわり" })), 700)'
const over = { title: '確認画面', landmark: [{ says: 'おわり' }], refusals: [] } as const satisfies Screen

describe('a guarded screen with a last button', () => {
  it.each([
    ['a form', 'document.forms[0].submit()'],
    ['a form in a frame', 'document.forms[0].target = "f"; document.forms[0].submit()'],
    ['a script', 'fetch("/apply", { method: "POST", body: "a=1" }).catch(() => {})'],
    ['a script that deletes', 'fetch("/apply", { method: "DELETE" }).catch(() => {})'],
    [
      'a worker',
      'new Worker(URL.createObjectURL(new Blob([`fetch("${location.origin}/apply", { method: "POST" })`])))',
    ],
    ['a beacon', 'navigator.sendBeacon("/apply", "a=1")'],
    ['a farewell', 'fetch("/apply", { method: "POST", keepalive: true }).catch(() => {})'],
  ])('lets %s send nothing without a press', async (_, script) => {
    await portal(form(`<iframe name="f"></iframe><script>setTimeout(() => { ${script} }, 250); ${late}</script>`))
    const stay = (guarded: boolean) =>
      visit(shared.browser, { origin: shared.server.origin, bare: !guarded }, async ({ guard, enter, on }) => {
        if (guarded) await guard()
        await enter('portal')
        await on(confirmation).stands()
        await on(guarded || script !== 'document.forms[0].submit()' ? over : done).stands()
      })
    await stay(false)
    expect(changesAt(shared.server)).toHaveLength(1)
    shared.server.came.length = 0
    await stay(true)
    expect(changesAt(shared.server)).toEqual([])
  })

  it('lets no service worker send in its name', async () => {
    const working = 'navigator.serviceWorker.register("/worker.js")'
    shared.server = await serve((asked, reply) => {
      if (asked.url !== '/worker.js')
        return html(reply, form(`<script>setTimeout(() => { ${working} }, 250); ${late}</script>`))
      reply.setHeader('content-type', 'text/javascript')
      finish(reply, 'fetch("/apply", { method: "POST" })')
    })
    const stay = (guarded: boolean) =>
      visit(shared.browser, { origin: shared.server.origin, bare: !guarded }, async ({ guard, enter, on }) => {
        if (guarded) await guard()
        await enter('portal')
        await on(over).stands()
      })
    await stay(false)
    expect(shared.server.of('/apply')).toHaveLength(1)
    await stay(true)
    expect(shared.server.of('/apply')).toHaveLength(1)
  })

  it('stops what a press that was given up asks for late', async () => {
    await portal(
      scripted(`setTimeout(() => { location.href = '/apply?' + fields }, 2000); ${late.replace('700', '2500')}`),
    )
    const outcome = await visit(
      shared.browser,
      { origin: shared.server.origin, patience: 1_200 },
      async ({ guard, enter, on }) => {
        await guard()
        await enter('portal')
        const pressed = await on(confirmation).commit('apply', lease)
        await on(over)
          .stands()
          .catch(() => on(over).stands())
        return pressed
      },
    )
    expect(outcome).toMatchObject({ kind: 'not-sent', failure: { code: 'timeout' } })
    expect(changesAt(shared.server)).toEqual([])
  })

  it('lets other presses through, and what they need', async () => {
    const search = '<form method="post" action="/search"><button>再検索</button></form>'
    await portal(form(search))
    await visit(shared.browser, { origin: shared.server.origin }, async ({ guard, enter, on }) => {
      await guard()
      await enter('portal')
      await on(confirmation).press('again')
      await on(done).stands()
    })
    expect(changesAt(shared.server)).toEqual(['POST /search'])
  })

  it('says what was stopped when the next screen does not come', async () => {
    await portal(form(`<script>setTimeout(() => document.forms[0].submit(), 250)</script>`))
    const running = visit(
      shared.browser,
      { origin: shared.server.origin, patience: 1_500 },
      async ({ guard, enter, on }) => {
        await guard()
        await enter('portal')
        await on(confirmation).stands()
        await on(done).stands()
      },
    )
    await expect(running).rejects.toMatchObject({
      code: 'mismatch',
      detail: { found: 'POST /apply, which nobody meant' },
    })
  })

  it('leaves the portal’s own window alone', async () => {
    const desk = {
      title: '入口',
      landmark: [{ says: '入口' }],
      refusals: [],
      controls: { go: { words: '申請へ' } },
    } as const
    const other = await serve((_, reply) =>
      html(
        reply,
        form(
          `<script>setTimeout(() => fetch('/own', { method: 'POST' }), 1_500); ${late.replace('700', '2500')}</script>`,
        ),
      ),
    )
    await portal(`<h1>入口</h1><a href="${other.origin}" target="_blank" rel="opener">申請へ</a>
      <script>setInterval(() => fetch('/heartbeat', { method: 'POST' }), 100)</script>`)
    await visit(shared.browser, { origin: shared.server.origin }, async ({ guard, enter, on }) => {
      await enter('portal')
      await on(desk).stands()
      await guard()
      await on(desk).press('go')
      await on(confirmation).stands()
      await on(over).stands()
    })
    expect(shared.server.of('/heartbeat').length).toBeGreaterThan(4)
    expect(changesAt(other)).toEqual([])
    await other.close()
  })
})

describe('a mistake in a flow', () => {
  const table = {
    headings: ['操作'],
    actions: { under: '操作', words: ['失効', '詳細'], commits: ['失効'] },
    empty: [],
  }
  const list = { title: '一覧', landmark: [{ says: '申請内容の確認' }], refusals: [], table } as const satisfies Screen
  const line = { cells: {}, actions: [] }
  it.each([
    ['pressing a last button like any other', /last button/, async ({ on }) => on(confirmation).press('apply')],
    ['pressing one of a line so', /last button/, async ({ on }) => on(list).pressIn(line, '失効')],
    ['committing what is no last button', /no last button/, async ({ on }) => on(confirmation).commit('back', lease)],
    ['committing what is none in a line', /no last button/, async ({ on }) => on(list).commitIn(line, '詳細', lease)],
    ['committing without a guard', /guard/, async ({ on }) => on(confirmation).commit('apply', lease)],
  ] as readonly [string, RegExp, (tools: Parameters<Parameters<typeof visit>[2]>[0]) => Promise<unknown>][])(
    'is told: %s',
    async (_, words, mistake) => {
      await portal(form())
      const running = visit(shared.browser, { origin: shared.server.origin }, async (tools) => {
        await tools.enter('portal')
        return mistake(tools)
      })
      await expect(running).rejects.toMatchObject({ detail: { found: expect.stringMatching(words) } })
      expect(changesAt(shared.server)).toEqual([])
    },
  )

  it('is told: guarding a flow that only reads', async () => {
    await portal(form())
    const running = visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, ({ guard }) => guard())
    await expect(running).rejects.toMatchObject({ detail: { found: expect.stringMatching('reads') } })
  })
})
