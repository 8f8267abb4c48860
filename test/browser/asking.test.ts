import { describe, expect, it } from 'vitest'
import type { Screen } from '../../src/browser/screen.ts'
import { html, serve, type Asked, type Reply } from './spending-server.ts'
import { confirmation, form, lease, visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const entry = {
  title: '入力画面',
  landmark: [{ says: '入力画面' }],
  refusals: [],
  controls: { next: { words: '次へ' } },
} as const satisfies Screen

const box = {
  title: '申請済み件数',
  landmark: [{ contains: '件の発行申請' }],
  refusals: [{ code: 'not-allowed', says: ['受け付けられません'] }],
  controls: { ok: { words: 'OK' } },
  values: { earlier: { pattern: '([0-9]+)件の発行申請' } },
} as const satisfies Screen

const question = ['(?:すでに[0-9]+件の発行申請があります。)?発行手数料は1,500円です。よろしいですか？']

async function askedBy(script: string) {
  shared.server = await serve((asked, reply) => {
    if (asked.url !== '/') return html(reply, form())
    html(
      reply,
      `<h1>入力画面</h1><form method="post" action="/check"><input type="button" value="次へ" onclick="next()"></form>
      <script>function next() { ${script} }</script>`,
    )
  })
  return visit(shared.browser, { origin: shared.server.origin, patience: 3_000 }, async ({ guard, enter, on }) => {
    await guard()
    await enter('portal')
    const came = await on(entry).pressAsked('next', { question, or: [box, confirmation] })
    if ('said' in came) return [came.said, await on(confirmation).stands()]
    const earlier = came.stands === box ? await on(box).read('earlier') : null
    if (came.stands === box) await on(box).press('ok')
    return [came.stands.title, earlier, await on(confirmation).stands()]
  })
}

const send = 'document.forms[0].submit()'

describe('a press after which the manual shows a question', () => {
  it('gives the words of a native dialog, at once or after a while', async () => {
    const words = 'すでに2件の発行申請があります。\n発行手数料は1,500円です。よろしいですか？'
    const asking = `if (confirm(${JSON.stringify(words)})) ${send}`
    expect(await askedBy(asking)).toEqual([words, undefined])
    await shared.server.close()
    expect(await askedBy(`setTimeout(() => { ${asking} }, 500)`)).toEqual([words, undefined])
    expect(shared.server.of('/check')).toHaveLength(1)
  })

  it('gives the box in its place, whose words are read as those of a screen', async () => {
    const drawn = `<div><p>すでに2件の発行申請があります。</p><button onclick="${send}">OK</button></div>`
    const asking = `setTimeout(() => document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(drawn).replaceAll('<', '\\u003c')}), 300)`
    expect(await askedBy(asking)).toEqual(['申請済み件数', '2', undefined])
  })

  it('gives the next screen when nothing was asked', async () => {
    expect(await askedBy(send)).toEqual(['確認画面', null, undefined])
  })

  it('stops at other words, and at what the screen refuses', async () => {
    const dearer = `if (confirm('発行手数料は3,000円です。よろしいですか？')) ${send}`
    await expect(askedBy(dearer)).rejects.toMatchObject({ code: 'unknown-screen', detail: { where: 'dialog' } })
    expect(shared.server.of('/check')).toEqual([])
    await shared.server.close()
    const refusal = `document.querySelector('h1').textContent = '受け付けられません'`
    await expect(askedBy(refusal)).rejects.toMatchObject({ code: 'not-allowed', detail: { where: '申請済み件数' } })
  })
})

const desk = {
  title: '業務ページ',
  landmark: [{ control: 'inquire' }],
  refusals: [],
  controls: { inquire: { words: '照会する' } },
} as const satisfies Screen

/** Presses once on a page that hears the second press only; what was sent for it. */
async function pressDeaf(guarded: 'never' | 'in the window' | 'before the window'): Promise<readonly string[]> {
  shared.server = await serve((asked, reply) =>
    html(
      reply,
      asked.url === '/'
        ? `<h1>業務ページ</h1><button onclick="hear(this)">照会する</button>
          <script>const hear = (button) => { if (button.name) location.href = '/next'; button.name = 'pressed' }</script>`
        : form(),
    ),
  )
  const arrived = visit(
    shared.browser,
    { origin: shared.server.origin, patience: 10_000 },
    async ({ guard, enter, on }) => {
      if (guarded === 'before the window') await guard()
      await enter('portal')
      await on(desk).stands()
      if (guarded === 'in the window') await guard()
      await on(desk).press('inquire')
      await on(confirmation).stands()
    },
  )
  await arrived.catch((error: unknown) => expect(error).toMatchObject({ code: 'unknown-screen' }))
  return shared.server.came.map(({ what }) => what).filter((what) => what.includes('next'))
}

describe('a press that the page swallows', () => {
  it('is given again where nothing can be spent: before the guard, and in the portal’s window that it leaves alone', async () => {
    expect(await pressDeaf('never')).toEqual(['GET /next'])
    await shared.server.close()
    expect(await pressDeaf('in the window')).toEqual(['GET /next'])
  })

  it('is not given again anywhere else', async () => {
    expect(await pressDeaf('before the window')).toEqual([])
  })
})

const list = {
  title: '申請状況照会',
  landmark: [{ heads: ['端末', '状態', '操作'] }],
  refusals: [],
  table: {
    headings: ['端末', '状態', '操作'],
    actions: { under: '操作', words: ['発行申請のキャンセル', '詳細'], commits: ['発行申請のキャンセル'] },
    empty: ['ありません'],
  },
} as const satisfies Screen

describe('a last button in a line', () => {
  it('is pressed once for that line, and the list that stands afterwards is the new one', async () => {
    let rows = ['受付1号', '受付2号']
    const draw = (reply: Reply, told = ''): void => {
      const lines = rows.map(
        (row, at) =>
          `<tr><td>${row}</td><td>発行承認待ち</td><td><button name="id" value="${at}">発行申請のキャンセル</button> <a href="/">詳細</a></td></tr>`,
      )
      html(
        reply,
        `<form method="post" action="/cancel" onsubmit="return confirm('キャンセルします。よろしいでしょうか？')"><table>
        <tr><td>端末</td><td>状態</td><td>操作</td></tr>${lines.join('')}</table></form>${told}`,
      )
    }
    const answer = (asked: Asked, reply: Reply): void => {
      if (asked.url !== '/cancel') return draw(reply)
      rows = rows.filter((_, at) => asked.text !== `id=${at}`)
      setTimeout(() => draw(reply, '<script>onload = () => alert("キャンセルしました。")</script>'), 300)
    }
    shared.server = await serve(answer)
    const [outcome, left] = await visit(
      shared.browser,
      { origin: shared.server.origin },
      async ({ guard, enter, on }) => {
        await guard()
        await enter('portal')
        const line = (await on(list).lines()).find(({ cells }) => cells['端末'] === '受付2号')
        if (!line) throw new Error('the line is not there')
        const pressed = await on(list).commitIn(line, '発行申請のキャンセル', {
          ...lease,
          meant: [],
          question: ['キャンセルします。よろしいでしょうか？'],
          success: { screen: list, alert: ['キャンセルしました。'] },
        })
        return [pressed, await on(list).lines()] as const
      },
    )
    expect(outcome).toEqual({ kind: 'answered', status: 200, accepted: true, found: 'キャンセルしました。' })
    expect(left.map(({ cells }) => cells['端末'])).toEqual(['受付1号'])
    expect(shared.server.of('/cancel').map(({ body }) => body)).toEqual(['id=1'])
  })
})
