import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Frame } from 'playwright'
import { inTime } from './in-time.ts'
import { finderMissing, withFinder } from './page/script.ts'

const slice = 500
/** So long the newest window is asked alone: a look costs milliseconds, and most screens stand there. */
const head = 150

/** An answer that some frame of some window gave. */
export interface Answer<Output> {
  readonly frame: Frame
  readonly output: Output
}

/** Every frame of every open window, newest window first. */
export function framesOf(context: BrowserContext): Frame[] {
  return context
    .pages()
    .toReversed()
    .flatMap((page) => page.frames())
}

/** Evaluates in one frame; null when it answers null, navigates, has gone, or gives no sign in time, as a frozen page does. */
export async function askFrame<Output>(frame: Frame, expression: string, patience: number): Promise<Output | null> {
  const answer = evaluate<Output>(frame, expression).catch(() => pause(20, null)) // it navigates
  return inTime(answer, patience + 1_000)
}

async function evaluate<Output>(frame: Frame, expression: string): Promise<Output | null> {
  const answer = await frame.evaluate<Output | null>(expression)
  if (answer !== finderMissing) return answer
  return frame.evaluate<Output | null>(withFinder(expression))
}

/** Asks all frames again and again, new windows included, until one answers or `patience` milliseconds are over. */
export async function askFrames<Output>(
  context: BrowserContext,
  expression: (patience: number) => string,
  patience: number,
): Promise<Answer<Output> | null> {
  const end = performance.now() + patience
  do {
    const share = Math.max(0, Math.min(slice, end - performance.now()))
    const newest = context.pages().at(-1)
    const answered = new AbortController()
    const asked = framesOf(context).map(async (frame) => {
      const wait = frame.page() === newest ? 0 : Math.min(head, share)
      if (wait > 0 && (await pause(wait, false, { signal: answered.signal }).catch(() => true))) return null
      return askThrough<Output>(frame, expression, share - wait)
    })
    const answer = await firstAnswer(asked, context).finally(() => answered.abort())
    if (answer) return answer
    if (asked.length === 0) await pause(20)
  } while (performance.now() < end)
  return null
}

// As `askFrame`, again in each document that takes the place of the one that was asked: a window that has just opened changes at once.
async function askThrough<Output>(
  frame: Frame,
  expression: (patience: number) => string,
  patience: number,
): Promise<Answer<Output> | null> {
  const end = performance.now() + patience
  do {
    const left = Math.max(0, end - performance.now())
    const output = await askFrame<Output>(frame, expression(left), left)
    if (output !== null) return { frame, output }
  } while (performance.now() < end && !frame.isDetached())
  return null
}

// The first answer that is not null; null when all are, or when a window has opened that nobody has asked yet.
async function firstAnswer<Output>(
  asked: readonly Promise<Answer<Output> | null>[],
  context: BrowserContext,
): Promise<Answer<Output> | null> {
  const { promise, resolve } = Promise.withResolvers<Answer<Output> | null>()
  const opened = (): void => resolve(null)
  context.once('page', opened)
  const each = asked.map(async (asking) => {
    const answer = await asking
    if (answer) resolve(answer)
  })
  void Promise.all(each).then(opened)
  return promise.finally(() => context.off('page', opened))
}
