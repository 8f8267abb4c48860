import { describe, expect, it } from 'vitest'
import type { Screen } from '../../src/browser/screen.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const headings = ['ユーザID', 'ユーザ名', '権限区分'] as const
const search = {
  title: '検索条件',
  landmark: [{ control: 'search' }],
  refusals: [],
  controls: { search: { words: '検索' } },
} as const satisfies Screen
const accounts = {
  title: '検索結果',
  landmark: [{ heads: headings }],
  refusals: [],
  table: { headings: ['ユーザID'], optional: ['ユーザ名', '権限区分'], empty: ['ありません'] },
} as const satisfies Screen

const each = (draw: (word: string) => string): string => headings.map(draw).join('')
const side = 'style="display: flex"'
const wide = 'style="flex: 1"'

const forms = {
  'a table, one below the other': `<table>${each((word) => `<tr><td>${word}</td><td><input></td></tr>`)}</table>`,
  'lines of text': `<div>${each((word) => `<div><label>${word}</label></div>`)}</div><p><input><input><input></p>`,
  'a table, each over its field': `<table><tr>${each((word) => `<th>${word}</th>`)}</tr><tr>${each(() => '<td><input></td>')}</tr></table>`,
  'boxes side by side, each over its field': `<div ${side}>${each((word) => `<div ${wide}>${word}</div>`)}</div>
    <div ${side}>${each(() => `<div ${wide}><select><option>管理者<option>全て</select></div>`)}</div>`,
} as const

const line = ['K1', '見本 太郎', '管理者'] as const
const lists = {
  'a table': `<table><tr>${each((word) => `<th>${word}</th>`)}</tr><tr>${line.map((text) => `<td>${text}</td>`).join('')}</tr></table>`,
  'boxes side by side': `<div ${side}>${each((word) => `<div ${wide}>${word}</div>`)}</div>
    <div ${side}>${line.map((text) => `<div ${wide}>${text}</div>`).join('')}</div>`,
  'a table under another one that holds its headings alone': `<table style="width: 600px; table-layout: fixed"><tr>${each((word) => `<th>${word}</th>`)}</tr></table>
    <div style="height: 60px; width: 617px; overflow-y: scroll"><table style="width: 600px; table-layout: fixed">
    <tr>${line.map((text) => `<td>${text}</td>`).join('')}</tr></table></div>`,
  'a table in which something may be chosen for each': `<table><tr>${each((word) => `<td>${word}</td>`)}<td>操作</td></tr>
    <tr>${line.map((text) => `<td>${text}</td>`).join('')}<td><select><option>詳細</select></td></tr></table>`,
} as const

async function at<Result>(body: string, run: Parameters<typeof visit<Result>>[2]): Promise<Result> {
  shared.server = await serve((_, reply) => html(reply, `<p>アカウント管理</p>${body}`))
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async (tools) => {
    await tools.enter('portal')
    await tools.on({ title: 'アカウント管理', landmark: [{ says: 'アカウント管理' }], refusals: [] }).stands()
    return run(tools)
  })
}

describe('words that are a list’s headings too', () => {
  it.each(Object.entries(forms))('are none where they name what is to be entered: %s', async (_, form) => {
    expect(await at(form, ({ stands }) => stands(accounts))).toBe(false)
  })

  it.each(Object.entries(lists))('are where lines stand below them: %s', async (_, list) => {
    const lines = await at(list, ({ on }) => on(accounts).lines())
    expect(lines.map(({ cells }) => cells)).toEqual([Object.fromEntries(headings.map((word, at) => [word, line[at]]))])
  })

  it.each(['a table, one below the other', 'lines of text'] as const)(
    'are none in %s that leads to the list, under guard and however late the list comes',
    async (form) => {
      shared.server = await serve((asked, reply) => {
        if (asked.url !== '/found')
          return html(
            reply,
            `<form method="post" action="/found">${forms[form]}<input type="submit" value="検索"></form>`,
          )
        setTimeout(() => html(reply, lists['a table']), 6_000) // later than an empty list is believed
      })
      const found = await visit(
        shared.browser,
        { origin: shared.server.origin, patience: 10_000 },
        async ({ enter, guard, on }) => {
          await guard()
          await enter('portal')
          await on(search).press('search')
          return on(accounts).lines()
        },
      )
      expect(found.map(({ cells }) => cells['ユーザID'])).toEqual(['K1'])
    },
  )

  it('are not believed to have no lines where texts stand below them', async () => {
    const apart = line.map(
      (text, at) => `<p style="position: absolute; top: 100px; left: ${at * 200 + 10}px">${text}</p>`,
    )
    const list = `<table style="position: absolute; top: 50px; left: 0; width: 600px; table-layout: fixed">
      <tr>${each((word) => `<th>${word}</th>`)}</tr></table>${apart.join('')}`
    await expect(at(list, ({ on }) => on(accounts).lines())).rejects.toMatchObject({ code: 'table-shape' })
  })

  it('are where the list stands on the page of its own search', async () => {
    const lines = await at(`${forms['a table, each over its field']}${lists['a table']}`, ({ on }) =>
      on(accounts).lines(),
    )
    expect(lines).toHaveLength(1)
  })
})
