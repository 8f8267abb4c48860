import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { portal } from '../../mock-portal/portal/index.ts'
import { bundleCount, bundleSource } from '../../mock-portal/portal/weight.ts'
import { launch } from '../launch.ts'
import { tinyWorld } from './portal-world.ts'

let browser: Browser
let context: BrowserContext
let page: Page
let app: FastifyInstance
let address: string
let own: ReturnType<typeof tinyWorld>
let seen: { readonly line: string; status: number | null }[]
let namelessRoutes: string[]
let sick: { readonly path: string; readonly how: 'drop' | number } | null

const startPortal = async (weight: number): Promise<void> => {
  app = Fastify()
  app.addHook('onRoute', ({ url, config }) => {
    if (config === undefined || !('request' in config)) namelessRoutes.push(url)
  })
  app.addHook('onRequest', async (request, reply) => {
    const entry: (typeof seen)[number] = { line: `${request.method} ${request.url}`, status: null }
    seen.push(entry)
    reply.raw.once('finish', () => (entry.status = reply.raw.statusCode))
    if (sick === null || !request.url.startsWith(sick.path)) return
    if (sick.how === 'drop') request.raw.socket.destroy()
    else await reply.code(sick.how).send('')
  })
  portal(app, own.world, () => ({ portal: address, ra: address, post: '' }), { latency: 0, weight })
  app.post('/p/entry', { config: { request: 'entry' } }, ({ body }, reply) =>
    reply.type('text/plain').send(JSON.stringify(body)),
  )
  address = await app.listen({ port: 0, host: '127.0.0.1' })
}

const bundles = () => Array.from({ length: bundleCount(3000) }, (_, at) => bundleSource(at, 3000))
const asked = (part: string): typeof seen => seen.filter(({ line }) => line.includes(part))
const title = (words: string) => page.locator(`main[data-page-title="${words}"]`)
const alert = () => page.locator('#uiNotificationContainer .alert')

const signIn = async (loginId: string, password = 'Sakura2024'): Promise<void> => {
  await page.goto(`${address}/csm`)
  await page.getByText('ログインはこちら').click()
  await page.getByLabel('ユーザーID（原則メールアドレス）').fill(loginId)
  await page.getByLabel('パスワード').fill(password)
  await page.locator('button[name=login]').click()
}

const signedIn = async (): Promise<void> => {
  await signIn('sakura@clinic.example')
  await page.locator('.sp-account-name').getByText('さくら内科クリニック').waitFor()
}

const openDesk = async (): Promise<void> => {
  await page.getByRole('button', { name: 'オンライン資格確認 オンライン請求' }).click()
  await page.getByRole('link', { name: 'オンライン資格確認・オンライン請求', exact: true }).click()
  await page.getByText('オンライン資格確認・オンライン請求の各種申請について').click()
  await page.getByText('オンライン資格確認の申請はこちら').click()
  await page.getByRole('heading', { name: '電子証明書発行申請', exact: true }).click()
  await page.getByRole('link', { name: 'はい 電子証明書の 申請画面へ進む' }).click()
  await title('電子証明書発行申請業務ページ').waitFor()
}

beforeAll(async () => {
  browser = await launch()
})

beforeEach(async () => {
  own = tinyWorld()
  seen = []
  namelessRoutes = []
  sick = null
  await startPortal(0)
  context = await browser.newContext()
  page = await context.newPage()
})

afterEach(async () => {
  await context.close()
  await app.close()
})

afterAll(() => browser.close())

test('the top page shows the notices with number, views and age, and sets no cookie', async () => {
  await page.goto(`${address}/csm/ja?id=csm_index`)
  const notices = page.locator('.sp-notices li.list-group-item')
  await notices.first().waitFor()
  expect(await notices.count()).toBe(3)
  const first = (await notices.first().innerText()).replaceAll(/\s+/g, ' ')
  expect(first).toMatch(/^【お知らせ】メンテナンスに伴う.* 管理番号 4200\s?表示 1830\s?0 日前/)
  expect(await context.cookies()).toEqual([])
  await page.getByRole('heading', { name: '初回ログインについて' }).waitFor()
})

