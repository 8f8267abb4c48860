import type { Frame } from 'playwright'
import { Failure } from '../domain/failure.ts'
import type { Control, Table } from './address.ts'
import { click, controlOf } from './click.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { retype } from './fill.ts'
import { askFrame, askFrames } from './frames.ts'
import { findIn, type Held } from './held.ts'
import { lookOnce, lookUntil, type Look } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

const attempts = 5

/** What to press: a control of the screen, one in the table's line with these cells, or what an expression finds. */
export type Target =
  | { readonly control: Control }
  | { readonly table: Table; readonly cells: Readonly<Record<string, string>>; readonly words: string | null }
  | { readonly seek: string; readonly words: string }

/** Presses a control of the screen that stands; throws `element-missing` when it is not there, or not alone. */
export async function press(stage: Stage, screen: Screen, name: string): Promise<void> {
  const control = controlOf(screen, name)
  if (control.commits) throw new Error(`${screen.title}: ${name} is a last button, press it by commit()`)
  const frame = await standing(stage, screen).catch((error: unknown) => {
    throw missing(stage, screen, control, error)
  })
  if (control.opens !== undefined) return open(stage, screen, name, frame)
  await pressTarget(stage, screen, { control }, frame)
  stage.lastPress = { screen, control: name, frame }
}

// A screen that is known by its controls alone: that it does not stand and that they are not there is the same.
function missing(stage: Stage, screen: Screen, control: Control, error: unknown): unknown {
  const unknown = error instanceof Failure && error.code === 'unknown-screen' && error.detail.where !== 'dialog'
  if (!unknown || screen.landmark.some((sign) => !('control' in sign || 'field' in sign))) return error
  return failed(
    stage,
    'element-missing',
    { where: `${screen.title} ${nameOf({ control })}`, found: error.detail.found ?? '' },
    error,
  )
}

/** Presses a target in a frame where the screen stands. */
export async function pressTarget(stage: Stage, screen: Screen, target: Target, frame: Frame): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const element = await aim(stage, screen, target, frame)
    stage.told = null
    stage.guard?.open()
    if ((await click(stage, element)) === null) return
  }
  throw failed(stage, 'element-missing', {
    where: `${screen.title} ${nameOf(target)}`,
    found: 'it is drawn anew each time',
  })
}

/** Waits for the screen and finds what to press there, with all that was typed standing; nothing is pressed yet. */
export async function reach(stage: Stage, screen: Screen, target: Target): Promise<Held> {
  return aim(stage, screen, target, await standing(stage, screen))
}

async function aim(stage: Stage, screen: Screen, target: Target, frame: Frame): Promise<Held> {
  const element = await find(stage, screen, target, frame)
  await retype(stage, frame)
  stage.before =
    (await askFrame<string[]>(
      frame,
      lookOnce((look) => look.judge.standing(), null),
      1_000,
    )) ?? []
  stage.traffic.mark()
  stage.lastPress = null
  return element
}

// A menu or fold: pressed only while what it opens is not there, and again when it does not come.
async function open(stage: Stage, screen: Screen, name: string, frame: Frame): Promise<void> {
  const control = controlOf(screen, name)
  const behind = controlOf(screen, control.opens ?? '')
  const { within } = screen
  const now = lookOnce(shownNow, { control: behind, before: null, within })
  const before = await askFrame<Shown>(frame, now, 1_000)
  if (before?.sure) return
  for (let attempt = 0; attempt < 3; attempt++) {
    await pressTarget(stage, screen, { control }, await standing(stage, screen))
    const patience = Math.min(1_500, stage.patience / 4)
    const question = { control: behind, before: before?.count ?? 0, within }
    if (await askFrames<Shown>(stage.context, (share) => lookUntil(shownNow, question, share), patience)) return
  }
}

/** What is looked for; `before`: how many stood before a press, null when none was given. */
interface Showing {
  readonly control: Control
  readonly before: number | null
  readonly within: Screen['within'] | undefined
}

/** How many controls or texts with the words stand, and whether one is surely a control. */
interface Shown {
  readonly count: number
  readonly sure: boolean
}

// With `before`, an answer only once one is surely there or more stand than before: the words may also stand as plain text.
function shownNow(whole: Look, { control, before, within }: Showing): Shown | null {
  const look = whole.inside(within)
  if (!look) return null
  const count = [control.words].flat().reduce((sum, words) => sum + look.sight.showing(words).length, 0)
  const found = look.controls.find(control)
  const sure = 'many' in found || ('element' in found && look.controls.sure(found.element))
  return before === null || sure || count > before ? { count, sure } : null
}

async function find(stage: Stage, screen: Screen, target: Target, frame: Frame): Promise<Held> {
  const end = performance.now() + stage.patience / 3
  let data: unknown = null
  do {
    const found = await findIn(frame, expressionOf(target, screen))
    throwIfStopped(stage)
    if (found && 'element' in found) return found.element
    if (found) data = found.data
    await askFrame(frame, scrollToEnd, 1_000) // an article may show its end only to those who have read it
    if (frame.isDetached()) break
  } while (performance.now() < end)
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  const many = typeof data === 'object' && data !== null && 'many' in data ? `${String(data.many)} of them` : null
  throw failed(stage, 'element-missing', {
    where: `${screen.title} ${nameOf(target)}`,
    ...(many ? { found: many } : {}),
  })
}

const scrollToEnd = `(() => {
  for (const element of document.querySelectorAll('*')) {
    if (element.scrollHeight > element.clientHeight + 40 && getComputedStyle(element).overflowY !== 'visible') element.scrollTop = element.scrollHeight
  }
  scrollTo(0, document.documentElement.scrollHeight)
})()`

/** The words of a target, and of its card. */
export function nameOf(target: Target): string {
  if ('seek' in target) return `「${target.words}」`
  if (!('control' in target)) return `「${target.words ?? target.cells[target.table.opens ?? ''] ?? ''}」`
  const { card, words } = target.control
  return card ? `「${card.headed}」の「${String([words].flat()[0])}」` : `「${String([words].flat()[0])}」`
}

// Answers with the element once it is the only one; after half a second with what stands instead.
function elementUntil(control: Control, { within = null }: { readonly within?: Screen['within'] | null }): string {
  return lookUntil(
    (look, input) => {
      const found = look.inside(input.within ?? undefined)?.controls.find(input.control)
      return found && 'element' in found ? found.element : null
    },
    { control, within },
    500,
    (look, input) => {
      const found = look.inside(input.within ?? undefined)?.controls.find(input.control) ?? { none: true }
      return 'element' in found ? found.element : found
    },
  )
}

function expressionOf(target: Target, screen: Screen): string {
  if ('seek' in target) return target.seek
  return 'control' in target ? elementUntil(target.control, screen) : cellUntil(target)
}

function cellUntil(target: Extract<Target, { table: Table }>): string {
  return lookOnce((look, input) => {
    const found = look.tables.control(input.table, input.cells, input.words)
    return 'element' in found ? found.element : found
  }, target)
}
