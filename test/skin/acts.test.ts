import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MockApplication, MockFacility, MockPortal, RequestName } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { launch } from '../launch.ts'
import { otherSkin } from './index.ts'
import { beside, choose, lines, openEye, press, read, reads, type } from './person.ts'
import { enter, facilityWhere, isPending, isWell } from './visit.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let mock: MockPortal

beforeAll(async () => {
  mock = await startMockPortal({ today: '2026-11-21', skin: otherSkin, allCategories: true })
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

const isIssued = ({ status }: MockApplication) => status === '発行済み'
const sakura = () => facilityWhere(mock, ({ facilityCode }) => facilityCode === '1311234569')
const without = () => facilityWhere(mock, (one) => isWell(one) && one.applications.length === 0)
const withRow = (holds: (row: MockApplication) => boolean) =>
  facilityWhere(mock, (one) => isWell(one) && one.applications.some(holds))

const ledger = (what: string, { facilityCode }: MockFacility) =>
  mock.control.ledger().filter((line) => line.what === what && line.facilityCode === facilityCode)
const applied = (facility: MockFacility) =>
  ledger('apply', facility).map(({ detail }) => [detail['contactName'], detail['terminalName']])

async function standAtDesk({ loginId, password }: MockFacility): Promise<void> {
  await page.request.post(`${mock.origins.portal}/madoguchi/sso/login`, { form: { f1: loginId, f2: password } })
  await page.goto(`${mock.portalUrl}#/gyomu`)
}

async function openForm(facility: MockFacility): Promise<Page> {
  await standAtDesk(facility)
  const window = await enter(page, '同意する')
  await standsThere(window, '電話番号', facility.phone)
  // What comes late moves what stands below it: nobody types before all of it is there.
  const blank = async (): Promise<string[]> => {
    const stands = await Promise.all(prefilled.map((words) => reads(window, words)))
    const texts = await Promise.all(prefilled.map((words) => beside(window, words)))
    return prefilled.filter((_, at) => stands[at] && !texts[at])
  }
  await expect.poll(blank, { timeout: 10_000 }).toEqual([])
  return window
}

const prefilled = [
  '分類',
  '都道府県コード',
  '点数表',
  '医療機関コード',
  '医療機関(薬局)名称',
  '保険者番号',
  '医療保険者等名',
  'メールアドレス',
] as const

async function openList(facility: MockFacility): Promise<Page> {
  await standAtDesk(facility)
  const window = await enter(page, '照会する')
  await read(window, '証明書申請情報一覧')
  return window
}

const standsThere = (window: Page, words: string, text: string): Promise<void> =>
  expect.poll(() => beside(window, words), { timeout: 10_000 }).toBe(text)

async function fill(window: Page, contactName: string, terminalName: string): Promise<void> {
  await type(window, '担当部署/担当者名', contactName)
  await type(window, '端末名称等', terminalName)
  await press(window, '次へ')
}

async function confirm(window: Page): Promise<void> {
  await read(window, 'よろしいでしょうか')
  await press(window, 'OK')
  await read(window, '証明書発行申請情報の確認画面')
}

const sent = (facility: MockFacility, name: RequestName) => mock.control.requests(name, facility.facilityCode)

const place = ({ applications }: MockFacility, holds: (row: MockApplication) => boolean) =>
  String(applications.findIndex(holds) + 1)

async function answer(window: Page, act: 'accept' | 'dismiss', pressed: () => Promise<void>): Promise<string> {
  const asked = window.waitForEvent('dialog')
  const done = pressed()
  const dialog = await asked
  await dialog[act]()
  await done
  return dialog.message()
}

describe('証明書発行申請情報の入力画面', () => {
  test('knows what the account knows, and sends an application once', async () => {
    const facility = sakura()
    const window = await openForm(facility)
    await standsThere(window, '分類', '1:保険医療機関（医科）')
    await standsThere(window, '都道府県コード', '13:東京都_tokyo')
    await standsThere(window, '点数表', '1:医療機関（医科）')
    await standsThere(window, '医療機関コード', '1234569')
    await standsThere(window, '医療機関(薬局)名称', facility.name)
    await standsThere(window, 'メールアドレス', facility.loginId)
    await fill(window, '髙橋　医事課', '受付ＰＣ２')
    await read(window, `過去の申請件数（発行済み含む。）：${facility.applications.length}件`)
    await read(window, '1,500円')
    await confirm(window)
    await standsThere(window, '医療機関(薬局)名称', facility.name)
    await standsThere(window, '担当部署/担当者名', '髙橋　医事課')
    await standsThere(window, '端末名称等', '受付ＰＣ２')
    expect(applied(facility)).toEqual([])
    await press(window, '申請')
    await read(window, '発行申請成功')
    expect(applied(facility)).toEqual([['髙橋　医事課', '受付ＰＣ２']])
    expect([sent(facility, 'apply-check'), sent(facility, 'apply-send')]).toEqual([1, 1])
  })

  test('comes again by 「続けてもう1枚申請」, and leads back to the portal', async () => {
    const facility = without()
    const window = await openForm(facility)
    await fill(window, '受付', '一台目')
    await read(window, '1,500円')
    expect(await reads(window, '過去の申請件数')).toBe(false)
    await confirm(window)
    await press(window, '申請')
    await press(window, '続けてもう1枚申請')
    await standsThere(window, '電話番号', facility.phone)
    await fill(window, '受付', '二台目')
    await read(window, '過去の申請件数（発行済み含む。）：1件')
    await confirm(window)
    await press(window, '申請')
    await press(window, 'マイページに戻る')
    await read(window, '重要なお知らせ')
    const both = [
      ['受付', '一台目'],
      ['受付', '二台目'],
    ]
    expect(applied(facility)).toEqual(both)
    expect(sent(facility, 'apply-again')).toBe(1)
  })

  test('refuses a form with a blank, keeps what was typed after 「キャンセル」 and 「戻る」', async () => {
    const facility = sakura()
    const window = await openForm(facility)
    await type(window, '担当部署/担当者名', '医事課')
    await press(window, '次へ')
    await read(window, '証明書発行申請情報をすべて入力してください。入力後')
    await expect
      .poll(() => window.locator('.akai:visible').innerText())
      .toBe('証明書発行申請情報をすべて入力してください。')
    await type(window, '端末名称等', '予備')
    await press(window, '次へ')
    await read(window, 'よろしいでしょうか')
    await press(window, 'キャンセル')
    expect(await reads(window, 'よろしいでしょうか')).toBe(false)
    await press(window, '次へ')
    await confirm(window)
    await press(window, '戻る')
    await read(window, '証明書発行申請情報の入力画面')
    await standsThere(window, '端末名称等', '予備')
    await press(window, '次へ')
    await confirm(window)
    await press(window, '申請')
    await read(window, '発行申請成功')
    expect(applied(facility)).toEqual([['医事課', '予備']])
  })

  test.each(['1', '2', '3', '4', '5', '6', '8', 'n', 's'])('takes a facility of 分類 %s', async (category) => {
    const facility = facilityWhere(mock, (one) => isWell(one) && one.category === category)
    const window = await openForm(facility)
    await expect.poll(() => beside(window, '分類'), { timeout: 10_000 }).toMatch(new RegExp(`^${category}:`))
    await fill(window, '事務', '資格確認端末')
    await confirm(window)
    await press(window, '申請')
    await read(window, '発行申請成功')
    expect(applied(facility)).toEqual([['事務', '資格確認端末']])
  })

  test('asks an insurer for 保険者番号 and 医療保険者等名, and for no 点数表', async () => {
    const facility = facilityWhere(mock, ({ category }) => category === '7')
    const window = await openForm(facility)
    await standsThere(window, '分類', '7:保険者')
    await standsThere(window, '保険者番号', facility.facilityCode)
    await standsThere(window, '医療保険者等名', facility.name)
    expect(await beside(window, '点数表')).toBeNull()
    await fill(window, '総務部', '請求端末')
    await confirm(window)
    await standsThere(window, '保険者番号', facility.facilityCode)
    await press(window, '申請')
    await read(window, '発行申請成功')
    expect(applied(facility)).toEqual([['総務部', '請求端末']])
  })
})

describe('the doors of the closed network', () => {
  test('the one to apply has an empty form, in which everything is typed', async () => {
    const facility = sakura()
    await page.goto(`${mock.origins.ra}/shinsei-madoguchi`)
    await choose(page, '分類', '1:保険医療機関（医科）')
    await choose(page, '都道府県コード', '13:東京都_tokyo')
    await choose(page, '点数表', '1:医療機関（医科）')
    await type(page, '医療機関コード', '1234569')
    await type(page, '医療機関(薬局)名称', facility.name)
    await type(page, '電話番号', facility.phone)
    await type(page, 'メールアドレス', facility.loginId)
    await fill(page, '医事課', '直結端末')
    await read(page, `過去の申請件数（発行済み含む。）：${facility.applications.length}件`)
    await confirm(page)
    await press(page, '申請')
    await read(page, '発行申請成功')
    expect(applied(facility)).toEqual([['医事課', '直結端末']])
  })

  test('becomes the form of an insurer when 7:保険者 is chosen, with what was typed', async () => {
    const facility = facilityWhere(mock, ({ category }) => category === '7')
    await page.goto(`${mock.origins.ra}/shinsei-madoguchi`)
    await type(page, '電話番号', facility.phone)
    await choose(page, '分類', '7:保険者')
    await read(page, '保険者番号')
    await standsThere(page, '電話番号', facility.phone)
    await type(page, '保険者番号', facility.facilityCode)
    await type(page, '医療保険者等名', facility.name)
    await type(page, 'メールアドレス', facility.loginId)
    await fill(page, '総務部', '直結端末')
    await confirm(page)
    await press(page, '申請')
    await read(page, '発行申請成功')
    expect(applied(facility)).toEqual([['総務部', '直結端末']])
  })

  test('the one to revoke shows the list of the terminal’s facility, or nothing', async () => {
    await page.goto(`${mock.origins.ra}/shikko-madoguchi`)
    await read(page, 'この操作は受け付けられませんでした')
    mock.control.sitAt('1311234569')
    await page.goto(`${mock.origins.ra}/shikko-madoguchi`)
    await read(page, '証明書申請情報一覧')
    expect(await lines(page, '#')).toHaveLength(sakura().applications.length + 1)
  })
})

describe('the operations of a row', () => {
  test.each([
    [
      'cancel',
      '発行申請のキャンセル',
      isPending,
      '電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
    ],
    ['revoke', '証明書の失効', isIssued, '電子証明書の失効申請を行います。よろしいでしょうか？'],
  ] as const)(
    '%s asks in the manual’s words, and does nothing after 「キャンセル」',
    async (what, words, holds, question) => {
      const facility = withRow(holds)
      const window = await openList(facility)
      const row = place(facility, holds)
      expect(await answer(window, 'dismiss', () => press(window, words, row))).toBe(question)
      expect(await answer(window, 'accept', () => press(window, words, row))).toBe(question)
      await expect.poll(() => ledger(what, facility)).toHaveLength(1)
      expect(sent(facility, what)).toBe(1)
      await read(window, '証明書申請情報一覧')
    },
  )

  test('edit changes what was typed under 変更後', async () => {
    const facility = withRow(isIssued)
    const window = await openList(facility)
    await press(window, '詳細/編集', place(facility, isIssued))
    await read(window, '変更後')
    const [first] = await window.locator('input[type=text]').all()
    await first?.fill('新しい担当')
    await press(window, '更新')
    await read(window, '新しい担当')
    expect(ledger('edit', facility)).toHaveLength(1)
  })

  test('there is no 「更新」 before the certificate is issued', async () => {
    const facility = withRow(isPending)
    const window = await openList(facility)
    await press(window, '詳細/編集', place(facility, isPending))
    await read(window, '変更後')
    const [head = [], ...rows] = await lines(window, '')
    expect(head.slice(1)).toEqual(['変更前', '変更後'])
    expect(rows.map(([name]) => name)).toEqual(['担当部署/担当者名', '端末名称等', 'メールアドレス', '電話番号'])
    expect(await window.locator('[data-saki="/koshin"]').count()).toBe(0)
  })
})

describe('what goes wrong', () => {
  test('every word follows a renaming, the questions too', async () => {
    const renamed = [
      '申請',
      'OK',
      '次へ',
      'よろしいでしょうか？',
      '電子証明書の失効申請を行います。よろしいでしょうか？',
    ]
    mock.control.setFaults(renamed.map((word) => ({ kind: 'rename-label', word, to: `新・${word}` })))
    const facility = sakura()
    const window = await openForm(facility)
    await type(window, '担当部署/担当者名', '医事課')
    await type(window, '端末名称等', '予備')
    await press(window, '新・次へ')
    await read(window, '新・よろしいでしょうか')
    await press(window, '新・OK')
    await press(window, '新・申請')
    await read(window, '発行申請成功')
  })

  test('a changed fee and another name are shown as the world has them', async () => {
    mock.control.setFaults([
      { kind: 'fee', yen: 1800 },
      { kind: 'prefilled', field: 'name', value: 'よその医院' },
    ])
    const window = await openForm(sakura())
    await standsThere(window, '医療機関(薬局)名称', 'よその医院')
    await fill(window, '医事課', '予備')
    await read(window, '1,800円')
  })

  test.each([
    { kind: 'status', at: 'apply-send', status: 503 },
    { kind: 'status', at: 'apply-confirm', status: 503 },
    { kind: 'drop-before', at: 'apply-send' },
  ] as const)('$kind at $at is said in place, and nothing was applied for', async (fault) => {
    mock.control.setFaults([fault])
    const facility = sakura()
    const window = await openForm(facility)
    await fill(window, '医事課', '予備')
    await read(window, 'よろしいでしょうか')
    await press(window, 'OK')
    if (fault.at === 'apply-send') await press(window, '申請')
    await read(window, '通信エラーが発生しました')
    expect(applied(facility)).toEqual([])
  })

  test.each(['apply-check', 'apply-confirm', 'apply-send', 'apply-again'] as const)(
    'a session that is over at %s is told',
    async (at) => {
      mock.control.setFaults([{ kind: 'session-over', at, times: 1 }])
      const window = await openForm(sakura())
      await fill(window, '医事課', '予備')
      if (at !== 'apply-check') await press(window, 'OK')
      if (at === 'apply-send' || at === 'apply-again') await press(window, '申請')
      if (at === 'apply-again') await press(window, '続けてもう1枚申請')
      await read(window, 'セッションの有効期限が切れました')
    },
  )

  test('an alert that nobody expects stands before the pop-up', async () => {
    mock.control.setFaults([{ kind: 'alert', at: 'apply-check', text: '定期メンテナンスのお知らせ' }])
    const window = await openForm(sakura())
    const told = window.waitForEvent('dialog')
    await fill(window, '医事課', '予備')
    const dialog = await told
    expect(dialog.message()).toBe('定期メンテナンスのお知らせ')
    await dialog.accept()
    await confirm(window)
  })
})