test('a walk by clicks ends in a new window that brings the one-time token to the RA', async () => {
  await signedIn()
  await openDesk()
  expect(asked('GET /csm')).toHaveLength(2)
  expect(page.url()).toContain('spa=1')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: '照会する' }).click()
  const ra = await opened
  await ra.waitForURL('**/p/entry')
  expect(JSON.parse(await ra.locator('body').innerText())).toEqual({ token: own.tokens[0], screen: 'list' })
  expect(own.tokens).toHaveLength(1)
})

test('同意する goes the same way, to the application', async () => {
  await signedIn()
  await openDesk()
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: '同意する' }).click()
  const ra = await opened
  await ra.waitForURL('**/p/entry')
  expect(JSON.parse(await ra.locator('body').innerText())).toMatchObject({ screen: 'apply' })
})

test('the category has six tiles, of which half come with the second drawing', async () => {
  await signedIn()
  await page.goto(`${address}/csm?id=sc_category`)
  await page.getByRole('heading', { name: '交付決定通知書ダウンロード' }).waitFor()
  expect(await page.locator('.sp-tile h3').allInnerTexts()).toEqual([
    '利用開始・変更申請',
    'マスタアカウント情報ダウンロード',
    '運用開始日登録',
    '電子証明書発行申請',
    '補助金申請',
    '交付決定通知書ダウンロード',
  ])
  expect(await page.getByRole('link', { name: '詳細を表示' }).count()).toBe(6)
})

test('the first call after a login is refused with a new token and sent again once', async () => {
  await signedIn()
  const calls = asked('GET /api/now/sp/page?').slice(-2)
  expect(calls.map(({ status }) => status)).toEqual([401, 200])
  expect(calls[0]?.line).toBe(calls[1]?.line)
  await page.goto(`${address}/csm?id=csm_mypage`)
  await page.getByText('1311234569').waitFor()
  expect(seen.filter(({ status }) => status === 401)).toHaveLength(1)
})

test('a rejected password is said, clears the field and stays', async () => {
  await signIn('sakura@clinic.example', 'Wrong2024')
  await alert().getByText('ユーザー名またはパスワードが無効です。').waitFor()
  expect(await page.getByLabel('パスワード').inputValue()).toBe('')
  expect(await context.cookies()).toEqual([])
  expect(asked('POST /angular.do')).toHaveLength(1)
})

test('a locked account is said', async () => {
  await signIn('locked@clinic.example')
  await alert().getByText('アカウントがロックされています。').waitFor()
})

test('the second factor asks for a code, says when it is wrong, lets in when it is right', async () => {
  await signIn('mail@clinic.example')
  const code = page.getByLabel('認証コード')
  await code.fill('000000')
  await page.getByRole('button', { name: '確認', exact: true }).click()
  await alert().getByText('認証コードが正しくありません。').waitFor()
  await code.fill('246810')
  await page.getByRole('button', { name: '確認', exact: true }).click()
  await page.getByRole('link', { name: 'ログアウト' }).waitFor()
})

test('the forced reset stands in the place of every page until a good password is set', async () => {
  await signIn('reset@clinic.example')
  await page.getByLabel('新しいパスワード', { exact: true }).waitFor()
  await page.goto(`${address}/csm?id=sc_category`)
  await page.getByLabel('新しいパスワード', { exact: true }).fill('weak')
  await page.getByLabel('新しいパスワード（確認用）').fill('weak')
  await page.getByRole('button', { name: 'パスワードを再設定する' }).click()
  await alert().getByText('8文字以上100文字以下').waitFor()
  await page.getByLabel('新しいパスワード', { exact: true }).fill('Another2026')
  await page.getByLabel('新しいパスワード（確認用）').fill('Another2026')
  await page.getByRole('button', { name: 'パスワードを再設定する' }).click()
  await title('ホーム').waitFor()
  expect(own.records).toEqual(['password-reset'])
  expect(own.world.login('reset@clinic.example', 'Another2026')).toMatchObject({ outcome: 'in', mustReset: false })
})

