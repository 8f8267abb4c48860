import type { Dialog } from 'playwright'
import { asWord } from '../domain/screen-text.ts'
import type { Ear } from './ear.ts'
import type { Stage } from './stage.ts'

/** A native dialog that the manual shows: patterns of its whole text after NFKC and without white space; full-width marks (？, （, …) stand for themselves. */
export type Question = readonly string[]

/** Answers the native dialogs of a visit: OK to the one that is expected and to what is told after a press that was sent; any other is dismissed and stops the visit. */
export function answerDialogs(stage: Stage, ear: Ear): void {
  ear.dialog((dialog) => {
    const accepted = dialog.type() === 'beforeunload' || isAsked(stage, dialog) || isTold(stage, dialog)
    if (!accepted) stage.dialog ??= dialog.message()
    void (accepted ? dialog.accept() : dialog.dismiss()).catch(() => {}) // its page may have gone
  })
}

function isAsked(stage: Stage, dialog: Dialog): boolean {
  const asked = stage.asked
  if (!asked || asked.said !== null || dialog.type() === 'prompt' || !says(dialog.message(), asked.question))
    return false
  asked.said = dialog.message()
  return true
}

function isTold(stage: Stage, dialog: Dialog): boolean {
  if (stage.told === null || dialog.type() !== 'alert') return false
  stage.told.push(dialog.message())
  return true
}

/** True when the whole text fits one of these patterns. */
export function says(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(`^(?:${plainMarks(pattern)})$`).test(asWord(text)))
}

function plainMarks(pattern: string): string {
  return pattern.replaceAll(/[？（）［］｛｝．＊＋｜＾＄]/g, (mark) => `\\${mark.normalize('NFKC')}`)
}
