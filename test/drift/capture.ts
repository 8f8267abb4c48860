import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import type { MockFacility, MockPortal, Skin } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { otherSkin } from '../skin/index.ts'
import { accountsOf } from '../mock-portal/terminal.ts'
import { launch } from '../launch.ts'
import { applications, entered } from './applications.ts'
import { documents, ofDocuments } from './documents.ts'
import { expectations, ofAccounts } from './expectations.ts'
import { defaultOracle } from './oracle/default.ts'
import { otherOracle } from './oracle/other.ts'
import type { Oracle, PageName } from './oracle/places.ts'
import { hospital, resetting } from './walk-accounts.ts'
import { shelving } from './walk-documents.ts'
import { folder, openFrom, press, save, settled, stand, toDesk, type, type Walk } from './walk.ts'

const facilityCode = '1311234569'
const emptyCode = '3440056780'
const insurerCode = '33120015'

async function inquiring(walk: Walk, window: Page): Promise<void> {
  await stand(walk, window, 'application-list')
  await save(walk, window, 'application-list')
  await open(walk, window, 1)
  await change(walk, window, 'application-detail')
  await reveal(walk, window, 'application-detail-delivery')
  await press(walk, window, 'application-detail-delivery', 'back')
  await stand(walk, window, 'application-list')
  await open(walk, window, 0)
  await reveal(walk, window, 'application-detail-unsent')
}

async function open(walk: Walk, window: Page, line: number): Promise<void> {
  const { table } = walk.oracle['application-list'] ?? {}
  const button = window
    .locator(table?.lines ?? '')
    .nth(line)
    .locator(table?.actions ?? '')
  await button.first().click()
  await stand(walk, window, 'application-detail')
}

// 変更後 says something else than 変更前, so that one read for the other shows.
async function change(walk: Walk, window: Page, name: PageName): Promise<void> {
  for (const [field, value] of Object.entries(entered.changed)) await type(walk, window, [name, field], value)
  await save(walk, window, name, 'entered')
}

async function reveal(walk: Walk, window: Page, name: PageName): Promise<void> {
  await press(walk, window, name, 'showDelivery')
  await stand(walk, window, name)
  await change(walk, window, name)
}

async function applying(walk: Walk, window: Page, kind: '' | '-insurer'): Promise<void> {
  const form = `application-form${kind}` as const
  await stand(walk, window, form)
  for (const [field, value] of Object.entries(entered.applied)) await type(walk, window, [form, field], value)
  await save(walk, window, form, 'entered')
  window.once('dialog', (dialog) => void dialog.accept())
  await press(walk, window, form, 'next')
  if (walk.oracle['application-popup']) {
    await stand(walk, window, 'application-popup')
    if (kind === '') await save(walk, window, 'application-popup', 'entered')
    await press(walk, window, 'application-popup', 'ok')
  }
  await stand(walk, window, `application-confirmation${kind}`)
  await save(walk, window, `application-confirmation${kind}`, 'entered')
  if (kind !== '') return
  await press(walk, window, 'application-confirmation', 'apply')
  await settled(window, walk.oracle['application-sent']?.sign?.right[0] ?? '')
  await save(walk, window, 'application-sent', 'entered')
}

async function direct(walk: Walk): Promise<void> {
  const page = await walk.context.newPage()
  await page.goto(`${walk.mock.origins.ra}${walk.skin === 'default' ? '/p/rcr' : '/shinsei-madoguchi'}`)
  await stand(walk, page, 'application-form-direct')
  await save(walk, page, 'application-form-direct', 'entered')
}

async function post(walk: Walk, name: PageName, number: string): Promise<void> {
  const page = await walk.context.newPage()
  await page.goto(`${walk.mock.origins.post}/services/srv/search/direct?reqCodeNo1=${number}&searchKind=S002&locale=ja`)
  await settled(page, 'body')
  await save(walk, page, name)
}

async function walks(browser: Browser, mock: MockPortal, by: Pick<Walk, 'oracle' | 'skin'>): Promise<void> {
  const facilityOf = (code: string): MockFacility => {
    const facility = mock.control.truth().find((each) => each.facilityCode === code)
    if (!facility) throw new Error('no such facility')
    return facility
  }
  const visitor = async (): Promise<Walk> => ({
    ...by,
    mock,
    context: await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' }),
  })
  const window = async (walk: Walk, code: string, control: 'inquire' | 'agree'): Promise<Page> =>
    openFrom(walk, await toDesk(walk, facilityOf(code)), control)
  const insurers = await visitor()
  await applying(insurers, await window(insurers, insurerCode, 'agree'), '-insurer')
  const none = await visitor()
  const empty = await window(none, emptyCode, 'inquire')
  await stand(none, empty, 'application-list-empty')
  await save(none, empty, 'application-list-empty')
  const walk = await visitor()
  await inquiring(walk, await window(walk, facilityCode, 'inquire'))
  await post(walk, 'tracking', applications[1]?.trackingNumber ?? '')
  await post(walk, 'tracking-unknown', '10000000000')
  await direct(walk)
  const applicant = await visitor()
  await applying(applicant, await window(applicant, facilityCode, 'agree'), '')
  await shelving(await visitor(), facilityOf(facilityCode))
  await resetting(browser, { ...by, mock })
  const { facilityCode: hospitals } = accountsOf(mock, hospital).master
  const truth = {
    ...expectations(facilityOf(facilityCode), facilityOf(insurerCode)),
    ...ofDocuments,
    ...ofAccounts(mock.control.accounts(hospitals)),
  }
  for (const [name, expected] of Object.entries(truth))
    await writeFile(join(folder, `${name}.expected.json`), `${JSON.stringify(expected, null, 2)}\n`)
}

async function capture(skin: Skin | null, oracle: Oracle): Promise<void> {
  const mock = await startMockPortal({
    today: '2026-11-21',
    now: () => 0,
    allCategories: true,
    ...(skin ? { skin } : {}),
  })
  const browser = await launch()
  try {
    for (const code of [emptyCode, facilityCode, insurerCode])
      mock.control.update(code, { secondFactor: 'mail', mailCode: '246813' })
    mock.control.update(facilityCode, { applications, documents })
    await walks(browser, mock, { oracle, skin: skin?.name ?? 'default' })
  } finally {
    await browser.close()
    await mock.close()
  }
}

await mkdir(folder, { recursive: true })
await capture(null, defaultOracle)
await capture(otherSkin, otherOracle)
