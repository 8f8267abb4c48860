import type { Dice } from './dice.ts'
import type { GridMutations } from './grid.ts'
import type { Done, Focus, Kind, Mutations } from './mutations.ts'
import type { Mark, Pins } from './pins.ts'

/** What was struck: `watched` is the outcome that tells whether the address has survived. */
export interface Struck extends Done {
  readonly watched: string
}

/** Strikes the page once, at or next to what one address means; null where the kind does not apply there. Runs inside the page. */
export function strike(
  pins: Pins,
  dice: Dice,
  parts: { readonly plain: Mutations; readonly grid: GridMutations | null },
  order: { readonly address: string; readonly kind: Kind },
): Struck | null {
  const { plain, grid } = parts
  const { address, kind } = order
  const mark = pins.marks.find((each) => each.address === address)
  if (!mark) throw new Error(`no mark for ${address}`)
  const seen = (each: Mark): boolean => each.right.some(({ element }) => pins.seen(element))

  if (address === 'table' || (address === 'files' && grid)) {
    const done = grid?.[kind]() ?? null
    return done && { ...done, watched: address }
  }
  if (address === 'action') {
    const line = dice.pick((pins.table?.lines ?? []).filter(({ actions }) => actions.length > 0))
    const { words, pin } = dice.pick(line.actions)
    const own: Mark = { address: 'control:action', right: [pin], words: [], box: null }
    const done = plain[kind]({ element: pin.element, part: 'target', mark: own })
    const watched = `action ${pins.table?.lines.indexOf(line)} ${words}`
    return done && { ...done, watched, survivable: done.survivable && seen(own) }
  }
  if (address === 'open') {
    const line = dice.pick((pins.table?.lines ?? []).filter(({ opens }) => opens))
    const pin = line.opens ?? { element: document.body }
    const own: Mark = { address: 'control:open', right: [pin], words: [], box: null }
    const isCell = pin.element.matches('td,th') // one cell alone must not move
    const done = isCell ? grid?.[kind]() : plain[kind]({ element: pin.element, part: 'target', mark: own })
    const watched = `open ${pins.table?.lines.indexOf(line)}`
    return done ? { ...done, watched, survivable: done.survivable && seen(own) } : null
  }
  if (address === 'file' || address === 'files') {
    const { link } = dice.pick(pins.files?.files ?? [])
    const words = mark.words.filter(({ element }) => element !== link.element)
    const own: Mark = { address: 'control:file', right: [link], words, box: null }
    const done = plain[kind]({ element: link.element, part: 'target', mark: own })
    const at = pins.files?.files.findIndex((each) => each.link === link)
    const watched = address === 'files' ? address : `file ${at}`
    return done && { ...done, watched, survivable: done.survivable && seen(own) }
  }
  if (address === 'list') {
    const entry = dice.pick(pins.list?.entries ?? [])
    const pin = dice.pick([entry.entry, entry.title, entry.detail, pins.list?.heading ?? entry.entry])
    const words = pin === pins.list?.heading ? [pin] : []
    const own: Mark = { address: 'list', right: [pin], words, box: entry.entry }
    const done = plain[kind]({ element: pin.element, part: words.length > 0 ? 'words' : 'target', mark: own })
    const whole = (pins.list?.entries ?? []).every(
      ({ title, detail }) => pins.seen(title.element) && pins.seen(detail.element),
    )
    return done && { ...done, watched: address, survivable: done.survivable && whole }
  }
  const part: Focus['part'] = mark.words.length > 0 && dice.chance(0.4) ? 'words' : 'target'
  const pin = part === 'words' ? dice.pick(mark.words) : dice.pick(mark.right)
  const own = address.startsWith('turn:') ? { ...mark, address: 'control:turn' } : mark
  const done = plain[kind]({ element: pin.element, part, mark: own })
  const known = !address.startsWith('control:') || mark.words.every((each) => pins.seen(each.element))
  return done && { ...done, watched: address, survivable: done.survivable && known && seen(mark) }
}
