import { mkdir, rm } from 'node:fs/promises'
import { chromium, type Browser, type BrowserContext } from 'playwright'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { openRecorder } from './evidence.ts'
import type { Doors, Flow } from './flow.ts'
import { identify, type Identity } from './identity.ts'
import { learnWays, type KnownWays } from './known-ways.ts'
import { allowOnly, allowOrigins, networkArguments } from './origins.ts'
import { openRoom, watchVisit, wipe, type Room, type Watch } from './room.ts'
import { listenTo, type Heard } from './silence.ts'
import { runFlow } from './visit.ts'

/** Its pages are drawn by one process, whose memory grows with each visit until the context goes. */
const visitsPerContext = 16
/** So long a browser may take to open or to close something; one that is patient with the portal is so with its browser. */
const leastPatience = 10_000
/** Who gives up sooner may ask the table before the portal has done what it was asked for. */
const longestAnswer = 120_000

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
  readonly doors: Doors
  /** Makes it a session of the qualification system: its client certificate is shown there, nothing but that origin and the allowed ones loads, and each visit has a context of its own. */
  readonly identity?: Identity
  /** A folder for this session alone: what a browser writes of a download stands there until it is taken. */
  readonly downloads?: string
  /** True where a visit that only reads may go by addresses that earlier visits have found. */
  readonly shortWay?: boolean
  readonly patience: number
  /** Milliseconds for which the answer to a last button is awaited; default: two minutes. */
  readonly answerLimit?: number
  readonly now: () => string
}

interface Running {
  readonly browser: Browser
  readonly heard: Heard
}

/** A session; the browser starts with the first visit, and again after a crash. */
export function openSession(options: SessionOptions): Session {
  let browser: Promise<Running> | null = null
  let free: Room[] = []
  const ways = options.shortWay === true ? learnWays() : null
  const identity = options.identity && identify(options.identity, options.origins)

  const start = async (): Promise<Running> => {
    const started = await launch(options)
    started.browser.on('disconnected', () => {
      browser = null
      free = []
    })
    return started
  }
  const enter = async (): Promise<{ room: Room; heard: Heard }> => {
    browser ??= start().catch((error: unknown) => {
      browser = null
      throw error
    })
    const running = await browser
    const further = await identity?.contextOptions()
    return { room: free.pop() ?? (await running.heard(openRoom(running.browser, further))), heard: running.heard }
  }
  const leave = async (room: Room, watch: Watch, clean: boolean): Promise<void> => {
    const mayServe = clean && !identity && room.visits < visitsPerContext && !watch.awaited()
    watch.release()
    if (mayServe && (await wipe(room, { known: options.origins, seen: watch.seen }))) free.push(room)
    else await room.context.close().catch(() => {}) // it has gone with its browser
  }
  return {
    async visit(flow, input, visit) {
      const { room, heard } = await enter()
      room.visits += 1
      const watch = watchVisit(room)
      let clean = false
      try {
        const result = await runFlow(flow, input, visitOptions({ context: room.context, ways }, visit, options))
        clean = true
        return result
      } finally {
        await heard(leave(room, watch, clean))
      }
    },
    async close() {
      const running = await browser?.catch(() => null)
      await running?.heard(running.browser.close())
      await identity?.release()
      if (options.downloads !== undefined) await rm(options.downloads, { recursive: true, force: true })
    },
  }
}

function visitOptions(
  own: { readonly context: BrowserContext; readonly ways: KnownWays | null },
  visit: SessionVisit,
  options: SessionOptions,
): Parameters<typeof runFlow>[2] {
  const { evidence, secrets, ...rest } = visit
  const recorder = openRecorder({ folder: evidence, secrets, now: options.now })
  const { doors, patience, answerLimit = longestAnswer, now } = options
  const { identity } = options
  const allowed = identity ? allowOnly(options.origins) : allowOrigins(options.origins)
  const home = identity ? 'qualification' : 'portal'
  return { ...own, recorder, allowed, doors, home, patience, answerLimit, now, ...rest }
}

async function launch({ browser: path, headed, origins, patience, downloads }: SessionOptions): Promise<Running> {
  try {
    await emptyFolder(downloads)
    const browser = await chromium.launch({
      executablePath: path,
      headless: !headed,
      args: networkArguments(origins),
      ...(downloads !== undefined && { downloadsPath: downloads }),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    return { browser, heard: await listenTo(browser, Math.max(leastPatience, patience)) }
  } catch (error) {
    throw new Failure('browser-crashed', { where: path, found: 'it does not start' }, error)
  }
}

// What a browser that has crashed left half of is of no use.
async function emptyFolder(folder: string | undefined): Promise<void> {
  if (folder === undefined) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
}
