import { chromium, type Browser, type BrowserContext } from 'playwright'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { openRecorder } from './evidence.ts'
import type { Flow } from './flow.ts'
import { allowOrigins, networkArguments } from './origins.ts'
import { openRoom, watchOrigins, wipe, type Origins, type Room } from './room.ts'
import { runFlow } from './visit.ts'

const visitsPerContext = 50

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
    return free.pop() ?? openRoom(running)
  }
  const portal = new URL(options.doors.portal).origin
  const leave = async (room: Room, seen: Origins, clean: boolean): Promise<void> => {
    const mayServe = clean && room.visits < visitsPerContext
    if (mayServe && (await wipe(room, { portal, known: options.origins, seen }))) free.push(room)
    else await room.context.close().catch(() => {}) // it has gone with its browser
  }
  return {
    async visit(flow, input, visit) {
      const room = await enter()
      room.visits += 1
      const origins = watchOrigins(room)
      let clean = false
      try {
        const result = await runFlow(flow, input, visitOptions(room.context, visit, options))
        clean = true
        return result
      } finally {
        origins.release()
        await leave(room, origins.seen, clean)
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
