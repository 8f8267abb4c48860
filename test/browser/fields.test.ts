import { describe, expect, it } from 'vitest'
import type { Screen } from '../../src/browser/screen.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const entry = {
  title: '入力画面',
  landmark: [{ says: '入力画面' }],
  refusals: [],
  fields: {
    category: { words: '分類', kind: 'choice' },
    prefecture: { words: '都道府県コード', kind: 'choice' },
    name: { words: '医療機関(薬局)名称', kind: 'text' },
    phone: { words: '電話番号', kind: 'text' },
    contact: { words: '担当部署/担当者名', kind: 'text' },
    newTerminal: { words: '端末名称等', kind: 'text', under: '変更後' },
    oldTerminal: { words: '端末名称等', kind: 'text', under: '変更前' },
    drawn: { words: '点数表', kind: 'choice' },
  },
} as const satisfies Screen

const page = `<h1>入力画面</h1><table>
<tr><td>分類</td><td>1:保険医療機関（医科）</td></tr>
<tr><td>都道府県コード※</td><td><select><option></option><option>13:東京都_tokyo</option><option>14:神奈川県_kanagawa</option></select></td></tr>
<tr><td>医療機関(薬局)名称</td><td><input value=""></td></tr>
<tr><td>電話番号</td><td><input value="0312345678" readonly></td></tr>
<tr><td>担当部署/担当者名</td><td><input></td></tr>
<tr><td>点数表</td><td><div role="combobox" onclick="document.querySelector('ul').hidden = false">選択してください</div></td></tr></table>
<ul hidden><li role="option" onclick="document.querySelector('[role=combobox]').textContent = this.textContent; this.parentElement.hidden = true">1:医療機関（医科）</li></ul>
<table border="1"><tr><td>&nbsp;</td><td>変更前</td><td>変更後</td></tr>
<tr><td>担当部署/担当者名の変更</td><td>総務</td><td><input value="総務"></td></tr>
<tr><td>端末名称等</td><td>受付<br>1号</td><td><input size="40" value="受付1号"></td></tr></table>
<script>setTimeout(() => { document.querySelector('input').value = '見本クリニック' }, 300)</script>`

const at = (left: number, top: number): string => `style="position: absolute; left: ${left}px; top: ${top}px"`

const read = async <Result>(run: Parameters<typeof visit<Result>>[2]): Promise<Result> => {
  shared.server = await serve((_, reply) => html(reply, page))
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async (tools) => {
    await tools.enter('portal')
    return run(tools)
  })
}

describe('a field', () => {
  it('shows what is entered or chosen, or the plain text in its place, also when it comes late', async () => {
    const shown = await read(async ({ on }) => {
      const names = ['category', 'prefecture', 'name', 'phone', 'contact', 'newTerminal', 'oldTerminal'] as const
      return on(entry).shownAll(names)
    })
    expect(shown).toEqual(['1:保険医療機関（医科）', null, '見本クリニック', '0312345678', null, '受付1号', '受付 1号'])
  })

  it('is chosen by its words, from a list of the browser or one that the page draws', async () => {
    const shown = await read(async ({ on }) => {
      await on(entry).choose('prefecture', '14：神奈川県＿kanagawa')
      await on(entry).choose('drawn', '1:医療機関(医科)')
      return [await on(entry).shown('prefecture'), await on(entry).shown('drawn')]
    })
    expect(shown).toEqual(['14:神奈川県_kanagawa', '1:医療機関（医科）'])
  })

  it('is filled in under its heading', async () => {
    const shown = await read(async ({ on }) => {
      await on(entry).fill('newTerminal', '受付2号')
      return on(entry).shownAll(['newTerminal', 'oldTerminal'])
    })
    expect(shown).toEqual(['受付2号', '受付 1号'])
  })

  it('is not chosen when no entry has these words', async () => {
    const choosing = read(({ on }) => on(entry).choose('prefecture', '1'))
    await expect(choosing).rejects.toMatchObject({ code: 'element-missing', detail: { expected: '1' } })
  })

  it('is none when a second one without a name stands beside it under the same words', async () => {
    const two = '<div>認証コード</div><div><input><input id="own"></div>'
    shared.server = await serve((_, reply) => html(reply, `<h1>入力画面</h1>${two}`))
    const coded = { ...entry, fields: { code: { words: '認証コード', kind: 'text' } } } as const satisfies Screen
    const filling = visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async ({ enter, on }) => {
      await enter('portal')
      await on(coded).fill('code', '123456')
    })
    await expect(filling).rejects.toMatchObject({ code: 'element-missing' })
  })

  it('is not the one that stands further in the row of the words, past those of another', async () => {
    const row = `<div ${at(0, 60)}>担当部署/<br>担当者名</div><input id="own" ${at(0, 110)}>
<div ${at(200, 60)}>電話番号</div><input ${at(300, 55)}><div ${at(600, 60)}>端末名称等</div><input ${at(600, 84)}>`
    shared.server = await serve((_, reply) => html(reply, `<h1>入力画面</h1>${row}`))
    const filling = visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async ({ enter, on }) => {
      await enter('portal')
      await on(entry).fill('contact', '医事課')
    })
    await expect(filling).rejects.toMatchObject({ code: 'element-missing' })
  })
})
