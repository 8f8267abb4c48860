import type { List } from '../address.ts'
import type { Sight } from './sight.ts'

/** One entry of a list: its title and the small print that belongs to it. */
export interface Entry {
  readonly title: string
  readonly detail: string
}

export interface Lists {
  /** null when the words over the list do not stand. */
  read(list: List): Entry[] | null
}

/** Reads a list of titled entries under a heading, whatever it is made of. Runs inside the page. */
export function lists(sight: Sight): Lists {
  const spaced = (element: Element): string => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
  const comesBefore = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  // The block of the heading: the first one around it in which anything is listed.
  const around = (heading: Element, listed: Element[]): Element[] => {
    let block = heading.parentElement
    while (block) {
      const here = block
      const inside = listed.filter((each) => here.contains(each) && comesBefore(heading, each))
      if (inside.length > 0) return inside
      block = block.parentElement
    }
    return []
  }
  const read = ({ headed, detail }: List): Entry[] | null => {
    const heading = sight.showing(headed)[0]
    if (!heading) return null
    const small = around(
      heading,
      sight.matching((text) => new RegExp(detail).test(text)),
    )
    const leaves = sight.matching(() => true)
    return small.map((element) => {
      const above = leaves.filter(
        (leaf) => comesBefore(leaf, element) && !element.contains(leaf) && !leaf.contains(element),
      )
      const nearest = above.toSorted((one, other) => (comesBefore(one, other) ? -1 : 1)).at(-1)
      const title = nearest?.closest('a') ?? nearest
      return { title: title ? spaced(title) : '', detail: spaced(element) }
    })
  }
  return { read }
}
