import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Locator, type Page, type Request } from 'playwright'
import type { MockFacility } from '../../../mock-portal/contract.ts'
import { findBrowser } from '../../../src/browser/find-browser.ts'
import type { ApplicationRow } from '../../../src/domain/application-row.ts'
import { mayStillTravel } from '../../../src/domain/delivery.ts'
import { readApplicationRow } from '../../../src/domain/read-row.ts'
import type { Task, Way } from '../task.ts'

/** The script that an engineer writes in an afternoon: a browser per facility, click by click, one facility after another, in the browser that stands on the machine (`channel: 'msedge'`). */
export const naive: Way = naiveIn({ headed: true })

/** The same script in the browser without windows that Playwright takes by itself, where that one has been installed. */
export const naiveShell: Way = naiveIn({ headed: false })

function naiveIn({ headed }: { readonly headed: boolean }): Way {
  return async (task) => {
    const { path } = findBrowser({ configured: null, headed })
    return async () => {
      const reading: Record<string, readonly ApplicationRow[]> = {}
      for (const facility of task.facilities) {
        const browser = await chromium.launch({ executablePath: path })
        reading[facility.facilityCode] = await readFacility(await browser.newPage(), facility, task)
        await browser.close()
      }
      return reading
    }
  }
}

async function readFacility(page: Page, facility: MockFacility, task: Task): Promise<readonly ApplicationRow[]> {
  const settle = idle(page)
  await page.goto(task.portalUrl)
  await settle()
  await page.getByRole('link', { name: 'ログインはこちら' }).click()
  await settle()
  await page.getByLabel('ユーザー').fill(facility.loginId)
  await page.getByLabel('パスワード').fill(facility.password)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await page.getByRole('link', { name: 'ログアウト' }).waitFor()
  await settle()
  await page.getByRole('button', { name: 'オンライン資格確認 オンライン請求' }).click()
  await page.getByRole('link', { name: 'オンライン資格確認・オンライン請求', exact: true }).click()
  await settle()
  await page.getByRole('button', { name: 'オンライン資格確認・オンライン請求の各種申請について' }).click()
  await page.getByRole('link', { name: 'オンライン資格確認の申請はこちら' }).click()
  await settle()
  await page.locator('.sp-tile', { hasText: '電子証明書発行申請' }).getByText('詳細を表示').click()
  await settle()
  await page.locator('.sp-answers .btn-primary').click() // the words on it are broken over lines
  await settle()
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: '照会する' }).click()
  return readList(await opened, task.today)
}

async function readList(list: Page, today: string): Promise<readonly ApplicationRow[]> {
  await list.waitForLoadState('networkidle')
  const headings = await list.locator('table.list tr').first().locator('td').allInnerTexts()
  const rows: ApplicationRow[] = []
  const count = await list.locator('table.list tr').count()
  for (let at = 1; at < count; at++) {
    const line = list.locator('table.list tr').nth(at)
    const row = await readRow(line, headings)
    rows.push(mayStillTravel(row, null, today) ? { ...row, ...(await readDelivery(list, line)) } : row)
  }
  return rows
}

async function readRow(line: Locator, headings: readonly string[]): Promise<ApplicationRow> {
  const texts = await line.locator('td').allInnerTexts()
  const actions: string[] = []
  for (const button of await line.locator('input').all()) actions.push((await button.getAttribute('value')) ?? '')
  return readApplicationRow({
    cells: Object.fromEntries(headings.map((heading, at) => [heading, texts[at] ?? ''])),
    actions,
  })
}

async function readDelivery(list: Page, line: Locator): Promise<Partial<ApplicationRow>> {
  await line.locator('input[value="詳細/編集"]').click()
  await list.waitForLoadState('networkidle')
  await list.locator('input[value="発送状況確認"]').click()
  await list.waitForLoadState('networkidle')
  const beside = async (word: string): Promise<string | null> =>
    (await list.locator(`td.h:text-is("${word}") + td`).innerText()).trim() || null
  const delivery = { trackingNumber: await beside('追跡番号'), deliveryStatus: await beside('発送状況') }
  await list.locator('input[value="前画面に戻る"]').click()
  await list.locator('table.list').waitFor()
  await list.waitForLoadState('networkidle')
  return delivery
}

// 'networkidle' as such never comes on such a portal: its message channel stays open. What it means does: half a second without a request.
function idle(page: Page): () => Promise<void> {
  let last = performance.now()
  const open = new Set<Request>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/amb/connect') return
    open.add(request)
    last = performance.now()
  })
  const closed = (request: Request): void => {
    if (open.delete(request)) last = performance.now()
  }
  page.on('requestfinished', closed)
  page.on('requestfailed', closed)
  return async () => {
    while (open.size > 0 || performance.now() - last < 500) await pause(50)
  }
}
