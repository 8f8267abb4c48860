import type { Run, Sight } from './sight.ts'

/** Texts by how they are printed. */
export interface Prints {
  /** What tells one print from another: size, weight, colour, and whether it is a link. */
  drawnAs(run: Run): string
  /** True where a number, word or password changes its print in the middle: the part by itself and the whole are both possible, so neither is sure. */
  goesOn(runs: readonly Run[]): boolean
  joined(runs: readonly Run[]): string
  spaced(element: Element): string
  /** What stands behind the words and a colon in one text: 「追跡番号：3010…」, however it is cut. Several where it changes its print; none where what follows it without a gap does. */
  inOne(word: string): string[]
}

/** Reads by print as the eye does: a note in small print or bold, or a link, is no part of the text that it follows. Runs inside the page. */
export function prints(sight: Sight): Prints {
  const single = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const spaced = (element: Element): string => single((element as HTMLElement).innerText)
  const joined = (runs: readonly Run[]): string => single(runs.map(({ node }) => node.data).join(''))
  const drawnAs = ({ node }: Run): string => {
    const element = node.parentElement ?? document.body
    const { fontSize, fontWeight, color } = getComputedStyle(element)
    return `${fontSize} ${fontWeight} ${color} ${element.closest('a,[role=link]') !== null}`
  }
  const goesOn = (runs: readonly Run[]): boolean =>
    runs.some((run, at) => {
      const before = runs[at - 1]
      if (!before || drawnAs(before) === drawnAs(run) || !sight.glued(before, run)) return false
      return /[!-~]$/.test(before.node.data) && /^[!-~]/.test(run.node.data)
    })
  const colon = /^[^:：]*[:：]\s*/
  const inOne = (word: string): string[] =>
    sight
      .matching((text) => text.startsWith(`${word}:`))
      .flatMap((element) => {
        const rest = goingOn(element)
        if (rest === null) return []
        const text = (own: string): string => `${own}${rest}`.replace(colon, '')
        const others = printsBehind(element)
        if (others.length > 1) return others
        return [text(withoutControls(element)) || text(spaced(element))]
      })
  const ownRuns = (element: Element): Run[] => {
    const controls = [...element.querySelectorAll('a,button,[role=button],[role=link]')]
    const isOwn = ({ node }: Run): boolean => element.contains(node) && !controls.some((each) => each.contains(node))
    return sight.runs().filter(isOwn)
  }
  // Each print of what stands behind the colon.
  const printsBehind = (element: Element): string[] => {
    const runs = ownRuns(element)
    const turn = runs.findIndex(({ node }) => /[:：]/.test(node.data))
    const [first, ...others] = turn < 0 ? [] : runs.slice(turn)
    if (!first) return []
    const behind = first.node.data.replace(colon, '').trim() === '' ? others : [first, ...others]
    const drawn = [...Map.groupBy(behind, drawnAs).values(), ...(goesOn(behind) ? [behind] : [])]
    return drawn.map((each) => (each[0] === first ? joined(each).replace(colon, '') : joined(each)))
  }
  // A link or button that follows is no part of the text.
  const withoutControls = (element: Element): string => {
    const own = ownRuns(element)
    const all = sight.runs().filter(({ node }) => element.contains(node))
    return own.length === all.length ? spaced(element) : joined(own)
  }
  // What follows an element as the same text, without a gap; null where that is drawn otherwise.
  const goingOn = (element: Element): string | null => {
    const block = sight.flowAround(element)
    const runs = sight.runs().filter(({ node }) => block.contains(node))
    let last = runs.findLast(({ node }) => element.contains(node))
    let text = ''
    for (const next of last ? runs.slice(runs.indexOf(last) + 1) : []) {
      if (!last || !sight.glued(last, next)) break
      if (drawnAs(next) !== drawnAs(last)) return null
      text += next.node.data
      last = next
    }
    return text
  }
  return { drawnAs, goesOn, joined, spaced, inOne }
}
