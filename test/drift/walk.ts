import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import type { Oracle, PageName, Place, Places } from './oracle/places.ts'
import { freeze } from './page/freeze.ts'

/** Where the saved pages stand, and what they must give. */
export const folder = join(import.meta.dirname, '../../fixtures/screens')

/** A walk over the screens of one skin, as one visitor. */
export interface Walk {
  readonly mock: MockPortal
  readonly context: BrowserContext
  readonly oracle: Oracle
  readonly skin: string
}

/** Waits until the page has been drawn and stays as it is. */
export async function settled(page: Page, css: string): Promise<void> {
  await page.locator(css).first().waitFor({ state: 'visible' })
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'still'))
  await page.waitForFunction(
    (quiet) => {
      const shared = globalThis as unknown as { still?: { text: string; since: number } }
      const entries = [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input,select')]
      const text = document.documentElement.outerHTML + entries.map(({ value }) => value).join()
      if (shared.still?.text !== text) shared.still = { text, since: performance.now() }
      return document.readyState === 'complete' && performance.now() - shared.still.since > quiet
    },
    900,
    { polling: 50 },
  )
}

/** Saves the page as it stands; what is entered there only when it is wanted, and never a password. */
export async function save(
  walk: Walk,
  page: Page,
  name: PageName,
  entries: 'blank' | 'entered' = 'blank',
): Promise<void> {
  const file = join(folder, `${name}.${walk.skin}.html`)
  await writeFile(file, await page.evaluate<string>(`(${String(freeze)})(${String(entries === 'entered')})`))
}

const placesOn = ({ oracle, skin }: Walk, name: PageName): Places => {
  const places = oracle[name]
  if (places === null) throw new Error(`the oracle knows no ${name} of ${skin}`)
  return places
}

const cssOf = (place: Place | undefined): string => {
  const css = place?.right[0]
  if (css === undefined) throw new Error('the oracle knows no such place')
  return css
}

/** Presses where the oracle says; the walk itself thereby proves it. */
export async function press(walk: Walk, page: Page, name: PageName, control: string): Promise<void> {
  await page.locator(cssOf(placesOn(walk, name).controls?.[control])).click()
}

/** Enters a text in place of what stands there. */
export async function type(walk: Walk, page: Page, place: readonly [PageName, string], value: string): Promise<void> {
  const [name, field] = place
  await page.locator(cssOf(placesOn(walk, name).fields?.[field])).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(value)
}

/** Waits until the page stands where the oracle says. */
export async function stand(walk: Walk, page: Page, name: PageName): Promise<void> {
  const { controls, fields, files, table, values } = placesOn(walk, name)
  const place = [...Object.values(controls ?? {}), ...Object.values(fields ?? {}), ...Object.values(values ?? {})].at(
    -1,
  )
  await settled(page, place ? cssOf(place) : (table?.lines ?? files?.links ?? 'body'))
}

/** From the top page to the tiles of オンライン資格確認, which stand then. */
export async function toCategory(walk: Walk, facility: MockFacility): Promise<Page> {
  const { mock, context } = walk
  const page = await context.newPage()
  await page.goto(mock.portalUrl)
  await stand(walk, page, 'top')
  await save(walk, page, 'top')
  await press(walk, page, 'top', 'signIn')
  await stand(walk, page, 'login')
  await save(walk, page, 'login')
  await type(walk, page, ['login', 'loginId'], facility.loginId)
  await type(walk, page, ['login', 'password'], facility.password)
  await press(walk, page, 'login', 'signIn')
  await stand(walk, page, 'code')
  await type(walk, page, ['code', 'code'], facility.mailCode) // what is typed is in no attribute, and the button wakes by it
  await stand(walk, page, 'code')
  await save(walk, page, 'code')
  await press(walk, page, 'code', 'confirm')
  for (const [name, control] of ways) {
    await stand(walk, page, name)
    if (name.endsWith('menu') || name.endsWith('open')) await page.mouse.move(640, 700)
    await save(walk, page, name)
    await press(walk, page, name, control)
  }
  await stand(walk, page, 'category')
  await save(walk, page, 'category')
  return page
}

/** From the top page to 電子証明書発行申請業務ページ, which stands then. */
export async function toDesk(walk: Walk, facility: MockFacility): Promise<Page> {
  const page = await toCategory(walk, facility)
  await press(walk, page, 'category', 'certificateApplication')
  await stand(walk, page, 'certificate-article')
  await save(walk, page, 'certificate-article')
  await press(walk, page, 'certificate-article', 'yes')
  await stand(walk, page, 'certificate-desk')
  await save(walk, page, 'certificate-desk')
  return page
}

const ways: readonly (readonly [PageName, string])[] = [
  ['home', 'menu'],
  ['home-menu', 'eligibility'],
  ['menu', 'applications'],
  ['menu-open', 'eligibilityApplications'],
]

/** Presses a button of the desk, and answers with the window that opens. */
export async function openFrom(walk: Walk, page: Page, control: 'inquire' | 'agree'): Promise<Page> {
  const [window] = await Promise.all([page.waitForEvent('popup'), press(walk, page, 'certificate-desk', control)])
  await window.setViewportSize({ width: 1280, height: 800 })
  return window
}
