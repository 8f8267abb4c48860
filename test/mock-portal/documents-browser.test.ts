import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import { textsOf } from './read-pdf.ts'
import { named, today } from './visitor.ts'
import { walkToCategory } from './walk.ts'

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

async function openList(facility: MockFacility, tile: string): Promise<void> {
  await walkToCategory(page, mock, facility)
  await page.getByRole('heading', { name: tile, exact: true }).click()
}

const rows = () => page.locator('.sp-list tbody tr')
const names = () => page.locator('.sp-list tbody a').allInnerTexts()
const settingsFile = '本_オンライン資格確認等システムユーザ設定情報.pdf'

describe('the documents of the portal', () => {
  it('are a list, a page each and a download with a Japanese name', async () => {
    const facility = named(mock, 'さくら内科クリニック')
    const documents = facility.documents.filter(({ kind }) => kind === 'master-account')
    await openList(facility, 'マスタアカウント情報ダウンロード')
    await page.getByText(`1~${documents.length} 件目 / ${documents.length} 件`).waitFor()
    expect((await page.getByRole('columnheader').allInnerTexts()).map((word) => word.trim())).toEqual([
      'マスタアカウント情報',
      '申請区分',
      '本番環境/接続確認環境',
      '決定通知書取込日',
    ])
    expect(await names()).toEqual(documents.map(({ fileName }) => fileName))
    expect(await page.getByText('›').count()).toBe(0)
    const wished = documents.findIndex(({ fileName }) => fileName === settingsFile)
    await rows().nth(wished).getByRole('link').click()
    await page.getByRole('heading', { name: settingsFile.replace('.pdf', ''), exact: true }).waitFor()
    expect(await page.getByLabel('決定通知書取込日').inputValue()).toBe(documents[wished]?.importedOn)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: settingsFile }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(settingsFile)
    const texts = textsOf(await readFile(await file.path()))
    expect(texts).toContain(documents[wished]?.settings?.userId)
    expect(mock.control.ledger().at(-1)).toMatchObject({
      what: 'download',
      facilityCode: facility.facilityCode,
      detail: { documentId: documents[wished]?.id, fileName: settingsFile },
    })
    expect(mock.control.requests('document', facility.facilityCode)).toBe(1)
  })

  it('are turned page by page, with the way on still there on the last page', async () => {
    const facility = named(mock, '第２ﾊﾟｰﾙ中央病院')
    await openList(facility, 'マスタアカウント情報ダウンロード')
    await page.getByText('1~10 件目 / 23 件').waitFor()
    const seen = await names()
    for (const range of ['11~20 件目 / 23 件', '21~23 件目 / 23 件']) {
      await page.getByText('›').click()
      await page.getByText(range).waitFor()
      seen.push(...(await names()))
    }
    await page.getByText('›').click()
    await page.getByText('‹').click()
    await page.getByText('11~20 件目 / 23 件').waitFor()
    const documents = facility.documents.filter(({ kind }) => kind === 'master-account')
    expect(seen).toEqual(documents.map(({ fileName }) => fileName))
    expect(mock.control.requests('documents', facility.facilityCode)).toBe(4)
  })

  it('may be none, and 交付決定通知書 lie behind their own tile', async () => {
    await openList(named(mock, 'ひまわり薬局'), 'マスタアカウント情報ダウンロード')
    await page.getByText('表示するデータがありません。').waitFor()
    await page.context().clearCookies()
    await openList(named(mock, '第２ﾊﾟｰﾙ中央病院'), '交付決定通知書ダウンロード')
    await page.getByText('1~10 件目 / 12 件').waitFor()
    expect(new Set(await names())).toEqual(new Set(['交付決定通知書.pdf']))
  })
})
