import { describe, expect, it } from 'vitest'
import { pages } from '../../selectors/pages.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const list = {
  title: '一覧',
  landmark: [{ heads: ['ユーザID', 'ユーザ名'] }],
  refusals: [],
  table: { headings: ['ユーザID', 'ユーザ名'], empty: ['ありません'], pages },
} as const

const last = 3
const link = (page: number, words: string): string => `<a href="/?${page}">${words}</a>`
const words = (page: number): string =>
  [page > 1 ? link(page - 1, '前へ') : '前へ', page < last ? link(page + 1, '次へ') : '次へ'].join(' ')
const numbers = (page: number): string =>
  Array.from({ length: last }, (_, at) => (at + 1 === page ? `<b>${page}</b>` : link(at + 1, `${at + 1}`))).join(' ')
const closed = (page: number): string =>
  `<button onclick="location.href = '/?${page + 1}'" ${page === last ? 'disabled' : ''}>次の10件 ＞</button>`

const table = (page: number): string =>
  `<table><tr><th>ユーザID</th><th>ユーザ名</th></tr><tr><td>K${page}</td><td>見本</td></tr></table>`
const both = (pager: (page: number) => string) => (page: number) =>
  `<p>${pager(page)}</p>${table(page)}<p>${pager(page)}</p>`
const below = (pager: (page: number) => string) => (page: number) => `${table(page)}<p>${pager(page)}</p>`

async function idsOf(draw: (page: number) => string): Promise<string[]> {
  shared.server = await serve(({ url }, reply) => html(reply, draw(Number(url?.slice(2)) || 1)))
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async ({ enter, on }) => {
    await enter('portal')
    const ids: string[] = []
    let lines = await on(list).lines()
    for (let page = 1; ; page++) {
      ids.push(...lines.map(({ cells }) => cells['ユーザID'] ?? ''))
      const next = await on(list).nextLines(lines, page + 1)
      if (next === null) return ids
      lines = next
    }
  })
}

describe('the pages of a list', () => {
  it.each([
    ['words above and below it', both(words)],
    ['numbers above and below it', both(numbers)],
    ['one word alone above and below it', both((page) => (page < last ? link(page + 1, '次へ') : '次へ'))],
    ['numbers alone', below(numbers)],
    ['a button that is shut on the last page', below(closed)],
  ])('are turned by %s, to the last', async (_, draw) => expect(await idsOf(draw)).toEqual(['K1', 'K2', 'K3']))

  it('are not turned where two lists could be meant', () =>
    expect(idsOf((page) => `${below(words)(page)}<p>別の一覧</p><p>${words(page)}</p>`)).rejects.toMatchObject({
      code: 'element-missing',
      detail: { found: '2 of them' },
    }))

  it('are not turned by a word of the pager that stands once more beyond the list, without the others', () =>
    expect(idsOf((page) => `<p>${numbers(page)}</p>${table(page)}<p>${link(2, '2')}</p>`)).rejects.toMatchObject({
      code: 'element-missing',
      detail: { found: '2 of them' },
    }))
})
