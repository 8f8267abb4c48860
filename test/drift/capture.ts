import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { startMockPortal } from '../../mock-portal/index.ts'
import type { MockPortal, Skin } from '../../mock-portal/contract.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { otherSkin } from '../skin/index.ts'
import { applications } from './applications.ts'
import { expectations } from './expectations.ts'
import { defaultOracle } from './oracle/default.ts'
import { otherOracle } from './oracle/other.ts'
import type { Oracle, PageName, Place } from './oracle/places.ts'
import { freeze } from './page/freeze.ts'

const folder = join(import.meta.dirname, '../../fixtures/screens')
const facilityCode = '1311234569'
const emptyCode = '3440056780'

interface Walk {
  readonly mock: MockPortal
  readonly context: BrowserContext
  readonly oracle: Oracle
  readonly skin: string
}

/** Waits until the page has been drawn and stays as it is. */
async function settled(page: Page, css: string): Promise<void> {
  await page.locator(css).first().waitFor({ state: 'visible' })
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'still'))
  await page.waitForFunction(
    (quiet) => {
      const shared = globalThis as unknown as { still?: { text: string; since: number } }
      const text = document.documentElement.outerHTML
      if (shared.still?.text !== text) shared.still = { text, since: performance.now() }
      return document.readyState === 'complete' && performance.now() - shared.still.since > quiet
    },
    900,
    { polling: 50 },
  )
}

async function save(walk: Walk, page: Page, name: PageName): Promise<void> {
  const file = join(folder, `${name}.${walk.skin}.html`)
  await writeFile(file, await page.evaluate<string>(`(${String(freeze)})()`))
}

const cssOf = (place: Place | undefined): string => {
  const css = place?.right[0]
  if (css === undefined) throw new Error('the oracle knows no such place')
  return css
}

/** Presses where the oracle says; the walk itself thereby proves it. */
async function press({ oracle }: Walk, page: Page, name: PageName, control: string): Promise<void> {
  await page.locator(cssOf(oracle[name].controls?.[control])).click()
}

async function type({ oracle }: Walk, page: Page, place: readonly [PageName, string], value: string): Promise<void> {
  const [name, field] = place
  await page.locator(cssOf(oracle[name].fields?.[field])).click()
  await page.keyboard.insertText(value)
}

async function stand(walk: Walk, page: Page, name: PageName): Promise<void> {
  const { controls, fields, table, values } = walk.oracle[name]
  const place = [...Object.values(controls ?? {}), ...Object.values(fields ?? {}), ...Object.values(values ?? {})].at(
    -1,
  )
  await settled(page, place ? cssOf(place) : (table?.lines ?? 'body'))
}

async function enter(walk: Walk, code: string): Promise<Page> {
  const { mock, context } = walk
  const facility = mock.control.truth().find((each) => each.facilityCode === code)
  if (!facility) throw new Error('no such facility')
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
  await settled(page, cssOf(walk.oracle.code.fields?.['code']))
  await save(walk, page, 'code')
  await press(walk, page, 'code', 'confirm')
  return page
}

async function through(walk: Walk, page: Page): Promise<Page> {
  const steps: readonly (readonly [PageName, string])[] = [
    ['home', 'menu'],
    ['home-menu', 'eligibility'],
    ['menu', 'applications'],
    ['menu-open', 'eligibilityApplications'],
    ['category', 'certificateApplication'],
    ['certificate-article', 'yes'],
  ]
  for (const [name, control] of steps) {
    await stand(walk, page, name)
    if (name.endsWith('menu') || name.endsWith('open')) await page.mouse.move(640, 700)
    await save(walk, page, name)
    await press(walk, page, name, control)
  }
  await stand(walk, page, 'certificate-desk')
  await save(walk, page, 'certificate-desk')
  const [window] = await Promise.all([page.waitForEvent('popup'), press(walk, page, 'certificate-desk', 'inquire')])
  await window.setViewportSize({ width: 1280, height: 800 })
  return window
}

async function inside(walk: Walk, window: Page): Promise<void> {
  await stand(walk, window, 'application-list')
  await save(walk, window, 'application-list')
  await open(walk, window, 1)
  await save(walk, window, 'application-detail')
  await reveal(walk, window, 'application-detail-delivery')
  await press(walk, window, 'application-detail-delivery', 'back')
  await stand(walk, window, 'application-list')
  await open(walk, window, 0)
  await reveal(walk, window, 'application-detail-unsent')
}

async function open(walk: Walk, window: Page, line: number): Promise<void> {
  const { table } = walk.oracle['application-list']
  const button = window
    .locator(table?.lines ?? '')
    .nth(line)
    .locator(table?.actions ?? '')
  await button.first().click()
  await settled(window, cssOf(walk.oracle['application-detail'].controls?.['back']))
}

async function reveal(walk: Walk, window: Page, name: PageName): Promise<void> {
  await press(walk, window, name, 'showDelivery')
  await stand(walk, window, name)
  await save(walk, window, name)
}

async function post({ mock, context, ...walk }: Walk, name: PageName, number: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${mock.origins.post}/services/srv/search/direct?reqCodeNo1=${number}&searchKind=S002&locale=ja`)
  await settled(page, 'body')
  await save({ mock, context, ...walk }, page, name)
}

async function walk(skin: Skin | null, oracle: Oracle): Promise<void> {
  const mock = await startMockPortal({ today: '2026-11-21', now: () => 0, ...(skin ? { skin } : {}) })
  const browser = await chromium.launch({ executablePath: findBrowser({ configured: null, headed: false }).path })
  try {
    const whole = async (code: string): Promise<{ steps: Walk; window: Page }> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' })
      const steps = { mock, context, oracle, skin: skin?.name ?? 'default' }
      return { steps, window: await through(steps, await enter(steps, code)) }
    }
    for (const code of [emptyCode, facilityCode])
      mock.control.update(code, { secondFactor: 'mail', mailCode: '246813' })
    mock.control.update(facilityCode, { applications })
    const empty = await whole(emptyCode)
    await stand(empty.steps, empty.window, 'application-list-empty')
    await save(empty.steps, empty.window, 'application-list-empty')
    const { steps, window } = await whole(facilityCode)
    await inside(steps, window)
    await post(steps, 'tracking', applications[1]?.trackingNumber ?? '')
    await post(steps, 'tracking-unknown', '10000000000')
    for (const [name, expected] of Object.entries(expectations(facilityCode, applications)))
      await writeFile(join(folder, `${name}.expected.json`), `${JSON.stringify(expected, null, 2)}\n`)
  } finally {
    await browser.close()
    await mock.close()
  }
}

await mkdir(folder, { recursive: true })
await walk(null, defaultOracle)
await walk(otherSkin, otherOracle)
