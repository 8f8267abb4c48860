import type { ElementHandle, Frame } from 'playwright'
import type { Control, Table } from './address.ts'
import { click, controlOf } from './click.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { retype } from './fill.ts'
import { askFrame, findIn } from './frames.ts'
import { lookOnce, lookUntil } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

const attempts = 5

/** What to press: a control of the screen, or one in the table's line with these cells. */
export type Target =
  | { readonly control: Control }
  | { readonly table: Table; readonly cells: Readonly<Record<string, string>>; readonly words: string }

/** Presses a control of the screen that stands; throws `element-missing` when it is not there, or not alone. */
export async function press(stage: Stage, screen: Screen, name: string): Promise<void> {
  const control = controlOf(screen, name)
  const frame = await standing(stage, screen)
  if (control.opens !== undefined) return open(stage, screen, name, frame)
  await pressTarget(stage, screen, { control }, frame)
  stage.lastPress = { screen, control: name, frame }
}

/** Presses a target in a frame where the screen stands. */
export async function pressTarget(stage: Stage, screen: Screen, target: Target, frame: Frame): Promise<void> {
  let reason: unknown = null
  for (let attempt = 0; attempt < attempts; attempt++) {
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
    const gone = await click(stage, element)
    if (gone === null) return
    reason = gone
  }
  throw failed(
    stage,
    'element-missing',
    { where: `${screen.title} ${nameOf(target)}`, found: 'it is drawn anew each time' },
    reason,
  )
}

// A menu or fold: pressed only while what it opens is not there, and again when it does not come.
async function open(stage: Stage, screen: Screen, name: string, frame: Frame): Promise<void> {
  const control = controlOf(screen, name)
  const behind = controlOf(screen, control.opens ?? '')
  if (await shows(stage, frame, behind, 0)) return
  for (let attempt = 0; attempt < 3; attempt++) {
    await pressTarget(stage, screen, { control }, await standing(stage, screen))
    if (await shows(stage, null, behind, Math.min(1_500, stage.patience / 4))) return
  }
}

async function shows(stage: Stage, frame: Frame | null, control: Control, patience: number): Promise<boolean> {
  const expression = lookUntil((look, input) => ('none' in look.controls.find(input) ? null : true), control, patience)
  const frames = frame ? [frame] : stage.context.pages().flatMap((page) => page.frames())
  const answers = await Promise.all(frames.map((each) => askFrame<true>(each, expression, patience)))
  return answers.includes(true)
}

async function find(stage: Stage, screen: Screen, target: Target, frame: Frame): Promise<ElementHandle> {
  const end = performance.now() + stage.patience / 3
  let data: unknown = null
  do {
    const expression = 'control' in target ? elementUntil(target.control) : cellUntil(target)
    const found = await findIn(frame, expression)
    throwIfStopped(stage)
    if (found && 'element' in found) return found.element
    if (found) data = found.data
    if (frame.isDetached()) break
  } while (performance.now() < end)
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  const many = typeof data === 'object' && data !== null && 'many' in data ? `${String(data.many)} of them` : null
  throw failed(stage, 'element-missing', {
    where: `${screen.title} ${nameOf(target)}`,
    ...(many ? { found: many } : {}),
  })
}

function nameOf(target: Target): string {
  const words = 'control' in target ? [target.control.words].flat()[0] : target.words
  return `「${words}」`
}

// Answers with the element once it is the only one; after half a second with what stands instead.
function elementUntil(control: Control): string {
  return lookUntil(
    (look, input) => {
      const found = look.controls.find(input)
      return 'element' in found ? found.element : null
    },
    control,
    500,
    (look, input) => {
      const found = look.controls.find(input)
      return 'element' in found ? found.element : found
    },
  )
}

function cellUntil(target: Exclude<Target, { control: Control }>): string {
  return lookOnce((look, input) => {
    const found = look.tables.control(input.table, input.cells, input.words)
    return 'element' in found ? found.element : found
  }, target)
}
