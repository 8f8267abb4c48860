import type { Files } from '../address.ts'
import type { Controls, Found } from './controls.ts'
import type { Fields } from './fields.ts'
import type { Box, Sight } from './sight.ts'

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

/** What one look says: a page, with the word that it is empty, or which value stands several times beside one link. */
export type FilesRead = (Listing & { readonly emptySaid: boolean }) | { readonly many: string }

export interface FileLists {
  read(files: Files): FilesRead
  link(files: Files, link: FileLink): Found
  /** The control that leads to the page of this number, from the one before or after it. */
  turn(files: Files, turn: { readonly from: number; readonly to: number }): Found
}

/** Reads lists of files, with headings or without, whatever they are made of. Runs inside the page. */
export function files(sight: Sight, fields: Fields, controls: Controls): FileLists {
  type Piece = { readonly text: string; readonly key: string; readonly box: Box }
  const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
  const linksOf = ({ named }: Files): Element[] =>
    sight.matching((text) => new RegExp(named).test(text)).filter(controls.sure)
  const pieces = (block: Element, link: Element): Piece[] => {
    const runs = sight.runs().filter(({ node }) => block.contains(node) && !link.contains(node))
    return [...Map.groupBy(runs, ({ node }) => node.parentElement)].map(([parent, own]) => {
      const text = folded(own.map(({ node }) => node.data).join(''))
      return { text, key: plain(text), box: parent ? sight.boxOf(parent) : (own[0]?.box ?? sight.boxOf(link)) }
    })
  }
  // The whole of a text, or what follows its own label.
  const caught = ({ key }: Piece, shape: string): string | null =>
    new RegExp(`^(?:[^:]{1,20}:)?(${shape})$`).exec(key)?.[1] ?? null
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
      const here = pieces(block, link)
      if (Object.values(beside).every(({ shape }) => here.some((each) => caught(each, shape) !== null))) break
    }
    return block
  }
  const valueIn = (here: readonly Piece[], { shape, heading }: Files['beside'][string]): string | null => {
    const fitting = here.filter((each) => caught(each, shape) !== null)
    const texts = (from: readonly Piece[]): string[] => [...new Set(from.map((each) => caught(each, shape) ?? ''))]
    if (texts(fitting).length < 2) return texts(fitting)[0] ?? ''
    const own = texts(fitting.filter((each) => under(heading, each)))
    return own.length === 1 ? (own[0] ?? '') : null
  }
  const besideOf = (link: Element, all: readonly Element[], address: Files): Record<string, string> | string => {
    const here = pieces(lineOf(link, all, address), link)
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
      const words = folded((link as HTMLElement).innerText)
      const same = (each: FileLink): boolean =>
        each.words === words && JSON.stringify(each.beside) === JSON.stringify(beside)
      found.push({ words, beside, twin: found.filter(same).length })
    }
    const emptySaid = address.empty.some(
      (words) => sight.matching((text) => text.includes(sight.key(words))).length > 0,
    )
    return { files: found, range: rangeIn(address), emptySaid }
  }
  const link = (address: Files, wanted: FileLink): Found => {
    const now = read(address)
    const at = 'files' in now ? now.files.findIndex((each) => JSON.stringify(each) === JSON.stringify(wanted)) : -1
    const element = linksOf(address)[at]
    return element ? { element, served: wanted.words } : { none: true }
  }
  const pressable = 'a,button,[role=button],[role=link],input[type=button],input[type=submit],li,td,span,[onclick]'
  const labelled = (): { readonly element: Element; readonly words: readonly string[] }[] =>
    [...document.querySelectorAll(pressable)]
      .filter((element) => sight.visible(element) && controls.sure(element))
      .map((element) => {
        const own = element instanceof HTMLInputElement ? element.value : (element as HTMLElement).innerText
        const names = [own, element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '']
        return { element, words: names.map(plain).filter((text) => text !== '') }
      })
  const innermost = (elements: readonly Element[]): Element[] =>
    elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)))
  // A number is one of the pages when the number of the page before or after stands near it.
  const isPager = (element: Element, near: string): boolean => {
    let block = element.parentElement
    for (let level = 0; block && level < 4; level++, block = block.parentElement) {
      const numbers = [...block.querySelectorAll('*')].filter((each) => !element.contains(each) && sight.visible(each))
      if (numbers.some((each) => !each.contains(element) && plain((each as HTMLElement).innerText ?? '') === near))
        return true
    }
    return false
  }
  const turn = ({ pages }: Files, { from, to }: { readonly from: number; readonly to: number }): Found => {
    const all = labelled()
    const by = (wanted: readonly string[]): Element[] =>
      innermost(all.filter(({ words }) => words.some((text) => wanted.includes(text))).map(({ element }) => element))
    const numbers = by([`${to}`]).filter((element) => isPager(element, `${from}`))
    const words = (to > from ? pages?.next : pages?.previous) ?? []
    const found = [numbers, ...words.map((each) => by([plain(each)]))].find(({ length }) => length > 0) ?? []
    const [element] = found
    if (!element) return { none: true }
    return found.length === 1 ? { element, served: `${to}` } : { many: found.length }
  }
  return { read, link, turn }
}
