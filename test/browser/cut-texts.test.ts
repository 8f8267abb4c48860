import { describe, expect, it } from 'vitest'
import type { Screen } from '../../src/browser/screen.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const shelf = {
  title: '書類と利用者',
  landmark: [{ says: '書類と利用者' }],
  refusals: [],
  fields: { userId: { words: 'ユーザID', kind: 'text' } },
  values: { total: { pattern: '(?<![0-9~-])([0-9]+)件(?!目)' } },
  table: { headings: ['番号', '氏名'], opens: '番号', empty: [] },
  files: {
    named: '\\.pdf$',
    beside: { importedOn: { shape: '[0-9]{4}-[0-9]{2}-[0-9]{2}', heading: '取込日' } },
    empty: [],
    pages: { said: ['(?<from>[0-9]+)~(?<to>[0-9]+)件目/(?<of>[0-9]+)件'], next: ['次へ'], previous: ['前へ'] },
  },
} as const satisfies Screen

const listed = `<table><tr><td>取込日</td><td>書類</td></tr>
<tr><td>2026-07-1<b>3</b></td><td><span onclick="void 0" style="cursor: pointer"><span>本_</span><b>設定情報.pdf</b></span></td></tr>
<tr><td>2026-07-02</td><td><a href="#"><i>接</i>_<font>設定情報.pdf</font></a></td></tr></table>`

async function read<Result>(body: string, run: Parameters<typeof visit<Result>>[2]): Promise<Result> {
  shared.server = await serve((_, reply) => html(reply, `<h1>書類と利用者</h1>${body}`))
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async (tools) => {
    await tools.enter('portal')
    return run(tools)
  })
}

const filesOf = (body: string) => read(body, ({ on }) => on(shelf).files())

describe('a text that its elements cut', () => {
  it('is the whole name of a file, and the whole of what stands beside it', async () => {
    const { files, range } = await filesOf(`${listed}<p>1～2 件目 / 2 件</p>`)
    expect(files).toEqual([
      { words: '本_設定情報.pdf', beside: { importedOn: '2026-07-13' }, twin: 0 },
      { words: '接_設定情報.pdf', beside: { importedOn: '2026-07-02' }, twin: 0 },
    ])
    expect(range).toEqual({ from: 1, to: 2, of: 2 })
  })

  it('is the whole of a value after its own words, and means what it says as a whole', async () => {
    const body = '<p><span>ユーザID：K1</span><span>U7</span></p><p>34件中 11～<b>20件を表示</b></p>'
    const shown = await read(body, async ({ on }) => [await on(shelf).shown('userId'), await on(shelf).read('total')])
    expect(shown).toEqual(['K1U7', '34'])
  })

  it.each(['ユーザID：<b>K1:U7</b>', '<b>ユーザID：</b>K1:U7', '<b>ユーザID</b><span>：K1:U7</span>'])(
    'is the whole of a value in another print than its words: %s',
    async (body) => expect(await read(`<p>${body}</p>`, ({ on }) => on(shelf).shown('userId'))).toBe('K1:U7'),
  )

  it.each([
    'ユーザID：<span>K1U7</span><small>？</small>',
    'ユーザID：<span><b>K1</b>U7</span>',
    '<b>ユーザID</b> <span>K1</span><b>?7</b>',
  ])('is none where its print changes without a gap: %s', (body) =>
    expect(read(`<p>${body}</p>`, ({ on }) => on(shelf).shown('userId'))).rejects.toMatchObject({
      code: 'element-missing',
    }),
  )
})

describe('what stands beside a file', () => {
  it.each([
    [
      'in a line that is pressed as a whole',
      '<ul><li style="cursor: pointer"><span>2026-06-01</span> <span>本_お知らせ.pdf</span></li></ul>',
    ],
    ['in the link itself', '<p><a href="#"><span>2026-06-01</span> <span>本_お知らせ.pdf</span></a></p>'],
  ])('is no part of its name: %s', async (_, body) => {
    const { files } = await filesOf(body)
    expect(files).toEqual([{ words: '本_お知らせ.pdf', beside: { importedOn: '2026-06-01' }, twin: 0 }])
  })
})

describe('a list of files that does not fit what it says', () => {
  it.each([
    ['one file too few', `${listed}<p>1～3 件目 / 3 件</p>`, '2 件'],
    [
      'pages without numbers',
      `${listed}<p>1 <a href="#">2</a> <a href="#">次へ</a></p>`,
      'pages, and no word of how many',
    ],
  ])('is none: %s', async (_, body, found) => {
    await expect(filesOf(body)).rejects.toMatchObject({ code: 'table-shape', detail: { found } })
  })
})

describe('the cell that opens its line', () => {
  it('is pressed where the page marks something to press, whatever else stands in it', async () => {
    const body = `<table><tr><td>番号</td><td>氏名</td></tr>
<tr><td><h3>お知らせ</h3><a href="#" onclick="document.querySelector('h1').textContent = '開いた'">K1</a><p>K1 について</p></td><td>見本</td></tr></table>`
    const opened = { title: '開いた', landmark: [{ says: '開いた' }], refusals: [] } as const satisfies Screen
    await read(body, async ({ on }) => {
      const [line] = await on(shelf).lines()
      if (line) await on(shelf).open(line)
      await on(opened).stands()
    })
  })
})
