import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MockPortal, MockQualification } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { accountsOf, contextAt } from '../mock-portal/terminal.ts'
import { launch } from '../launch.ts'
import { otherSkin } from './index.ts'
import { choose, lines, openEye, press, read, reads, type } from './person.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let mock: MockPortal
let opened: MockQualification

beforeAll(async () => {
  mock = await startMockPortal({ today: '2026-11-21', skin: otherSkin })
  opened = await mock.openQualification()
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await mock.close()
})

beforeEach(async () => {
  mock.control.reset()
  context = await contextAt(browser, opened)
  await openEye(context)
  page = await context.newPage()
  return () => context.close()
})

const hospital = () => accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')

async function logIn(userId: string, password: string): Promise<void> {
  await page.goto(opened.url)
  await press(page, 'システムの利用を始める')
  await type(page, 'ユーザID', userId)
  await type(page, 'パスワード', password)
  await press(page, 'ログイン')
}

/** Answers the native questions in turn, and gives what they said. */
function answer(...answers: readonly boolean[]): string[] {
  const said: string[] = []
  page.on('dialog', (dialog) => {
    const yes = answers[said.length] ?? false
    said.push(`${dialog.type()}: ${dialog.message()}`)
    void (yes ? dialog.accept() : dialog.dismiss())
  })
  return said
}

const question = 'confirm: パスワードを初期化します。よろしいですか？'
const whats = () => mock.control.ledger().map(({ what }) => what)

describe('the other qualification system', () => {
  test('asks natively, shows the new password on a page of its own, masked in a field, and gives the PDF by a link', async () => {
    const { master, admins } = hospital()
    const userId = admins.at(-1)?.userId ?? ''
    const said = answer(false, true)
    await logIn(master.userId, master.password)
    await press(page, 'アカウント管理（更新）')
    await read(page, '権限区分')
    await choose(page, '権限区分', '管理者')
    await press(page, '検索')
    await read(page, '1～10 件目 / 14 件')
    await press(page, '次へ')
    await read(page, '11～14 件目 / 14 件')
    expect((await lines(page, 'ユーザID')).map(([id]) => id)).toEqual([
      'ユーザID',
      ...admins.slice(10).map((one) => one.userId),
    ])
    await press(page, userId)
    await press(page, 'パスワード初期化')
    await expect.poll(() => said).toEqual([question])
    expect(whats()).not.toContain('q-reset')
    await press(page, 'パスワード初期化')
    await read(page, '利用者にパスワード情報を通知してください。')
    expect(said).toEqual([question, question])
    const password = mock.control.accounts().find((one) => one.userId === userId)?.password ?? ''
    const field = page.locator('.naka input')
    expect([await field.getAttribute('type'), await field.inputValue()]).toEqual(['password', password])
    await press(page, 'パスワード表示')
    await read(page, 'パスワード非表示')
    expect(await field.getAttribute('type')).toBe('text')
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'ダウンロード')])
    expect(file.suggestedFilename()).toBe(`${userId}.pdf`)
    await press(page, 'OK')
    await page.waitForURL('**/riyo/kensaku')
    await press(page, 'ログアウト')
    await read(page, 'ログアウトしました。')
    expect(context.pages()).toHaveLength(1)
    expect(whats().slice(-5)).toEqual(['q-reset', 'q-show', 'q-download', 'q-ok', 'q-logout'])
  })

  test('lets the reset account see the master account alone, and asks for another password after its reset', async () => {
    const { master, reset } = hospital()
    answer(true)
    await logIn(reset.userId, reset.password)
    await press(page, 'アカウント管理（更新）')
    await press(page, '検索')
    await press(page, master.userId)
    await press(page, 'パスワード初期化')
    await read(page, 'パスワードを初期化しました。')
    const password = mock.control.accounts().find((one) => one.userId === master.userId)?.password ?? ''
    await press(page, 'OK')
    await page.waitForURL('**/riyo/kensaku')
    await press(page, 'ログアウト')
    await read(page, 'ログアウトしました。')
    await logIn(master.userId, 'wrong')
    await read(page, '誤りがあります')
    await logIn(master.userId, password)
    await read(page, 'パスワードの変更が必要です。')
    await type(page, '現在のパスワード', password)
    await type(page, '新しいパスワード', 'Another-Word-1')
    await type(page, '新しいパスワード（確認）', 'Another-Word-1')
    await press(page, '変更する')
    await read(page, 'アカウント情報管理')
    expect(await reads(page, 'パスワードの変更が必要です。')).toBe(false)
  })
})
