import type { ElementHandle, Frame } from 'playwright'
import { asWord } from '../domain/screen-text.ts'
import { failed, throwIfStopped } from './failing.ts'
import { fieldOf, findField } from './fill.ts'
import { findIn } from './frames.ts'
import { lookUntil } from './page/script.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

/** Chooses the one entry with exactly these words, or whose code before its words is this (14 of 14:神奈川県_kanagawa), from a list of the browser's or one that the page draws. Throws `element-missing` without the field, or without the entry. */
export async function choose(stage: Stage, screen: Screen, field: string, words: string): Promise<void> {
  const frame = await standing(stage, screen)
  const address = fieldOf(screen, field)
  const where = `${screen.title} 「${String([address.words].flat()[0])}」`
  const list = await findField(frame, address)
  if (!list) throw failed(stage, 'element-missing', { where })
  const isNative = await list.evaluate((element) => element instanceof HTMLSelectElement)
  const chosen = isNative ? await chooseNative(list, words) : await chooseDrawn(stage, frame, { list, words })
  throwIfStopped(stage)
  if (!chosen) throw failed(stage, 'element-missing', { where, expected: words })
}

// By its words as they are compared everywhere, and only where they stand once.
async function chooseNative(list: ElementHandle, words: string): Promise<boolean> {
  const texts = await list.evaluate((element) =>
    element instanceof HTMLSelectElement
      ? [...element.options].map(({ text, disabled }) => (disabled ? '' : text))
      : [],
  )
  const fits = texts.map((text) => asWord(text) === asWord(words) || codeOf(asWord(text)) === words)
  const index = fits.indexOf(true)
  if (index < 0 || index !== fits.lastIndexOf(true)) return false
  return list.selectOption({ index }).then(
    () => true,
    () => false,
  )
}

// 14:神奈川県_kanagawa, [14]神奈川県, n:訪問看護
function codeOf(entry: string): string | null {
  return /^\[?([0-9]{1,2}|[a-z])[\]:]/.exec(entry)?.[1] ?? null
}

async function chooseDrawn(
  stage: Stage,
  frame: Frame,
  { list, words }: { readonly list: ElementHandle; readonly words: string },
): Promise<boolean> {
  const timeout = stage.patience / 3
  await list.click({ timeout })
  const found = await findIn(frame, entryWith(words))
  if (!found || !('element' in found)) return false
  await found.element.click({ timeout })
  return true
}

function entryWith(words: string): string {
  return lookUntil(
    (look, input) => {
      const fits = (text: string): boolean =>
        text === look.sight.key(input) || /^\[?([0-9]{1,2}|[a-z])[\]:]/.exec(text)?.[1] === input
      const entries = look.sight.matching(fits).filter((each) => each.closest('[role=option],[role=listbox],li'))
      return entries.length === 1 ? (entries[0] ?? null) : null
    },
    words,
    1_000,
  )
}
