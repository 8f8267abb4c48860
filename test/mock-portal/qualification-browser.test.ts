import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockPortal, MockQualification } from '../../mock-portal/contract.ts'
import { launch } from '../launch.ts'
import { textsOf } from './read-pdf.ts'
import { accountsOf, contextAt } from './terminal.ts'
import { withMock } from './visitor.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

/** Opens the system's window and logs in as the master account of 第２ﾊﾟｰﾙ中央病院. */
async function logIn(mock: MockPortal, opened: MockQualification): Promise<Page> {
  const page = await (await contextAt(browser, opened)).newPage()
  await page.goto(opened.url)
  const [window] = await Promise.all([page.waitForEvent('popup'), press(page, 'システムの利用を始める')])
  const { master } = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院')
  await window.getByLabel('ユーザID').fill(master.userId)
  await window.getByLabel('パスワード').fill(master.password)
  await press(window, 'ログイン')
  return window
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function openLast(mock: MockPortal, window: Page) {
  await press(window, 'アカウント管理（更新）')
  await window.locator('select').selectOption({ label: '管理者' })
  await press(window, '検索')
  await window.getByText('次へ', { exact: true }).click()
  const last = accountsOf(mock, '第２ﾊﾟｰﾙ中央病院').admins.at(-1)?.userId ?? ''
  await window.getByText(last, { exact: true }).click()
  return last
}

const whats = (mock: MockPortal) => mock.control.ledger().map(({ what }) => what)

describe('a person at the qualification system', () => {
  it('resets a password that stands on the second page, sees it, has it as a PDF and leaves', () =>
    withMock(async (mock) => {
      const window = await logIn(mock, await mock.openQualification())
      const userId = await openLast(mock, window)
      await press(window, 'パスワード初期化')
      const ask = window.getByRole('dialog', { name: 'パスワード初期化' })
      await ask.getByText('パスワードを初期化します。よろしいですか？').waitFor()
      await press(window, 'キャンセル')
      expect(await ask.isVisible()).toBe(false)
      expect(whats(mock)).not.toContain('q-reset')
      await press(window, 'パスワード初期化')
      await press(window, 'OK')
      const done = window.getByRole('dialog', { name: 'パスワード', exact: true })
      await done.getByText('初期化後のパスワード：●●●●●●●●').waitFor()
      const password = mock.control.accounts().find((one) => one.userId === userId)?.password ?? ''
      expect(await window.content()).not.toContain(password.slice(-3)) // it comes with 「パスワード表示」, not before
      await press(window, 'パスワード表示')
      await done.getByText(`初期化後のパスワード：${password}`, { exact: true }).waitFor()
      await press(window, 'パスワード非表示')
      await done.getByText('●●●●●●●●').waitFor()
      const [file] = await Promise.all([window.waitForEvent('download'), press(window, 'ダウンロード')])
      expect(file.suggestedFilename()).toBe('アカウント設定情報.pdf')
      const paper = textsOf(await readFile(await file.path()))
      expect(paper).toEqual(expect.arrayContaining(['アカウント設定情報', userId, password]))
      await press(window, 'OK')
      await window.getByText('14件中 11～14件を表示').waitFor()
      await window.getByText('ログアウト', { exact: true }).click()
      await window.getByText('ログアウトしました。').waitFor()
      const walked = [
        'q-login',
        'q-search',
        'q-search',
        'q-reset',
        'q-show',
        'q-download',
        'q-ok',
        'q-search',
        'q-logout',
      ]
      expect(whats(mock)).toEqual(walked)
    }))

  it('meets other words, an alert, a line that breaks after the reset, and a session that is over', () =>
    withMock(async (mock) => {
      const window = await logIn(mock, await mock.openQualification())
      const said: string[] = []
      window.on('dialog', (dialog) => {
        said.push(dialog.message())
        void dialog.accept()
      })
      mock.control.setFaults([
        {
          kind: 'rename-label',
          word: 'パスワードを初期化します。よろしいですか？',
          to: 'アカウントを削除します。よろしいですか？',
        },
        { kind: 'alert', at: 'q-detail', text: 'まもなくメンテナンスです' },
        { kind: 'status-after', at: 'q-reset', status: 502, times: 1 },
        { kind: 'session-over', at: 'q-show', times: 1 },
      ])
      await openLast(mock, window)
      await expect.poll(() => said).toEqual(['まもなくメンテナンスです'])
      await press(window, 'パスワード初期化')
      await window.getByText('アカウントを削除します。よろしいですか？').waitFor()
      await press(window, 'OK')
      await window.getByText('通信に失敗しました。時間をおいて再度お試しください。').waitFor()
      expect(whats(mock).filter((what) => what === 'q-reset')).toHaveLength(1)
      await press(window, '閉じる')
      await press(window, 'パスワード初期化')
      await press(window, 'OK')
      await press(window, 'パスワード表示')
      await window.getByText('セッションが切れました').waitFor()
      expect(whats(mock).slice(-2)).toEqual(['q-reset', 'q-reset'])
    }))
})
