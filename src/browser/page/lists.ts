import type { List } from '../address.ts'
import type { Sight } from './sight.ts'

/** One entry of a list: its title and the small print that belongs to it. */
export interface Entry {
  readonly title: string
  readonly detail: string
}

export interface Lists {
  /** null when the words over the list do not stand alone, or nothing tells which title belongs to which small print. */
  read(list: List): Entry[] | null
}

/** Reads a list of titled entries under a heading, whatever it is made of. Runs inside the page. */
export function lists(sight: Sight): Lists {
  const spaced = (element: Element): string => folded((element as HTMLElement).innerText)
  const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const comesBefore = (one: Node, other: Node): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  // The block of the heading: the first one around it in which anything is listed; none when some of it stands above the heading.
  const under = (heading: Element, listed: Element[]): Element[] => {
    let block = heading.parentElement
    while (block) {
      const here = block
      const inside = listed.filter((each) => here.contains(each))
      if (inside.length > 0) return inside.every((each) => comesBefore(heading, each)) ? inside : []
      block = block.parentElement
    }
    return []
  }
  // An entry is the largest block around its small print that holds no other and not the heading.
  const entryOf = (small: Element, heading: Element, all: readonly Element[]): Element => {
    let block = small
    while (block.parentElement) {
      const wider = block.parentElement
      if (wider.contains(heading) || all.some((each) => each !== small && wider.contains(each))) break
      block = wider
    }
    return block
  }
  // What an entry shows above its small print: one text for each block, and its links.
  const above = (entry: Element, small: Element): { texts: string[]; links: Element[] } => {
    const nodes = sight.runs().map(({ node }) => node)
    const own = nodes.filter((node) => entry.contains(node) && !small.contains(node) && comesBefore(node, small))
    const blocks = Map.groupBy(own, (node) => blockAround(node, small))
    const texts = [...blocks].map(([block, inside]) =>
      block && !block.contains(small) ? spaced(block) : folded(inside.map(({ data }) => data).join('')),
    )
    const links = own.map((node) => node.parentElement?.closest('a,[role=link]') ?? null)
    return { texts, links: [...new Set(links)].filter((link) => link !== null).filter((link) => !link.contains(small)) }
  }
  const blockAround = (node: Text, small: Element): Element | null => {
    let block = node.parentElement
    while (block && !block.contains(small) && /^(inline|contents)$/.test(getComputedStyle(block).display))
      block = block.parentElement
    return block
  }
  // Something that looks like an entry, or stands between two, and has no small print: the list is not what it was.
  const unread = (entries: readonly Element[]): boolean =>
    entries.some((entry) => {
      const all = [...(entry.parentElement?.children ?? [])]
      const places = entries.map((each) => all.indexOf(each)).filter((at) => at >= 0)
      return all.some((each, at) => {
        if (entries.includes(each) || entries.length < 2 || !sight.visible(each) || sight.shown(each) === '')
          return false
        const alike = each.tagName === entry.tagName && each.className === entry.className && each.className !== ''
        return alike || (at > Math.min(...places) && at < Math.max(...places))
      })
    })
  const read = ({ headed, detail }: List): Entry[] | null => {
    const [heading, second] = sight.showing(headed)
    if (!heading || second) return null
    const printed = sight.matching((text) => new RegExp(detail).test(text))
    const small = under(heading, printed)
    const blocks = small.map((each) => entryOf(each, heading, small))
    if (unread(blocks) || (small.length === 0 && printed.length > 0)) return null
    const shown = small.map((each, at) => ({ small: each, ...above(blocks[at] ?? each, each) }))
    const linked = shown.every(({ links }) => links.length > 0)
    const entries = shown.map(({ small: each, texts, links }) => ({
      titles: linked ? links.map(spaced) : texts,
      detail: spaced(each),
    }))
    if (entries.some(({ titles }) => titles.length !== 1)) return null
    return entries.map(({ titles, detail: print }) => ({ title: titles[0] ?? '', detail: print }))
  }
  return { read }
}
