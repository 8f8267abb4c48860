import type { Question } from './dialogs.ts'
import { throwIfStopped } from './failing.ts'
import { press } from './press.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standingOneOf } from './standing.ts'

/** What may come after a press: a native dialog that the manual shows, which is answered with OK, or one of these screens; a box in the page is one of them. */
export interface Expected<S extends Screen> {
  readonly question: Question
  readonly or: readonly S[]
}

/** What has come: the dialog's words, or the screen. */
export type Came<S extends Screen> = { readonly said: string } | { readonly stands: S }

/** Presses a control and waits for what comes. Any other dialog is dismissed and stops the visit. */
export async function pressAsked<S extends Screen>(
  stage: Stage,
  { screen, control }: { readonly screen: Screen; readonly control: string },
  { question, or }: Expected<S>,
): Promise<Came<S>> {
  const asked: { question: Question; said: string | null } = { question, said: null }
  stage.asked = asked
  try {
    await press(stage, screen, control)
    const stood = await standingOneOf(stage, or, () => asked.said !== null)
    throwIfStopped(stage)
    if (stood) return { stands: stood.screen }
    return { said: asked.said ?? '' }
  } finally {
    stage.asked = null
  }
}
