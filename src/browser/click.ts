import type { Frame } from 'playwright'
import type { Control } from './address.ts'
import { failed, throwIfStopped } from './failing.ts'
import { findIn, pressHeld, type Held } from './held.ts'
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
export async function click(stage: Stage, element: Held): Promise<string | null> {
  const pressed = await pressHeld(element, stage.patience / 3)
  if ('given' in pressed) return null
  // It was drawn anew. What a page asks for by itself meanwhile says nothing of the click: beside it only what spends nothing may be pressed again.
  if ('gone' in pressed && (!maySpend(stage, element.frame) || stage.traffic.begun() === 0))
    return 'the page took it away'
  throwIfStopped(stage)
  const found = 'gone' in pressed ? 'the page took it away' : pressed.reason
  throw failed(stage, 'timeout', { where: stage.screen?.title ?? '', found })
}

// Before the guard is set, and in the windows of the portal that it leaves alone, nothing can be spent.
function maySpend({ guard }: Stage, frame: Frame): boolean {
  return guard !== null && !guard.leavesAlone(frame.page())
}

/**
 * Presses the last control once more when the page has swallowed the press: it stands as before, and nothing that it may have asked for is awaited; of a
 * form's own button, as that of a login, nothing at all has been asked for since. Never where something can be spent: there the guard is set, and the window none that it leaves alone.
 */
export async function pressAgain(stage: Stage): Promise<void> {
  const last = stage.lastPress
  if (!last || maySpend(stage, last.frame)) return
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
