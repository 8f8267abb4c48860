import type { ElementHandle } from 'playwright'
import type { Control } from './address.ts'
import { failed, throwIfStopped } from './failing.ts'
import { findIn } from './frames.ts'
import { lookOnce } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'

/** The address of a control that a screen declares; any other name is a bug. */
export function controlOf(screen: Screen, name: string): Control {
  const control = screen.controls?.[name]
  if (!control) throw new Error(`${screen.title} declares no control ${name}`)
  return control
}

/** The address of a control that presses what cannot be taken back, and nothing else that is like it. */
export function lastButton(screen: Screen, name: string): Control {
  const { otherwise: _, ...control } = controlOf(screen, name)
  if (!control.commits) throw new Error(`${screen.title}: ${name} is no last button`)
  return control
}

/** Clicks. null when the click was given; the reason when the page took the element away before it. */
export async function click(stage: Stage, element: ElementHandle): Promise<unknown> {
  try {
    await element.click({ timeout: stage.patience / 3, noWaitAfter: true })
    return null
  } catch (error) {
    const attached = await element.evaluate((each) => each.isConnected).catch(() => false)
    // It was drawn anew. What a page asks for by itself meanwhile says nothing of the click; only a read may be pressed again beside it.
    if (!attached && (stage.effect === 'reads' || stage.traffic.begun() === 0)) return error
    throwIfStopped(stage)
    throw failed(stage, 'timeout', { where: stage.screen?.title ?? '' }, error)
  }
}

/**
 * Presses the last control once more when the page has swallowed the press: it stands as before, and nothing that it may have asked for is awaited; of a
 * form's own button, as that of a login, nothing at all has been asked for since. Never where something can be spent: there the guard is set, and the window none that it leaves alone.
 */
export async function pressAgain(stage: Stage): Promise<void> {
  const last = stage.lastPress
  if (!last || stage.guard?.leavesAlone(last.frame.page()) === false) return
  const control = controlOf(last.screen, last.control)
  if (control.sends ? stage.traffic.begun() > 0 : stage.traffic.waiting()) return
  const expression = lookOnce(
    (look, input) => {
      const found = look.inside(input.within)?.controls.find(input.control)
      return found && 'element' in found ? found.element : null
    },
    { control, within: last.screen.within },
  )
  const found = await findIn(last.frame, expression)
  if (!found || !('element' in found)) return
  await click(stage, found.element)
  stage.recorder.note(`「${[control.words].flat()[0]}」 was pressed again: the page had not taken the press`)
}
