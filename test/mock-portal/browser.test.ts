import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import { named, today } from './visitor.ts'
import { walkThrough } from './walk.ts'

let browser: Browser
let mock: MockPortal
let page: Page

beforeAll(async () => {
  browser = await launch()
})

beforeEach(async () => {
  mock = await startMockPortal({ today })
  page = await browser.newPage()
})

afterEach(async () => {
  await page.context().close()
  await mock.close()
})

afterAll(() => browser.close())

/** Walks from the top page to 申請状況照会 in its own window. */
async function walkToTheList(facility: MockFacility): Promise<Page> {
  const window = await walkThrough(page, mock, facility, '照会する')
  await window.getByText('の証明書申請情報一覧').waitFor()
  return window
}

/** Answers the dialogs of a window in turn, and gives what they said. */
function answer(window: Page, ...answers: readonly boolean[]): string[] {
  const said: string[] = []
  window.on('dialog', (dialog) => {
    const yes = answers[said.length] ?? false
    said.push(`${dialog.type()}: ${dialog.message()}`)
    void (yes ? dialog.accept() : dialog.dismiss())
  })
  return said
}

const folded = (text: string | undefined) => text?.replaceAll(/\s+/g, ' ')
const rows = (window: Page) => window.locator('table.list tr').filter({ hasNotText: '申請日' })

describe('a person at the mock', () => {
  it('walks from the top page to the list, which stands on another origin', async () => {
    const facility = named(mock, 'さくら内科クリニック')
    const window = await walkToTheList(facility)
    expect(new URL(window.url()).origin).toBe(mock.origins.ra)
    expect(await rows(window).count()).toBe(2)
    expect(await window.getByText(`医療機関コード [${facility.facilityCode}]`).count()).toBe(1)
    await window.locator('input[value="トップページに戻る"]').click()
    await window.waitForURL(`${mock.portalUrl}**`)
  })

  it('is asked before a cancellation, and nothing happens after 「キャンセル」', async () => {
    const window = await walkToTheList(named(mock, '髙橋歯科医院'))
    const said = answer(window, false, true, true)
    const cancel = window.locator('input[value="発行申請のキャンセル"]')
    await cancel.click()
    expect(await rows(window).count()).toBe(2)
    await cancel.click()
    await expect.poll(() => rows(window).count()).toBe(1)
    expect(said).toEqual([
      'confirm: 電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
      'confirm: 電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
      'alert: 発行申請をキャンセルしました。',
    ])
    expect(mock.control.ledger().map(({ what }) => what)).toEqual(['login', 'cancel'])
  })

  it('opens a row, has 発送状況 shown and comes back', async () => {
    const window = await walkToTheList(named(mock, '東海工業株式会社　健康管理室'))
    await window.locator('input[value="詳細/編集"]').click()
    await window.getByText('ポータルサイトのアカウント情報').waitFor()
    expect(await window.getByText('不達', { exact: true }).count()).toBe(0)
    await window.locator('input[value="発送状況確認"]').click()
    await window.getByText('不達', { exact: true }).waitFor()
    await window.locator('input[value="前画面に戻る"]').click()
    await window.getByText('の証明書申請情報一覧').waitFor()
  })

  it('sees awkward texts as they are, and a native alert', async () => {
    mock.control.setFaults([
      { kind: 'awkward-cells' },
      { kind: 'alert', at: 'detail', text: "ただいま\n'混雑'しています" },
    ])
    const window = await walkToTheList(named(mock, '﨑山調剤薬局'))
    const said = answer(window, true)
    const [expected] = named(mock, '﨑山調剤薬局').applications
    const cells = await rows(window).locator('td').allInnerTexts()
    expect(folded(cells[2])).toBe(folded(expected?.contactName))
    expect(folded(cells[3])).toBe(folded(expected?.terminalName))
    await window.locator('input[value="詳細/編集"]').click()
    await expect.poll(() => said).toEqual(["alert: ただいま\n'混雑'しています"])
  })
})
