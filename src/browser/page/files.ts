import type { Files } from '../address.ts'
import type { Found } from './controls.ts'
import type { Fields } from './fields.ts'
import type { FileLinks } from './file-links.ts'
import type { Pager, Turn } from './pager.ts'
import type { Box, Run, Sight } from './sight.ts'

/** A link to a file or to its page, as it stands in a list. */
export interface FileLink {
  readonly words: string
  /** What stands beside it, by the names of the address; '' where nothing such does. */
  readonly beside: Readonly<Record<string, string>>
  /** Of links that a person cannot tell apart: how many stand above this one. */
  readonly twin: number
}

/** One page of a list of files. */
export interface Listing {
  readonly files: readonly FileLink[]
  /** 「1~10 件目 / 23 件」; null where nothing such is said, and then it is all of the list. */
  readonly range: { readonly from: number; readonly to: number; readonly of: number } | null
}

/** What one look says: a page, with the word that it is empty; which value stands several times beside one link; or in what the page does not fit what it says of itself. */
export type FilesRead =
  | (Listing & { readonly emptySaid: boolean })
  | { readonly many: string }
  | { readonly expected: string; readonly found: string }

export interface FileLists {
  read(files: Files): FilesRead
  link(files: Files, link: FileLink): Found
  /** The control that leads to the page of this number, from the one before or after it. */
  turn(files: Files, turn: Turn): Found
}

/** Reads lists of files, with headings or without, whatever they are made of. Runs inside the page. */
export function files(sight: Sight, fields: Fields, fileLinks: FileLinks, pager: Pager): FileLists {
  const { linksOf } = fileLinks
  const { plain } = sight
  type Piece = { readonly text: string; readonly key: string; readonly box: Box }
  /** What flows in one block, and the same cut as its elements are. */
  type Flow = { readonly whole: Piece | null; readonly parts: readonly Piece[] }
  const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const pieceOf = (runs: readonly Run[], place: Element): Piece => {
    const text = folded(runs.map(({ node }) => node.data).join(''))
    return { text, key: plain(text), box: sight.boxOf(place) }
  }
  const flowAround = (node: Text, link: Element): Element =>
    sight.flowAround(node.parentElement ?? link, (block) => block.contains(link))
  const flows = (block: Element, link: Element): Flow[] => {
    const runs = sight.runs().filter(({ node }) => block.contains(node) && !link.contains(node))
    return [...Map.groupBy(runs, ({ node }) => flowAround(node, link))].map(([place, own]) => ({
      whole: place.contains(link) ? null : pieceOf(own, place),
      parts: [...Map.groupBy(own, ({ node }) => node.parentElement ?? place)].map(([parent, part]) =>
        pieceOf(part, parent),
      ),
    }))
  }
  // The whole of a text, or what follows its own label.
  const caught = ({ key }: Piece, shape: string): string | null =>
    new RegExp(`^(?:[^:]{1,20}:)?(${shape})$`).exec(key)?.[1] ?? null
  // The whole of what flows in one block, else a part of it by itself.
  const fitting = (here: readonly Flow[], shape: string): Piece[] =>
    here.flatMap(({ whole, parts }) =>
      whole && caught(whole, shape) !== null ? [whole] : parts.filter((each) => caught(each, shape) !== null),
    )
  const under = (words: string | undefined, each: Piece): boolean =>
    sight
      .matching((text) => text === sight.key(words ?? ''))
      .some((heading) => fields.below(sight.boxOf(heading), each.box))
  // The smallest block around a link in which all that is looked for stands, or the largest in which no other link does.
  const lineOf = (link: Element, all: readonly Element[], { beside }: Files): Element => {
    let block = link
    while (block.parentElement && block.parentElement !== document.documentElement) {
      const wider = block.parentElement
      if (all.some((other) => other !== link && wider.contains(other))) break
      block = wider
      const here = flows(block, link)
      if (Object.values(beside).every(({ shape }) => fitting(here, shape).length > 0)) break
    }
    return block
  }
  const valueIn = (here: readonly Flow[], { shape, heading }: Files['beside'][string]): string | null => {
    const all = fitting(here, shape)
    const texts = (from: readonly Piece[]): string[] => [...new Set(from.map((each) => caught(each, shape) ?? ''))]
    if (texts(all).length < 2) return texts(all)[0] ?? ''
    const own = texts(all.filter((each) => under(heading, each)))
    return own.length === 1 ? (own[0] ?? '') : null
  }
  const besideOf = (link: Element, all: readonly Element[], address: Files): Record<string, string> | string => {
    const here = flows(lineOf(link, all, address), link)
    const values: Record<string, string> = {}
    for (const [name, value] of Object.entries(address.beside)) {
      const text = valueIn(here, value)
      if (text === null) return name
      values[name] = text
    }
    return values
  }
  const rangeIn = ({ pages }: Files): Listing['range'] => {
    for (const pattern of pages?.said ?? []) {
      const [said] = sight.matching((text) => new RegExp(pattern).test(text))
      const groups = said && new RegExp(pattern).exec(sight.shown(said) ?? '')?.groups
      const number = (name: string): number => Number((groups?.[name] ?? '').replaceAll(',', ''))
      if (groups) return { from: number('from'), to: number('to'), of: number('of') }
    }
    return null
  }
  const read = (address: Files): FilesRead => {
    const links = linksOf(address)
    const found: FileLink[] = []
    for (const link of links) {
      const beside = besideOf(link, links, address)
      if (typeof beside === 'string') return { many: beside }
      const words = folded(link instanceof HTMLInputElement ? link.value : (link as HTMLElement).innerText)
      const same = (each: FileLink): boolean =>
        each.words === words && JSON.stringify(each.beside) === JSON.stringify(beside)
      found.push({ words, beside, twin: found.filter(same).length })
    }
    const emptySaid = address.empty.some(
      (words) => sight.matching((text) => text.includes(sight.key(words))).length > 0,
    )
    const range = rangeIn(address)
    return misfit(address, found.length, range) ?? { files: found, range, emptySaid }
  }
  // A link that was not known for one, or a second list; and pages of which nothing says how many there are.
  const misfit = (address: Files, count: number, range: Listing['range']): FilesRead | null => {
    if (count === 0 || !address.pages) return null
    const due = range && range.to - range.from + 1
    if (due !== null) return due === count ? null : { expected: `${due} 件`, found: `${count} 件` }
    const isTurned = !('none' in turn(address, { from: 1, to: 2 }))
    return isTurned ? { expected: '「…~… 件目 / … 件」', found: 'pages, and no word of how many' } : null
  }
  const turn = (address: Files, way: Turn): Found => {
    const links = linksOf(address)
    const lines = links.map((link) => lineOf(link, links, address))
    return address.pages ? pager.turn(address.pages, way, lines) : { none: true }
  }
  const link = (address: Files, wanted: FileLink): Found => {
    const now = read(address)
    const at = 'files' in now ? now.files.findIndex((each) => JSON.stringify(each) === JSON.stringify(wanted)) : -1
    const element = linksOf(address)[at]
    return element ? { element, served: wanted.words } : { none: true }
  }
  return { read, link, turn }
}
