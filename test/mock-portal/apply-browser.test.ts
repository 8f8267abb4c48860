import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import { named, today, visitorTo } from './visitor.ts'
import { walkThrough } from './walk.ts'

let browser: Browser
let mock: MockPortal
let page: Page

beforeAll(async () => {
  browser = await launch()
})

beforeEach(async () => {
  mock = await startMockPortal({ today, allCategories: true })
  page = await browser.newPage()
})

afterEach(async () => {
  await page.context().close()
  await mock.close()
})

afterAll(() => browser.close())

/** The input screen of a facility's session, as 「同意する」 opens it. */
async function atTheForm(name: string): Promise<void> {
  const visitor = visitorTo(mock)
  await visitor.login(named(mock, name))
  const token = await visitor.token()
  await page.setContent(
    `<form method="post" action="${mock.origins.ra}/p/entry"><input name="token" value="${token}"><input name="screen" value="apply"></form>`,
  )
  await page.evaluate(() => document.forms[0]?.submit())
  await page.waitForURL(`${mock.origins.ra}/p/apply`)
}

/** Answers the dialogs in turn, and gives what they said. */
function answer(...answers: readonly boolean[]): string[] {
  const said: string[] = []
  page.on('dialog', (dialog) => {
    const yes = answers[said.length] ?? false
    said.push(`${dialog.type()}: ${dialog.message()}`)
    void (yes ? dialog.accept() : dialog.dismiss())
  })
  return said
}

const beside = (word: string) =>
  page
    .locator('table.form tr')
    .filter({ has: page.getByText(word, { exact: true }) })
    .locator('input, select')
const press = (word: string) => page.locator(`input[value="${word}"]`).click()
const seen = async () => (await page.locator('table.form tr:visible').allInnerTexts()).map((row) => row.split('\t'))
const applied = () => mock.control.ledger().filter(({ what }) => what === 'apply')

describe('a person who applies', () => {
  it('walks from the top page to the success and on to the next, is asked each time, and pays for two', async () => {
    page = await walkThrough(page, mock, named(mock, 'ひまわり薬局'), '同意する')
    await page.waitForURL(`${mock.origins.ra}/p/apply`)
    const said = answer(true, true, true, true)
    expect(await beside('分類').inputValue()).toBe('3:保険薬局（調剤）')
    expect(await beside('都道府県コード').inputValue()).toBe('34:広島県_hiroshima')
    await press('次へ')
    await expect.poll(() => said).toEqual(['alert: 証明書発行申請情報をすべて入力してください。'])
    await beside('担当部署/担当者名').fill('薬局長　髙橋')
    await beside('端末名称等').fill("受付<1>'号機'")
    await press('次へ')
    await page.getByText('よろしければ「申請」ボタンをクリックしてください。').waitFor()
    expect(await seen()).toEqual([
      ['分類', '3:保険薬局（調剤）'],
      ['都道府県コード', '34:広島県_hiroshima'],
      ['点数表', '4:薬局'],
      ['医療機関コード', '0056780'],
      ['医療機関(薬局)名称', 'ひまわり薬局'],
      ['担当部署/担当者名', '薬局長　髙橋'],
      ['電話番号', named(mock, 'ひまわり薬局').phone],
      ['メールアドレス', 'himawari-ph@example.jp'],
      ['端末名称等', "受付<1>'号機'"],
    ])
    expect(applied()).toEqual([])
    await press('戻る')
    await page.getByText('証明書発行申請情報をすべて入力してください。').waitFor()
    expect(await beside('端末名称等').inputValue()).toBe("受付<1>'号機'")
    await press('次へ')
    await press('申請')
    await page.getByText('証明書発行申請を送信しました。').waitFor()
    await press('続けてもう1枚申請')
    expect(await beside('端末名称等').inputValue()).toBe('')
    await beside('担当部署/担当者名').fill('薬局長')
    await beside('端末名称等').fill('受付2号機')
    await press('次へ')
    await press('申請')
    await page.getByText('証明書発行申請を送信しました。').waitFor()
    await press('マイページに戻る')
    await page.waitForURL(`${mock.portalUrl}**`)
    const first = '電子証明書の発行申請を行います。\n電子証明書発行料：1枚あたり1,500円\nよろしいでしょうか？'
    const second = first.replace('\n', '\n過去の申請件数（発行済み含む。）：1件\n')
    expect(said.slice(1)).toEqual([first, first, second].map((text) => `confirm: ${text}`))
    expect(applied().map(({ detail }) => [detail['terminalName'], detail['by']])).toEqual([
      ["受付<1>'号機'", 'portal'],
      ['受付2号機', 'portal'],
    ])
    expect(mock.control.bill(true).total).toBe(2 * (1500 + 753))
  })

  it('stays on the input screen after 「キャンセル」', async () => {
    await atTheForm('さくら内科クリニック')
    const said = answer(false)
    await beside('担当部署/担当者名').fill('医事課')
    await beside('端末名称等').fill('受付３号機')
    await press('次へ')
    await expect.poll(() => said.length).toBe(1)
    expect(await beside('端末名称等').inputValue()).toBe('受付３号機')
    expect(said[0]).toContain('過去の申請件数（発行済み含む。）：2件')
    expect(mock.control.requests('apply-confirm')).toBe(0)
  })

  it('types everything at the closed network’s door, where 「7:保険者」 changes the form', async () => {
    await page.goto(`${mock.origins.ra}/p/rcr`)
    const said = answer(true)
    expect((await seen()).length).toBe(9)
    await beside('分類').selectOption('7:保険者')
    expect((await seen()).map(([word]) => word).join(' ')).toBe(
      '分類 保険者番号 医療保険者等名 担当部署/担当者名 電話番号 メールアドレス 端末名称等',
    )
    await beside('保険者番号').fill('33120015')
    await beside('医療保険者等名').fill('房総健康保険組合')
    await beside('担当部署/担当者名').fill('業務課')
    await beside('電話番号').fill('0430000000')
    await beside('メールアドレス').fill('kyoka@example.jp')
    await beside('端末名称等').fill('オンライン請求用端末２')
    await press('次へ')
    await press('申請')
    await page.getByText('証明書発行申請を送信しました。').waitFor()
    expect(await page.locator('input[value="マイページに戻る"]').count()).toBe(0)
    expect(said[0]).toContain('：1件')
    expect(applied()).toMatchObject([{ facilityCode: '33120015', detail: { by: 'direct', enteredCode: '33120015' } }])
    expect(named(mock, '房総健康保険組合').applications).toHaveLength(2)
  })
})
