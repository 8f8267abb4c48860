import type { Frame } from 'playwright'
import { Secret } from '../domain/secret.ts'
import type { Field } from './address.ts'
import { failed, throwIfStopped } from './failing.ts'
import { askFrame } from './frames.ts'
import { findIn, typeInto, type Held } from './held.ts'
import { byHand, lookOnce } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage, Typed } from './stage.ts'
import { standing } from './standing.ts'

const attempts = 5

/** Types a value into a field of the screen that stands. Throws `element-missing` without one, `origin-refused` for a secret on a page that is not of the system which the visit is about. */
export async function fill(stage: Stage, screen: Screen, field: string, value: string | Secret): Promise<void> {
  const frame = await standing(stage, screen)
  const typed = { screen, field, value }
  await type(stage, frame, typed)
  stage.typed = [...stage.typed.filter((each) => each.field !== field), typed]
}

/** Types again what a page that was drawn anew has lost, and does so until all of it stands. */
export async function retype(stage: Stage, frame: Frame): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const lost: Typed[] = []
    for (const typed of stage.typed) {
      const element = await findField(frame, fieldOf(typed.screen, typed.field))
      const stands = element && (await valueOf(element))
      if (stands !== reveal(typed.value)) lost.push(typed)
    }
    if (lost.length === 0) return
    for (const typed of lost) await type(stage, frame, typed)
  }
  throw failed(stage, 'element-missing', { where: stage.screen?.title ?? '', found: 'what is typed does not stay' })
}

async function type(stage: Stage, frame: Frame, typed: Typed): Promise<void> {
  if (typed.value instanceof Secret) throwUnlessHome(stage, frame)
  const field = fieldOf(typed.screen, typed.field)
  const end = performance.now() + stage.patience / 3
  do {
    const element = await findField(frame, field)
    // Drawn anew meanwhile, it is looked for again.
    if (element && (await typeInto(element, reveal(typed.value), stage.patience / 3).catch(() => false))) return
    throwIfStopped(stage)
  } while (performance.now() < end && !frame.isDetached())
  throw failed(stage, 'element-missing', { where: `${typed.screen.title} 「${[field.words].flat()[0]}」` })
}

function throwUnlessHome(stage: Stage, frame: Frame): void {
  const { origin } = new URL(frame.url())
  if (origin !== stage.homeOrigin) throw failed(stage, 'origin-refused', { where: origin })
}

function valueOf({ frame, key }: Held): Promise<string | null> {
  return askFrame<string>(
    frame,
    byHand((hands, input) => hands.value(input), key),
    1_000,
  )
}

/** The address of a field that a screen declares; any other name is a bug. */
export function fieldOf(screen: Screen, name: string): Field {
  const address = screen.fields?.[name]
  if (!address) throw new Error(`${screen.title} declares no field ${name}`)
  return address
}

function reveal(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value
}

/** The one field with this address; null without one, or with several. */
export async function findField(frame: Frame, field: Field): Promise<Held | null> {
  const expression = lookOnce((look, input) => {
    const found = look.fields.field(input)
    return 'element' in found ? found.element : null
  }, field)
  const found = await findIn(frame, expression)
  return found && 'element' in found ? found.element : null
}
