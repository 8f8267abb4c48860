import { describe, expect, it } from 'vitest'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const detail = {
  title: '編集画面',
  landmark: [{ says: '編集画面' }],
  refusals: [],
  values: { state: { words: ['発送状況'] } },
} as const

async function stateIn(cells: string): Promise<string | null> {
  shared.server = await serve((_, reply) =>
    html(reply, `<h1>編集画面</h1><table cellpadding="2"><tr>${cells}</tr><tr><td colspan="3">注記</td></tr></table>`),
  )
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async ({ enter, on }) => {
    await enter('portal')
    return on(detail).readIfThere('state')
  })
}

describe('a value beside its words', () => {
  it.each([
    ['a cell around a picture', '<td width="40"><img alt="" width="8" height="1" src="data:,"></td>'],
    ['a cell narrower than a sign', '<td width="6"></td>'],
    ['a colon', '<td>：</td>'],
  ])('is read past %s', async (_, between) =>
    expect(await stateIn(`<td>発送状況</td>${between}<td>配達中</td>`)).toBe('配達中'),
  )

  it.each(['', '&nbsp;', '　'])('is none where its place is blank: “%s”', async (blank) =>
    expect(await stateIn(`<td>発送状況</td><td width="200">${blank}</td>`)).toBe(null),
  )

  it('is none where not even its words stand', async () => expect(await stateIn('<td>配達中</td>')).toBe(null))

  it('is not taken for none where two stand beside the words', () =>
    expect(stateIn('<td>発送状況</td><td>配達中</td><td>不達</td>')).rejects.toMatchObject({
      code: 'element-missing',
      detail: { found: '2 of them' },
    }))
})
