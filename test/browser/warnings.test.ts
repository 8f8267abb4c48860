import { describe, expect, it } from 'vitest'
import { signedInRefusals } from '../../selectors/refusals.ts'
import { html, serve } from './spending-server.ts'
import { visit } from './spending-visit.ts'
import { useBrowser } from './use-browser.ts'

const shared = useBrowser()

const page = {
  title: 'メニュー',
  landmark: [{ says: 'メニュー' }],
  refusals: signedInRefusals,
  controls: { on: { words: '進む' } },
} as const
const next = { title: '一覧', landmark: [{ says: '一覧' }], refusals: signedInRefusals } as const

async function codeAfter(text: string): Promise<unknown> {
  shared.server = await serve(({ url }, reply) =>
    html(reply, url === '/next' ? `<p>${text}</p>` : '<h1>メニュー</h1><a href="/next">進む</a>'),
  )
  return visit(shared.browser, { origin: shared.server.origin, effect: 'reads' }, async ({ enter, on }) => {
    await enter('portal')
    await on(page).press('on')
    await on(next).stands()
  }).catch(({ code }: { readonly code?: unknown }) => code)
}

describe('a page that says what happens if', () => {
  it.each([
    'ログイン後、一定時間操作がない場合は自動的にログアウトします。',
    '画面が表示されない場合は、ログインし直してください。',
    'セッションが切れた場合は、再度ログインしてください。',
    'つながらない場合は、しばらく経ってから再度お試しください。',
  ])('refuses nothing: %s', async (text) => expect(await codeAfter(text)).toBe('unknown-screen'))

  it.each([
    ['一定時間操作がなかったため、ログアウトしました。', 'session-expired'],
    ['セッションがタイムアウトしました。一定時間操作がない場合は自動的に終了します。', 'session-expired'],
    ['再度ログインしてください。', 'session-expired'],
    ['アクセスが集中しています。しばらく経ってから再度お試しください。', 'portal-unreachable'],
  ])('is another than one that says it has: %s', async (text, code) => expect(await codeAfter(text)).toBe(code))
})
