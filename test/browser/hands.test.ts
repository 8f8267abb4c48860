import { describe, expect, it } from 'vitest'
import type { VisitTools } from '../../src/browser/flow.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const entry = {
  title: '入力画面',
  landmark: [{ says: '入力画面' }],
  refusals: [],
  controls: { next: { words: '次へ' } },
  fields: { name: { words: '名称', kind: 'text' } },
  values: { pressed: { words: '押された' }, other: { words: 'ほか' }, typed: { words: '入った' } },
} as const satisfies Screen

/** A page that counts the presses of 「次へ」, and of what stands before it. */
const page = (more: string, button = '<button id="b">次へ</button>'): string =>
  `<h1>入力画面</h1><div style="height:80px">${button}</div>
  <table><tr><td>押された<td id="n">0<tr><td>ほか<td id="o">0</table>
  <div id="cover" hidden style="position:fixed;inset:0;background:#0008"></div>
  <script>
  const count = (id) => document.getElementById(id).textContent++
  const cover = document.getElementById('cover')
  addEventListener('click', (event) => count(event.target.closest('#b') ? 'n' : 'o'))
  ${more}</script>`

async function at<Result>(
  pages: Readonly<Record<string, string>>,
  run: (tools: VisitTools) => Promise<Result>,
): Promise<Result> {
  shared.server = await serve((asked, reply) => html(reply, pages[asked.url ?? ''] ?? ''))
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads', patience: 6_000 }, async (tools) => {
    await tools.enter('portal')
    return run(tools)
  })
}

const pressNext = async ({ on }: VisitTools) => {
  await on(entry).press('next')
  return [await on(entry).read('pressed'), await on(entry).read('other')]
}

describe('a press', () => {
  it('waits until nothing stands before it', async () => {
    const covered = `cover.hidden = false; setTimeout(() => { cover.hidden = true }, 700)`
    expect(await at({ '/': page(covered) }, pressNext)).toEqual(['1', '0'])
  })

  it('is withheld from what has come before it meanwhile, and given again', async () => {
    const springsUp = `addEventListener('mousemove', () => { cover.hidden = false; setTimeout(() => { cover.hidden = true }, 400) }, { once: true })`
    expect(await at({ '/': page(springsUp) }, pressNext)).toEqual(['1', '0'])
  })

  it('waits until it can be pressed, and stands still', async () => {
    const shut = `const b = document.getElementById('b'); b.disabled = true; setTimeout(() => { b.disabled = false }, 600)`
    expect(await at({ '/': page(shut) }, pressNext)).toEqual(['1', '0'])
    await shared.server.close()
    const wanders = `let left = 0; const timer = setInterval(() => { document.getElementById('b').style.marginLeft = (left += 9) + 'px'; if (left > 300) clearInterval(timer) }, 16)`
    expect(await at({ '/': page(wanders) }, pressNext)).toEqual(['1', '0'])
  })

  it('reaches what lies far below, and what a script has drawn in its own tree', async () => {
    const below = '<div style="height:3000px"></div><button id="b">次へ</button>'
    expect(await at({ '/': page('', below) }, pressNext)).toEqual(['1', '0'])
    await shared.server.close()
    const own = `const host = document.getElementById('b'); host.attachShadow({ mode: 'open' }).innerHTML = '<button><i>次へ</i></button>'`
    expect(await at({ '/': page(own, '<div id="b"></div>') }, pressNext)).toEqual(['1', '0'])
  })

  it('reaches into a frame, wherever that stands', async () => {
    const frames = {
      '/': '<p style="height:90px">枠</p><iframe src="/inner" width="700" height="300" style="margin-left:120px;border:9px solid;padding:13px"></iframe>',
      '/inner': page(''),
    }
    expect(await at(frames, pressNext)).toEqual(['1', '0'])
  })

  it('that nothing lets through says what stands there', async () => {
    await expect(at({ '/': page('cover.hidden = false') }, pressNext)).rejects.toMatchObject({
      code: 'timeout',
      detail: { found: '<div id=cover> stands before it' },
    })
    await shared.server.close()
    await expect(at({ '/': page(`document.getElementById('b').disabled = true`) }, pressNext)).rejects.toMatchObject({
      code: 'timeout',
      detail: { found: 'it is disabled' },
    })
  })
})

const field = (attributes: string, script = ''): string =>
  `<h1>入力画面</h1><table><tr><td>名称<td><input id="f" value="前の文字" ${attributes}><tr><td>入った<td id="n">-</table>
  <script>const f = document.getElementById('f'); const seen = []
  for (const name of ['input', 'change']) f.addEventListener(name, (event) => { seen.push(name); document.getElementById('n').textContent = seen.join() + ' ' + f.value })
  ${script}</script>`
const type =
  (text: string) =>
  async ({ on }: VisitTools) => {
    await on(entry).fill('name', text)
    return [await on(entry).shown('name'), await on(entry).read('typed')]
  }

describe('a text', () => {
  it('takes the place of what stands in a field, as if typed', async () => {
    expect(await at({ '/': field('') }, type('受付１　😀"'))).toEqual(['受付１ 😀"', 'input 受付１ 😀"'])
    await shared.server.close()
    expect(await at({ '/': field('') }, type(''))).toEqual([null, 'input'])
  })

  it('waits until the field can be filled in, and goes into no other', async () => {
    const opens = field('disabled', 'setTimeout(() => { f.disabled = false }, 500)')
    expect(await at({ '/': opens }, type('受付１'))).toEqual(['受付１', 'input 受付１'])
    await shared.server.close()
    await expect(at({ '/': field('readonly') }, type('受付１'))).rejects.toMatchObject({ code: 'element-missing' })
  })
})
