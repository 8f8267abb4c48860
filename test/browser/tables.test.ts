import { expect, it } from 'vitest'
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
const found = {
  title: '検索結果',
  landmark: [{ heads: headings }],
  refusals: [],
  table: { headings: ['ユーザID'], optional: ['ユーザ名', '権限区分'], empty: ['ありません'] },
} as const satisfies Screen

const forms = {
  'a table': (row: (word: string) => string) => `<table>${headings.map(row).join('')}</table>`,
  'a list of lines': (row: (word: string) => string) => `<div>${headings.map(row).join('')}</div>`,
} as const
const rows = {
  'a table': (word: string) => `<tr><td>${word}</td><td><input name="x"></td></tr>`,
  'a list of lines': (word: string) => `<div><label>${word}</label></div>`,
} as const

it.each(['a table', 'a list of lines'] as const)(
  'words one below the other in %s are no headings: the form before a list is not taken for the list',
  async (kind) => {
    const form = `<form method="post" action="/found">${forms[kind](rows[kind])}<input type="submit" value="検索"></form>`
    const list = `<table><tr>${headings.map((word) => `<th>${word}</th>`).join('')}</tr>
      <tr><td>K1</td><td>見本 太郎</td><td>管理者</td></tr></table>`
    shared.server = await serve((asked, reply) => {
      if (asked.url !== '/found') return html(reply, form)
      setTimeout(() => html(reply, list), 6_000) // later than an empty list is believed
    })
    const lines = await visit(
      shared.browser,
      { origin: shared.server.origin, patience: 10_000 },
      async ({ enter, guard, on }) => {
        await guard()
        await enter('portal')
        await on(search).press('search')
        return on(found).lines()
      },
    )
    expect(lines.map(({ cells }) => cells['ユーザID'])).toEqual(['K1'])
  },
)
