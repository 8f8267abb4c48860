import { chromium, type Browser, type BrowserContext } from 'playwright'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { openRecorder } from './evidence.ts'
import type { Flow } from './flow.ts'
import { allowOrigins, networkArguments } from './origins.ts'
import { runFlow } from './visit.ts'

const visitsPerContext = 50
const stored = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage'

/** One browser for many visits. */
export interface Session {
  /** Runs one flow as a newcomer: no cookie or stored value of an earlier visit is left. Throws `Failure`, or the signal's reason. */
  visit<Input, Output>(flow: Flow<Input, Output>, input: Input, options: SessionVisit): Promise<Output>
  close(): Promise<void>
}

export interface SessionVisit {
  /** Absolute folder for what the visit leaves behind. */
  readonly evidence: string
  /** Masked wherever text is written. */
  readonly secrets: readonly Secret[]
  readonly onStep: (title: string) => void
  readonly ask: ((question: string) => Promise<string | null>) | null
  readonly signal: AbortSignal
}

export interface SessionOptions {
  /** Path of the browser. */
  readonly browser: string
  readonly headed: boolean
  /** Origins that may load beside the official hosts. */
  readonly origins: readonly string[]
  readonly doors: { readonly portal: string; readonly post: string }
  readonly patience: number
  readonly now: () => string
}

/** A context that serves one visit after another: what it has cached is worth seconds, what it remembers of a visit is wiped. */
interface Room {
  readonly context: BrowserContext
  visits: number
}

/** A session; the browser starts with the first visit, and again after a crash. */
export function openSession(options: SessionOptions): Session {
  let browser: Promise<Browser> | null = null
  let free: Room[] = []

  const start = async (): Promise<Browser> => {
    const started = await launch(options)
    started.on('disconnected', () => {
      browser = null
      free = []
    })
    return started
  }
  const enter = async (): Promise<Room> => {
    browser ??= start().catch((error: unknown) => {
      browser = null
      throw error
    })
    const running = await browser
    return free.pop() ?? { context: await newContext(running), visits: 0 }
  }
  const leave = async (room: Room, clean: boolean): Promise<void> => {
    const reusable = clean && room.visits < visitsPerContext && (await wipe(room.context, options.origins))
    if (reusable) free.push(room)
    else await room.context.close().catch(() => {}) // it has gone with its browser
  }
  return {
    async visit(flow, input, visit) {
      const room = await enter()
      room.visits += 1
      let clean = false
      try {
        const result = await runFlow(flow, input, visitOptions(room.context, visit, options))
        clean = true
        return result
      } finally {
        await leave(room, clean)
      }
    },
    async close() {
      const running = await browser?.catch(() => null)
      await running?.close()
    },
  }
}

function visitOptions(
  context: BrowserContext,
  visit: SessionVisit,
  options: SessionOptions,
): Parameters<typeof runFlow>[2] {
  const { evidence, secrets, ...rest } = visit
  const recorder = openRecorder({ folder: evidence, secrets, now: options.now })
  const { doors, patience } = options
  return { context, recorder, allowed: allowOrigins(options.origins), doors, patience, ...rest }
}

async function launch({ browser, headed, origins }: SessionOptions): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: browser,
      headless: !headed,
      args: networkArguments(origins),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  } catch (error) {
    throw new Failure('browser-crashed', { where: browser, found: 'it does not start' }, error)
  }
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  try {
    return await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1280, height: 900 },
    })
  } catch (error) {
    throw new Failure('browser-crashed', {}, error)
  }
}

// Closes the windows and forgets all that a site may have stored, but not the cache of its scripts. False when that failed.
async function wipe(context: BrowserContext, known: readonly string[]): Promise<boolean> {
  try {
    const [page] = context.pages()
    if (!page) return false
    const protocol = await context.newCDPSession(page)
    for (const origin of new Set([...known, ...originsOf(context)])) {
      await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: stored })
    }
    await context.clearCookies()
    await Promise.all(context.pages().map((each) => each.close()))
    return true
  } catch {
    return false
  }
}

function originsOf(context: BrowserContext): string[] {
  const addresses = context.pages().flatMap((page) => page.frames().map((frame) => frame.url()))
  return addresses.filter((address) => address.startsWith('http')).map((address) => new URL(address).origin)
}
