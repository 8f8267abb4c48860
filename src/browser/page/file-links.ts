import type { Files } from '../address.ts'
import type { Controls } from './controls.ts'
import type { Sight } from './sight.ts'

export interface FileLinks {
  /** The links of a list, each the whole of what is pressed as one. */
  linksOf(files: Files): Element[]
}

/** Finds the links to files by their words, however these are cut. Runs inside the page. */
export function fileLinks(sight: Sight, controls: Controls): FileLinks {
  const isWhole = (element: Element): boolean => element.matches('a,button,[role=button],[role=link]')
  // Whether a text that ends as the link does is the link's own: in one line, without a gap, or in one link; and nothing of it is what stands beside a file.
  const isOneText = (around: Element, link: Element, { named, beside }: Files): boolean => {
    const own = sight.shown(around)
    if (own === null || !new RegExp(named).test(own)) return false
    if (own === sight.shown(link)) return true
    const runs = sight.runs().filter(({ node }) => around.contains(node))
    const shapes = Object.values(beside).map(({ shape }) => new RegExp(`^(${shape})$`))
    return (
      [...around.children].every(sight.inline) &&
      (isWhole(around) || runs.every((run, at) => at === 0 || sight.glued(runs[at - 1] ?? run, run))) &&
      !runs.some(({ node }) => shapes.some((shape) => shape.test(sight.plain(node.data))))
    )
  }
  // What is pressed as one with a text that its elements cut: up to the link or button itself, and never a cell or line around it.
  const wholeLink = (inner: Element, address: Files): Element => {
    let link = inner
    while (!isWhole(link)) {
      const around = link.parentElement
      if (!around || around.matches('td,th,tr,[role=cell],[role=gridcell],[role=row]') || !controls.sure(around)) break
      if (!isOneText(around, link, address)) break
      link = around
    }
    return link
  }
  const linksOf = (address: Files): Element[] => {
    const named = new RegExp(address.named)
    const inner = sight.matching((text) => named.test(text)).filter(controls.sure)
    return inner.map((each) => {
      const whole = wholeLink(each, address)
      return inner.some((other) => other !== each && whole.contains(other)) ? each : whole
    })
  }
  return { linksOf }
}
