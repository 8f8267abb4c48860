import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MockApplication, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import { makeOtherSkin, otherSkin } from './index.ts'
import { drawings, lines, openEye, press, read, reads, type } from './person.ts'
import { enter, facilityWhere, isPending, isWell, openDesk, signIn } from './visit.ts'

const headings =
  '# 申請日 担当部署/担当者名 端末名称等 ステータス リクエストID 発行日 証明書有効期限 ダウンロード有効期限 操作'.split(
    ' ',
  )
const operations: Readonly<Record<string, string>> = {
  発行承認待ち: '詳細/編集 発行申請のキャンセル',
  発行済み: '詳細/編集 証明書の失効',
}

let browser: Browser
let context: BrowserContext
let page: Page
let mock: MockPortal

beforeAll(async () => {
  mock = await startMockPortal({ today: '2026-11-21', skin: otherSkin, weight: 300 })
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await mock.close()
})

beforeEach(async () => {
  mock.control.reset()
  context = await browser.newContext()
  await openEye(context)
  page = await context.newPage()
})

afterEach(() => context.close())

const where = (holds: (facility: MockFacility) => boolean) => facilityWhere(mock, holds)
const wellWithRows = () => where((one) => isWell(one) && one.applications.some(isPosted))
const isPosted = ({ trackingNumber }: MockApplication) => trackingNumber !== null

async function walkToDesk(): Promise<void> {
  await press(page, 'オンライン資格確認 オンライン請求')
  await press(page, 'オンライン資格確認・オンライン請求')
  await press(page, 'オンライン資格確認の申請はこちら')
  await press(page, '詳細を表示', '電子証明書発行申請')
  await press(page, 'はい 電子証明書の申請画面へ進む')
  await read(page, '電子証明書発行申請業務ページ')
}

async function walkToList(facility: MockFacility): Promise<Page> {
  await signIn(page, mock.portalUrl, facility, facility.password)
  await walkToDesk()
  const window = await enter(page, '照会する')
  await read(window, `医療機関コード[${facility.facilityCode}]の証明書申請情報一覧`)
  return window
}

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')
const slashed = (date: string | null): string => (date ?? '').replaceAll('-', '/')

const drawn = (one: MockApplication, place: number): string[] =>
  [
    String(place + 1),
    slashed(one.appliedOn),
    one.contactName,
    one.terminalName,
    one.status,
    one.requestId ?? '',
    slashed(one.issuedOn),
    slashed(one.expiresOn),
    slashed(one.downloadBy),
  ].map(bare)

describe('the way by the words alone', () => {
  test('leads from the top page to the list, a detail with its post, and back', async () => {
    const facility = wellWithRows()
    const window = await walkToList(facility)
    const [head = [], ...rows] = await lines(window, '#')
    expect(head.map(bare)).toEqual(headings)
    expect(rows.map((row) => row.slice(0, 9).map(bare))).toEqual(facility.applications.map(drawn))
    expect(rows.length).toBeGreaterThan(0)
    const posted = facility.applications.findIndex(isPosted)
    await press(window, '詳細/編集', String(posted + 1))
    await press(window, '発送状況確認')
    await read(window, `追跡番号${facility.applications[posted]?.trackingNumber}`)
    await read(window, `発送状況${facility.applications[posted]?.deliveryStatus}`)
    await press(window, '前画面に戻る')
    await read(window, '証明書申請情報一覧')
    expect(mock.control.requests('delivery', facility.facilityCode)).toBe(1)
    expect(mock.control.requests('list', facility.facilityCode)).toBe(2)
  })

  test('opens the RA in the same window where the maker wanted it so', async () => {
    const tab = await startMockPortal({ today: '2026-11-21', skin: makeOtherSkin('tab') })
    try {
      const facility = wellWithRows()
      await openDesk(page, tab.portalUrl, facility)
      await press(page, '照会する')
      await read(page, '証明書申請情報一覧')
      expect(await lines(page, '#')).toHaveLength(facility.applications.length + 1)
    } finally {
      await tab.close()
    }
  })

  test('says in one sentence, and with no table, that nothing was applied for', async () => {
    const window = await walkToList(where((one) => isWell(one) && one.applications.length === 0))
    await read(window, '申請情報はありません')
    expect(await lines(window, '#')).toEqual([])
  })

  test('offers in each row what its status allows, and does it after the manual’s question', async () => {
    const facility = where((one) => isWell(one) && one.applications.some(isPending))
    const window = await walkToList(facility)
    const [, ...rows] = await lines(window, '#')
    expect(rows.map((row) => row[9])).toEqual(
      facility.applications.map(({ status }) => operations[status] ?? '詳細/編集'),
    )
    const question = window.waitForEvent('dialog')
    const pressed = press(window, '発行申請のキャンセル', String(facility.applications.findIndex(isPending) + 1))
    const dialog = await question
    expect(dialog.message()).toBe('電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？')
    await dialog.accept()
    await pressed
    await expect.poll(() => mock.control.requests('cancel', facility.facilityCode)).toBe(1)
    await expect.poll(() => lines(window, '#')).toHaveLength(facility.applications.length)
  })

  test('shows sixty rows, awkward cells and renamed words as the world has them', async () => {
    mock.control.setFaults([
      { kind: 'sixty-rows' },
      { kind: 'awkward-cells' },
      { kind: 'rename-label', word: 'リクエストID', to: '申請番号' },
    ])
    const facility = wellWithRows()
    const window = await openDesk(page, mock.portalUrl, facility).then(() => enter(page, '照会する'))
    await read(window, '証明書申請情報一覧')
    const [head = [], ...rows] = await lines(window, '#')
    expect(head[5]).toBe('申請番号')
    expect(rows).toHaveLength(60)
    expect(rows.map((row) => row.slice(0, 9).map(bare))).toEqual(facility.applications.map(drawn))
    await press(window, '詳細/編集', '60')
    await press(window, '発送状況確認')
    await read(window, '追跡番号')
    await read(window, '電子証明書申請情報編集画面')
  })
})

