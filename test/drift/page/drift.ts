import type { Screen } from '../../../src/browser/screen.ts'
import type { Look } from '../../../src/browser/page/script.ts'
import type { Places } from '../oracle/places.ts'
import { deceit } from './deceit.ts'
import { dice } from './dice.ts'
import { grid } from './grid.ts'
import { kit } from './kit.ts'
import type { Kind } from './mutations.ts'
import { naming } from './naming.ts'
import { pins } from './pins.ts'
import { plants, type Noted, type Plant } from './plants.ts'
import { strike, type Struck } from './strike.ts'
import { structure } from './structure.ts'
import { outcomes } from './outcomes.ts'
import { readings } from './readings.ts'
import { shelves } from './shelves.ts'
import { scales, type Outcome } from './weigh.ts'
import { wording } from './wording.ts'

/** What stands ready in each saved page. */
export interface Drift {
  /** Draws the page as it was saved and pins the oracle's places. */
  renew(): void
  addresses(): string[]
  strike(order: { readonly address: string; readonly kind: Kind; readonly seed: number }): Struck | null
  weigh(look: Look, screen: Screen): Outcome[]
  note(): Noted
  /** What the planted weaknesses come to on every control of the page. */
  plants(look: Look, asked: Planted): Record<Plant, Outcome[]>
  /** The addresses of the right elements as absolute XPaths: of a control, field or value one, of a table or list one for each text. */
  paths(address: string): string[]
  /** What a baseline found for an address. */
  byPaths(address: string, paths: readonly string[]): Outcome
  byElements(address: string, elements: readonly Element[]): Outcome
  isRight(address: string, element: Element): boolean
}

interface Planted {
  readonly screen: Screen
  readonly noted: Noted
  readonly names: readonly Plant[]
}

type Parts = {
  readonly pins: typeof pins
  readonly dice: typeof dice
  readonly kit: typeof kit
  readonly structure: typeof structure
  readonly naming: typeof naming
  readonly wording: typeof wording
  readonly deceit: typeof deceit
  readonly grid: typeof grid
  readonly strike: typeof strike
  readonly outcomes: typeof outcomes
  readonly readings: typeof readings
  readonly shelves: typeof shelves
  readonly scales: typeof scales
  readonly plants: typeof plants
}

function ready(parts: Parts, places: Places): Drift {
  const saved = document.documentElement.cloneNode(true)
  let pinned = parts.pins(places)
  let scale = parts.scales(pinned, parts)
  const renew = (): void => {
    document.replaceChild(saved.cloneNode(true), document.documentElement)
    pinned = parts.pins(places)
    scale = parts.scales(pinned, parts)
  }
  const pathOf = (element: Element): string => {
    const { parentElement, tagName } = element
    if (!parentElement) return `/${tagName.toLowerCase()}`
    const alike = [...parentElement.children].filter((each) => each.tagName === tagName)
    return `${pathOf(parentElement)}/${tagName.toLowerCase()}[${alike.indexOf(element) + 1}]`
  }
  const at = (path: string): Element | null => {
    const found = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue
    return found instanceof Element ? found : null
  }
  const elementsOf = (address: string): Element[] => {
    if (address === 'list')
      return (pinned.list?.entries ?? []).flatMap(({ title, detail }) => [title.element, detail.element])
    if (address === 'files')
      return (pinned.files?.files ?? []).flatMap(({ link, beside }) =>
        [link, ...Object.values(beside)].map(({ element }) => element),
      )
    if (address === 'table')
      return (pinned.table?.lines ?? []).flatMap(({ cells }) => Object.values(cells).map(({ element }) => element))
    return (pinned.marks.find((each) => each.address === address)?.right ?? [])
      .slice(0, 1)
      .map(({ element }) => element)
  }
  const byPaths = (address: string, paths: readonly string[]): Outcome => {
    const elements = paths.map(at)
    if (!['table', 'list', 'files'].includes(address)) return scale.element(address, elements[0] ?? null)
    return parts.readings(pinned, scale.click, parts.outcomes()).texts(
      address,
      elements.map((element) => (element ? pinned.read(element) : null)),
    )
  }
  const byElements = (address: string, elements: readonly Element[]): Outcome =>
    elements.length > 1
      ? { address, outcome: 'stop', note: `${elements.length} of them` }
      : scale.element(address, elements[0] ?? null)
  return {
    renew,
    addresses: () => pinned.marks.map(({ address }) => address),
    strike: ({ seed, ...order }) => {
      const thrown = parts.dice(seed)
      const made = parts.kit(pinned, thrown)
      const { structure, naming, wording, deceit } = parts
      const plain = { ...structure(made), ...naming(made), ...wording(made), ...deceit(made) }
      return parts.strike(pinned, thrown, { plain, grid: parts.grid(pinned, thrown, plain) }, order)
    },
    weigh: (look, screen) => scale.all(look, screen),
    note: () => parts.plants(pinned).note(),
    plants: (whole, { names, ...asked }) => {
      const look = whole.inside(asked.screen.within) ?? whole
      const marks = pinned.marks.filter(({ address }) => address.startsWith('control:'))
      const { find } = parts.plants(pinned)
      const found = names.map((plant) =>
        marks.map((mark) => ({ mark, found: find(plant, look, { ...asked, name: mark.address.slice(8) }) })),
      )
      const weighed = found.map((each) => each.map(({ mark, found: one }) => scale.click(mark, one)))
      return Object.fromEntries(names.map((plant, at) => [plant, weighed[at]])) as Record<Plant, Outcome[]>
    },
    paths: (address) => elementsOf(address).map(pathOf),
    byPaths,
    byElements,
    isRight: (address, element) =>
      pinned.marks.some((each) => each.address === address && each.right.some((pin) => pin.element === element)),
  }
}

/** An expression that makes the saved page ready and keeps it as `drift` in the window. */
export function makeReady(places: Places): string {
  const parts = Object.entries({
    pins,
    dice,
    kit,
    structure,
    naming,
    wording,
    deceit,
    grid,
    strike,
    outcomes,
    readings,
    shelves,
    scales,
    plants,
  }).map(([name, part]) => `${name}: ${part}`)
  return `window.drift = (${ready})({ ${parts.join(', ')} }, ${JSON.stringify(places)})`
}
