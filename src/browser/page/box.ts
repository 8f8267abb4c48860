import type { Words } from '../address.ts'
import type { Sight } from './sight.ts'

/** The smallest block that holds a text of each of these; null where there is none, or more than one. Runs inside the page. */
export function boxAround(sight: Sight, within: readonly Words[]): Element | null {
  const texts = within.map((words) => {
    const keys = [words].flat().map(sight.key)
    return sight.matching((text) => keys.some((key) => text.includes(key)))
  })
  const holdsAll = (block: Element): boolean => texts.every((any) => any.some((text) => block.contains(text)))
  const blocks = new Set<Element>()
  for (const text of texts[0] ?? []) {
    let block: Element | null = text
    while (block && !holdsAll(block)) block = block.parentElement
    if (block) blocks.add(block)
  }
  const smallest = [...blocks].filter((block) => ![...blocks].some((other) => other !== block && block.contains(other)))
  return smallest.length === 1 ? (smallest[0] ?? null) : null
}