describe('the door', () => {
  test('refuses a wrong password and clears it', async () => {
    await signIn(page, mock.portalUrl, wellWithRows(), 'not-this-one')
    await read(page, 'ログインIDまたはパスワードが正しくありません')
    expect(await page.locator('input[type=password]').inputValue()).toBe('')
  })

  test('says that an account is locked', async () => {
    const facility = where(({ locked }) => locked)
    await signIn(page, mock.portalUrl, facility, facility.password)
    await read(page, 'アカウントはロックされています')
  })

  test('asks for a new password first, whatever else is wanted', async () => {
    const facility = where(({ mustReset }) => mustReset)
    await signIn(page, mock.portalUrl, facility, facility.password)
    await read(page, 'パスワードの再設定が必要です')
    await page.goto(`${mock.portalUrl}#/gyomu`)
    await read(page, 'パスワードの再設定が必要です')
  })

  test('asks for the second factor, refuses a wrong code and takes the right one', async () => {
    const facility = wellWithRows()
    mock.control.update(facility.facilityCode, { secondFactor: 'mail', mailCode: '246813' })
    await signIn(page, mock.portalUrl, facility, facility.password)
    await read(page, 'メールアドレス宛てに送信した6桁の認証コードを入力してください')
    await type(page, '認証コード', '000000')
    await press(page, '認証する')
    await read(page, '認証コードが正しくありません')
    await type(page, '認証コード', '246813')
    await press(page, '認証する')
    await walkToDesk()
  })

  test('shows the notices, and its own maintenance page only when it is shut', async () => {
    await page.goto(mock.portalUrl)
    await read(page, '管理番号 4200')
    await read(page, '表示 1280')
    expect(await reads(page, 'サービスを停止しております')).toBe(false)
    mock.control.setFaults([{ kind: 'maintenance', at: 'page' }])
    await page.reload()
    await read(page, 'サービスを停止しております')
  })
})

describe('what happens on the way', () => {
  test('a session that is over leads to the door, which says so', async () => {
    const facility = wellWithRows()
    await signIn(page, mock.portalUrl, facility, facility.password)
    await press(page, 'オンライン資格確認 オンライン請求')
    mock.control.setFaults([{ kind: 'session-over', at: 'page', times: 1 }])
    await press(page, 'オンライン資格確認・オンライン請求')
    await read(page, 'セッションの有効期限が切れました')
    await type(page, 'ユーザー名', facility.loginId)
  })

  test.each(['token', 'entry', 'list'] as const)(
    'a session that is over at %s is told in the new window',
    async (at) => {
      const facility = wellWithRows()
      await signIn(page, mock.portalUrl, facility, facility.password)
      await walkToDesk()
      mock.control.setFaults([{ kind: 'session-over', at, times: 1 }])
      await read(await enter(page, '照会する'), 'セッションの有効期限が切れました')
    },
  )

  test.each([
    { kind: 'status', at: 'page', status: 503 },
    { kind: 'drop-before', at: 'page' },
  ] as const)('a screen that does not come ($kind) is said so', async (fault) => {
    mock.control.setFaults([fault])
    await page.goto(mock.portalUrl)
    await read(page, '通信エラーが発生しました')
  })

  test('each screen is drawn twice, so that what was held of it is gone', async () => {
    await page.goto(mock.portalUrl)
    await expect.poll(() => drawings(page), { timeout: 20_000 }).toBe(2)
    await press(page, 'ログインはこちら')
  })

  test('the post shows each event in two lines, and says when it does not know a number', async () => {
    const facility = where((one) => one.applications.some(({ postEvents }) => postEvents.length > 0))
    const posted = facility.applications.find(({ postEvents }) => postEvents.length > 0)
    const search = `${mock.origins.post}/services/srv/search/direct?searchKind=S002&locale=ja&reqCodeNo1=`
    await page.goto(`${search}${posted?.trackingNumber?.replaceAll('-', '')}`)
    const rows = await page.locator('table[summary="履歴情報"] tr').count()
    expect(rows).toBe(2 + 2 * (posted?.postEvents.length ?? Number.NaN))
    await page.goto(`${search}10000000000`)
    await read(page, 'お問い合わせ番号が見つかりません')
  })
})
