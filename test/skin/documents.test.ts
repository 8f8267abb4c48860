import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Download, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MockDocument, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import type { Hand } from './documents.ts'
import { makeOtherSkin } from './index.ts'
import { lines, openEye, press, read } from './person.ts'
import { facilityWhere, signIn } from './visit.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let mock: MockPortal

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await browser.newContext()
  await openEye(context)
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await mock.close()
})

async function open(hand: Hand, name: string, tile: string): Promise<MockFacility> {
  mock = await startMockPortal({ today: '2026-11-21', skin: makeOtherSkin('window', hand) })
  const facility = facilityWhere(mock, (one) => one.name === name)
  await signIn(page, mock.portalUrl, facility, facility.password)
  await press(page, 'オンライン資格確認 オンライン請求')
  await press(page, 'オンライン資格確認・オンライン請求')
  await press(page, 'オンライン資格確認の申請はこちら')
  await press(page, '詳細を表示', tile)
  return facility
}

const masters = ({ documents }: MockFacility) => documents.filter(({ kind }) => kind === 'master-account')
const drawn = (one: MockDocument) => [one.importedOn.replaceAll('-', '/'), one.enrolment, one.environment, one.fileName]

/** The file that 「添付ファイル」 brings: a tab that never shows a page may leave it to the one that opened it. */
async function pressed(): Promise<Download> {
  const download = new Promise<Download>((resolve) => {
    page.once('download', resolve)
    page.once('popup', (tab) => tab.once('download', resolve))
  })
  await press(page, '添付ファイル')
  return download
}

test.each(['tab', 'blob'] as const)('a document is found by its words, and its file comes by %s', async (hand) => {
  const facility = await open(hand, '北町整形外科', 'マスタアカウント情報ダウンロード')
  const documents = masters(facility)
  await read(page, `1～${documents.length} 件目 ／ ${documents.length} 件`)
  const [head, ...rows] = await lines(page, '決定通知書取込日')
  expect(head).toEqual(['決定通知書取込日', '申請区分', '環境', 'マスタアカウント情報'])
  expect(rows).toEqual(documents.map(drawn))
  const wished = documents.find(({ content }) => content === 'change-notice')
  await press(page, wished?.fileName ?? '')
  await read(page, '本番環境/接続確認環境')
  const download = await pressed()
  expect(download.suggestedFilename()).toBe(wished?.fileName)
  expect((await readFile(await download.path())).toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/)
  expect(mock.control.ledger().at(-1)).toMatchObject({ what: 'download', detail: { documentId: wished?.id } })
  mock.control.setFaults([{ kind: 'session-over', at: 'download' }])
  const over = hand === 'blob' ? Promise.resolve(page) : page.waitForEvent('popup')
  await press(page, '添付ファイル')
  await read(await over, 'セッションの有効期限が切れました')
})

test('pages are turned by words that stand only where there is more', async () => {
  const facility = await open('tab', '第２ﾊﾟｰﾙ中央病院', 'マスタアカウント情報ダウンロード')
  const seen: string[][] = []
  for (const range of ['1～5', '6～10', '11～15', '16～20', '21～23']) {
    await read(page, `${range} 件目 ／ 23 件`)
    seen.push(...(await lines(page, '決定通知書取込日')).slice(1))
    if (range !== '21～23') await press(page, '次へ')
  }
  expect(seen).toEqual(masters(facility).map(drawn))
  expect(await page.locator('.gamen').getByText('次へ').count()).toBe(0)
  await page.goto(`${mock.portalUrl}#/shorui-kofu`)
  await read(page, '1～5 件目 ／ 12 件')
  expect((await lines(page, '決定通知書取込日'))[0]).toEqual(['決定通知書取込日', '申請区分', '交付決定通知書'])
})

test('a facility without documents is told so', async () => {
  await open('tab', 'ひまわり薬局', '交付決定通知書ダウンロード')
  await read(page, '該当する情報はありません')
})
