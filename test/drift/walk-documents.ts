import type { Page } from 'playwright'
import type { MockFacility } from '../../mock-portal/contract.ts'
import type { PageName } from './oracle/places.ts'
import { press, save, settled, stand, toCategory, type Walk } from './walk.ts'

const lists = [
  ['masterAccounts', 'master-account-list'],
  ['grantDecisions', 'grant-decision-list'],
] as const

/** The second page of each list behind the two tiles, and the page of a document. */
export async function shelving(walk: Walk, facility: MockFacility): Promise<void> {
  const page = await toCategory(walk, facility)
  for (const [control, list] of lists) {
    if (control === 'grantDecisions') await back(walk, page)
    await press(walk, page, 'category', control)
    await secondPage(walk, page, list)
    await save(walk, page, list)
    if (list === 'master-account-list') await aDocument(walk, page)
  }
}

async function aDocument(walk: Walk, page: Page): Promise<void> {
  const { grid } = walk.oracle['master-account-list']?.files ?? {}
  await page
    .locator(grid?.lines ?? '')
    .nth(1)
    .locator(grid?.actions ?? '')
    .click()
  await stand(walk, page, 'document-page')
  await save(walk, page, 'document-page')
}

// The number 2 stands where on the second page what leads to the third does not.
async function secondPage(walk: Walk, page: Page, name: PageName): Promise<void> {
  const { grid, range } = walk.oracle[name]?.files ?? {}
  await settled(page, grid?.lines ?? '')
  await page.getByText('2', { exact: true }).filter({ visible: true }).click()
  await page
    .getByText(/^(?:11|6)[~～]/)
    .filter({ visible: true })
    .waitFor()
  await settled(page, range?.right[0] ?? '')
}

async function back(walk: Walk, page: Page): Promise<void> {
  for (let times = 0; times < 9; times++) {
    if (
      await page
        .locator(walk.oracle.category?.controls?.['grantDecisions']?.right[0] ?? '')
        .first()
        .isVisible()
    )
      return
    await page.goBack()
    await settled(page, 'body')
  }
  throw new Error('the tiles do not come back')
}
