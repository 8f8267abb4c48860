import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from 'playwright'
import { askFrame } from './frames.ts'
import type { Aim, Struck } from './page/hands.ts'
import { byHand, finderMissing, holding, withFinder } from './page/script.ts'

/** An element that was found, for as long as its document stands. */
export interface Held {
  readonly frame: Frame
  readonly key: string
}

/** What became of a press: it was given, once; or it was not, because the page has taken the element away or lets nobody at it. */
export type Pressed = { readonly given: true } | { readonly gone: true } | { readonly reason: string }

let count = 0

/** Asks a frame for an element; what the expression answers instead is data. Null when the frame navigates. */
export async function findIn(frame: Frame, expression: string): Promise<{ element: Held } | { data: unknown } | null> {
  const key = `${++count}`
  const found = await frame
    .evaluate<{ held: true } | { data: unknown }>(holding(key, expression))
    .then((first) =>
      'data' in first && first.data === finderMissing
        ? frame.evaluate<{ held: true } | { data: unknown }>(withFinder(holding(key, expression)))
        : first,
    )
    .catch(() => pause(20, null)) // it navigates
  return found && 'held' in found ? { element: { frame, key } } : found
}

/**
 * Presses the middle of an element with the mouse, once it stands still, is enabled and nothing stands before it. What the press would meet in its place
 * does not learn of it, and it is given again. Playwright's own click does the same, by a script of 345 KB for each document: measured, that cost more than all else in a visit.
 */
export async function pressHeld({ frame, key }: Held, patience: number): Promise<Pressed> {
  const end = performance.now() + patience
  do {
    const left = Math.max(0, end - performance.now())
    const aim = await askFrame<Aim>(
      frame,
      byHand((hands, input) => hands.aim(input.key, input.left), { key, left }),
      left,
    )
    if (!aim || 'gone' in aim) return { gone: true }
    if ('reason' in aim) return aim
    const origin = await originOf(frame)
    const clicked = await within(
      left + 1_000,
      frame
        .page()
        .mouse.click(origin.x + aim.x, origin.y + aim.y)
        .then(() => true),
    )
    if (!clicked) return { reason: 'the page gives no sign' }
    const struck = await askFrame<Struck>(
      frame,
      byHand((hands) => hands.struck(), null),
      1_000,
    )
    if (struck !== 'missed') return { given: true }
  } while (performance.now() < end)
  return { reason: 'something else stands there each time' }
}

// Where a frame's own view begins in its window's.
async function originOf(frame: Frame): Promise<{ x: number; y: number }> {
  const parent = frame.parentFrame()
  if (!parent) return { x: 0, y: 0 }
  const outer = await originOf(parent)
  const element = await frame.frameElement()
  const own = await element.evaluate((each) => {
    if (!(each instanceof HTMLElement)) return { x: 0, y: 0 }
    const { left, top } = each.getBoundingClientRect()
    const { paddingLeft, paddingTop } = getComputedStyle(each)
    return { x: left + each.clientLeft + parseFloat(paddingLeft), y: top + each.clientTop + parseFloat(paddingTop) }
  })
  return { x: outer.x + own.x, y: outer.y + own.y }
}

async function within(milliseconds: number, work: Promise<boolean>): Promise<boolean> {
  const late = new AbortController()
  const never = pause(milliseconds, false, { signal: late.signal }).catch(() => false)
  return Promise.race([work, never]).finally(() => late.abort())
}

/** Types a text in place of all that stands in a field. False when the field has gone, or cannot be filled in. */
export async function typeInto({ frame, key }: Held, text: string, patience: number): Promise<boolean> {
  const ready = await askFrame<boolean>(
    frame,
    byHand((hands, input) => hands.ready(input.key, input.patience), { key, patience }),
    patience,
  )
  if (!ready) return false
  const { keyboard } = frame.page()
  return within(
    patience + 1_000,
    (text === '' ? keyboard.press('Delete') : keyboard.insertText(text)).then(() => true),
  )
}
