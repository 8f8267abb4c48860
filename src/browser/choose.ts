import type { Frame } from 'playwright'
import { asWord } from '../domain/screen-text.ts'
import { failed, throwIfStopped } from './failing.ts'
import { fieldOf, findField } from './fill.ts'
import { askFrame } from './frames.ts'
import { findIn, pressHeld, type Held } from './held.ts'
import { byHand, lookUntil } from './page/script.ts'
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
  const entries = await askFrame<string[]>(
    frame,
    byHand((hands, key) => hands.entries(key), list.key),
    1_000,
  )
  const chosen = entries
    ? await chooseNative(list, { entries, words })
    : await chooseDrawn(stage, frame, { list, words })
  throwIfStopped(stage)
  if (!chosen) throw failed(stage, 'element-missing', { where, expected: words })
}

// By its words as they are compared everywhere, and only where they stand once.
async function chooseNative(
  { frame, key }: Held,
  { entries, words }: { readonly entries: readonly string[]; readonly words: string },
): Promise<boolean> {
  const fits = entries.map((text) => asWord(text) === asWord(words) || codeOf(asWord(text)) === words)
  const index = fits.indexOf(true)
  if (index < 0 || index !== fits.lastIndexOf(true)) return false
  const choosing = byHand((hands, input) => hands.choose(input.key, input.index), { key, index })
  return (await askFrame<boolean>(frame, choosing, 1_000)) ?? false
}

// 14:神奈川県_kanagawa, [14]神奈川県, n:訪問看護
function codeOf(entry: string): string | null {
  return /^\[?([0-9]{1,2}|[a-z])[\]:]/.exec(entry)?.[1] ?? null
}

async function chooseDrawn(
  stage: Stage,
  frame: Frame,
  { list, words }: { readonly list: Held; readonly words: string },
): Promise<boolean> {
  const patience = stage.patience / 3
  if (!('given' in (await pressHeld(list, patience)))) return false
  const found = await findIn(frame, entryWith(words))
  return found !== null && 'element' in found && 'given' in (await pressHeld(found.element, patience))
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
