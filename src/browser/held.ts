import type { Frame } from 'playwright'
import { askFrame } from './frames.ts'
import { inTime } from './in-time.ts'
import type { Aim, Struck } from './page/hands.ts'
import { byHand, holding } from './page/script.ts'

/** An element that was found, for as long as its document stands. */
export interface Held {
  readonly frame: Frame
  readonly key: string
}

/** What became of a press: it was given, once; or it was not, because the page has taken the element away or lets nobody at it. */
export type Pressed = { readonly given: true } | { readonly gone: true } | { readonly reason: string }

let count = 0
/** An expression that looks again and again ends by itself before. */
const longestLook = 1_000

/** Asks a frame for an element; what the expression answers instead is data. Null when the frame navigates, or gives no sign in time. */
export async function findIn(frame: Frame, expression: string): Promise<{ element: Held } | { data: unknown } | null> {
  const key = `${++count}`
  const found = await askFrame<{ held: true } | { data: unknown }>(frame, holding(key, expression), longestLook)
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
    const clicked = await inTime(clickAt(frame, aim), left + 1_000)
    if (clicked === null) return { reason: 'the page gives no sign' }
    const struck = await askFrame<Struck>(
      frame,
      byHand((hands) => hands.struck(), null),
      1_000,
    )
    if (struck !== 'missed') return { given: true }
  } while (performance.now() < end)
  return { reason: 'something else stands there each time' }
}

// A window that goes with the press has had it: it is never given twice.
async function clickAt(frame: Frame, { x, y }: { readonly x: number; readonly y: number }): Promise<true> {
  const origin = await originOf(frame)
  await frame
    .page()
    .mouse.click(origin.x + x, origin.y + y)
    .catch(() => {})
  return true
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

/** Types a text in place of all that stands in a field. False when the field has gone, or cannot be filled in. */
export async function typeInto({ frame, key }: Held, text: string, patience: number): Promise<boolean> {
  const ready = await askFrame<boolean>(
    frame,
    byHand((hands, input) => hands.ready(input.key, input.patience), { key, patience }),
    patience,
  )
  if (!ready) return false
  const { keyboard } = frame.page()
  const typing = text === '' ? keyboard.press('Delete') : keyboard.insertText(text)
  return (
    (await inTime(
      typing.then(() => true),
      patience + 1_000,
    )) ?? false
  )
}