test('a closed page asks for the login first and is shown after it', async () => {
  await page.goto(`${address}/csm?id=csm_mypage`)
  await page.getByLabel('ユーザーID（原則メールアドレス）').fill('sakura@clinic.example')
  await page.getByLabel('パスワード').fill('Sakura2024')
  await page.locator('button[name=login]').click()
  await title('マイページ').waitFor()
})

test('a session that is over is said with a way to the login, in the app and after a full load', async () => {
  await signedIn()
  own.endSessions()
  await page.getByRole('link', { name: 'マイページ' }).click()
  await alert().getByText('セッションの有効期限が切れました。再度ログインしてください。').waitFor()
  await page.getByRole('link', { name: 'お問い合わせ' }).first().click()
  await title('お問い合わせ').waitFor()
  await alert().getByRole('link').click()
  await page.locator('#username').waitFor()
  expect(await alert().count()).toBe(0)

  await signedIn()
  own.endSessions()
  await page.goto(`${address}/csm?id=csm_mypage`)
  await alert().getByText('セッションの有効期限が切れました。').waitFor()
})

test.each([503, 'drop'] as const)('a call that fails (%s) is said, and the page stays', async (how) => {
  await signedIn()
  sick = { path: '/api/now/sp/page', how }
  await page.getByRole('link', { name: 'マイページ' }).click()
  await alert().getByText('サーバーに接続できませんでした').waitFor()
  await title('ホーム').waitFor()
  expect(await page.locator('.sp-loading').isVisible()).toBe(false)
})

test('the page that already stands is drawn anew when it is asked for again', async () => {
  await signedIn()
  await page.locator('.sp-notices li.list-group-item').first().waitFor()
  const before = asked('POST /api/now/sp/rectangle/').length
  await page.getByRole('link', { name: 'ホーム', exact: true }).first().click()
  await expect.poll(() => asked('POST /api/now/sp/rectangle/').length).toBe(before + 1)
})

test('ログアウト ends the session', async () => {
  await signedIn()
  await page.getByRole('link', { name: 'ログアウト' }).click()
  await page.getByText('ログインはこちら').waitFor()
  expect(await context.cookies()).toEqual([])
})

test('a renamed word is drawn by its new name', async () => {
  own.renamed.set('照会する', '状況を見る')
  await signedIn()
  await page.goto(`${address}/csm?id=csm_certificate_desk`)
  await page.getByRole('button', { name: '状況を見る' }).waitFor()
  expect(await page.getByText('照会する').count()).toBe(0)
})

test('a connection stays open for as long as the page stands', async () => {
  const connected = page.waitForRequest('**/amb/connect')
  await page.goto(`${address}/csm`)
  await page.locator('.sp-notices li.list-group-item').first().waitFor()
  await connected
  await expect.poll(() => asked('/amb/connect')).toEqual([{ line: 'POST /amb/connect', status: null }])
})

test('the weight is loaded, executed whole, and cached for the second load', async () => {
  await app.close()
  await startPortal(3000)
  await page.goto(`${address}/csm`)
  await page.locator('.sp-notices li.list-group-item').first().waitFor()
  expect(await page.evaluate('window.spBundles.executed')).toBe(bundleCount(3000))
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(80)
  expect(seen.length).toBeLessThanOrEqual(95)
  seen.length = 0
  await page.goto(`${address}/csm`)
  await page.locator('.sp-notices li.list-group-item').first().waitFor()
  expect(await page.evaluate('window.spBundles.executed')).toBe(bundleCount(3000))
  expect(asked('/csm')).toHaveLength(1)
  expect(asked('/sp/')).toHaveLength(asked('/api/now/sp/').length)
})

test('the bundles weigh what was asked for, and are the same every time', () => {
  const kilobytes = Buffer.byteLength(bundles().join('')) / 1024
  expect(kilobytes).toBeGreaterThan(2900)
  expect(kilobytes).toBeLessThan(3100)
  expect(bundles()).toEqual(bundles())
})

test('every route has a name for the faults and the ledger', () => {
  expect(namelessRoutes).toEqual([])
  expect(app.printRoutes({ commonPrefix: false })).toContain('api/now/sp/page')
})
