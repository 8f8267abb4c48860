import type { Page } from 'playwright'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'

/** Walks as the manual says, from the top page to the 業務ページ, presses a button there, and gives the window that it opens. */
export async function walkThrough(
  page: Page,
  mock: MockPortal,
  facility: MockFacility,
  word: '照会する' | '同意する',
): Promise<Page> {
  await walkToCategory(page, mock, facility)
  await page.getByRole('heading', { name: '電子証明書発行申請', exact: true }).click()
  await page.getByRole('link', { name: 'はい 電子証明書の 申請画面へ進む' }).click()
  const [window] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: word }).click()])
  return window
}

/** Walks as the manual says, from the top page to the tiles of オンライン資格確認. */
export async function walkToCategory(
  page: Page,
  { portalUrl }: MockPortal,
  { loginId, password }: MockFacility,
): Promise<void> {
  await page.goto(portalUrl)
  await page.getByText('ログインはこちら').click()
  await page.getByLabel('ユーザーID（原則メールアドレス）').fill(loginId)
  await page.getByLabel('パスワード').fill(password)
  await page.locator('button[name=login]').click()
  await page.getByRole('button', { name: 'オンライン資格確認 オンライン請求' }).click()
  await page.getByRole('link', { name: 'オンライン資格確認・オンライン請求', exact: true }).click()
  await page.getByText('オンライン資格確認・オンライン請求の各種申請について').click()
  await page.getByText('オンライン資格確認の申請はこちら').click()
}
