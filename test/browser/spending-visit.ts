import type { Browser, BrowserContext } from 'playwright'
import { openRecorder } from '../../src/browser/evidence.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import type { Effect, VisitTools } from '../../src/browser/flow.ts'
import type { Lease } from '../../src/browser/lease.ts'
import type { Screen } from '../../src/browser/screen.ts'
import { openRoom } from '../../src/browser/room.ts'
import { runFlow } from '../../src/browser/visit.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** 確認画面 with its last button. */
export const confirmation = {
  title: '確認画面',
  landmark: [{ says: '申請内容の確認' }],
  refusals: [],
  controls: { apply: { words: '申請', commits: true }, back: { words: '戻る' }, again: { words: '再検索' } },
  fields: { contact: { words: '担当者名', kind: 'text' } },
} as const satisfies Screen

/** What stands after it. */
export const done = {
  title: '発行申請成功',
  landmark: [{ says: '発行申請成功' }],
  refusals: [],
  controls: { again: { words: '続けてもう1枚申請' } },
} as const satisfies Screen

/** What the form of the tests sends, and may always be sent. */
export const lease: Lease = {
  meant: ['総務', '受付1号'],
  foreign: ['受付2号'],
  permit: async () => true,
  success: { screen: done },
}

/** A confirmation of what `lease` means, whose last button sends a form to /apply. */
export const form = (more = '', attributes = ''): string =>
  `<h1>申請内容の確認</h1><form method="post" action="/apply" ${attributes}><input type="hidden" name="token" value="x1">
  <input type="hidden" name="a" value="総務"><input type="hidden" name="b" value="受付1号"><input type="submit" value="申請"></form>${more}`

/** The same without a form: the button runs a script. */
export const scripted = (script: string, more = ''): string =>
  `<h1>申請内容の確認</h1><input type="button" value="申請" onclick="press()">
  <script>const fields = 'a=' + encodeURIComponent('総務') + '&b=' + encodeURIComponent('受付1号')
  const kind = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = () => fetch('/apply', { method: 'POST', body: fields, headers: kind })
  const say = (text) => { document.body.innerHTML = text }
  function press() { ${script} }</script>${more}`

export const success = '<h1>発行申請成功</h1><p>受付番号 1</p>'

/** The browsers of this machine that a person may have: a headless shell and a full one. */
export const browsers: readonly string[] = [...new Set([false, true].flatMap(pathOf))]

function pathOf(headed: boolean): string[] {
  try {
    return [findBrowser({ configured: null, headed }).path]
  } catch {
    return []
  }
}

export interface Visited {
  readonly origin: string
  readonly effect?: Effect
  readonly patience?: number
  readonly signal?: AbortSignal
  readonly now?: () => string
  readonly allowed?: (url: string) => boolean
  readonly onContext?: (context: BrowserContext) => void
  /** In a context as the browser makes it, to show what a page would do there. */
  readonly bare?: boolean
}

/** A context as a visit has it, which trusts any certificate. */
export async function roomIn(browser: Browser): Promise<BrowserContext> {
  const { context } = await openRoom(browser, { ignoreHTTPSErrors: true })
  return context
}

/** Runs a flow in a new context that trusts any certificate. */
export async function visit<Output>(
  browser: Browser,
  options: Visited,
  run: (tools: VisitTools) => Promise<Output>,
): Promise<Output> {
  const { origin, effect = 'spends', patience = 4_000, now = () => new Date().toISOString() } = options
  const folder = await mkdtemp(join(tmpdir(), 'todoke-lease-'))
  const context = options.bare ? await browser.newContext({ ignoreHTTPSErrors: true }) : await roomIn(browser)
  options.onContext?.(context)
  try {
    return await runFlow({ title: 'test', effect, run }, null, {
      context,
      recorder: openRecorder({ folder, secrets: [], now: () => new Date().toISOString() }),
      allowed: options.allowed ?? (() => true),
      doors: { portal: `${origin}/`, post: `${origin}/`, directForm: `${origin}/`, directList: `${origin}/` },
      home: 'portal',
      ways: null,
      patience,
      answerLimit: 120_000,
      now,
      onStep: () => {},
      ask: null,
      signal: options.signal ?? new AbortController().signal,
    })
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
}
