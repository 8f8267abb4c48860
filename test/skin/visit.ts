import type { Page } from 'playwright'
import type { MockApplication, MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { press, read, type } from './person.ts'

/** The first facility for which this holds; fails when there is none. */
export function facilityWhere(mock: MockPortal, holds: (facility: MockFacility) => boolean): MockFacility {
  const found = mock.control.truth().find(holds)
  if (found === undefined) throw new Error('no such facility in the cast')
  return found
}

/** Whether a facility comes in by its password alone. */
export const isWell = ({ locked, mustReset, secondFactor }: MockFacility): boolean =>
  !locked && !mustReset && secondFactor === 'off'

/** Whether an application still waits for its approval. */
export const isPending = ({ status }: MockApplication): boolean => status === '発行承認待ち'

/** Types a facility's login into the door and presses 「ログイン」. */
export async function signIn(
  page: Page,
  portalUrl: string,
  { loginId }: MockFacility,
  password: string,
): Promise<void> {
  await page.goto(portalUrl)
  await press(page, 'ログインはこちら')
  await type(page, 'ユーザー名', loginId)
  await type(page, 'パスワード', password)
  await press(page, 'ログイン')
}

/** Logs in and goes to 電子証明書発行申請業務ページ by its address. */
export async function openDesk(page: Page, portalUrl: string, facility: MockFacility): Promise<void> {
  await signIn(page, portalUrl, facility, facility.password)
  await read(page, 'ログアウト')
  await page.goto(`${portalUrl}#/gyomu`)
}

/** Presses 「照会する」 or 「同意する」 and gives the window of the RA that it opens. */
export async function enter(page: Page, words: '照会する' | '同意する'): Promise<Page> {
  const [window] = await Promise.all([page.waitForEvent('popup'), press(page, words)])
  return window
}
