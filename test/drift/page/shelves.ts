import type { Look } from '../../../src/browser/page/script.ts'
import type { Found } from '../../../src/browser/page/controls.ts'
import type { FileLink } from '../../../src/browser/page/files.ts'
import type { Screen } from '../../../src/browser/screen.ts'
import type { FilePins, Pins } from './pins.ts'
import type { Outcomes } from './outcomes.ts'
import type { Outcome, Scales } from './weigh.ts'

/** Weighs what was read of a list of files, link by link. */
export interface Shelves {
  files(look: Look, screen: Screen): Outcome
  /** The link of every file that was read, found as the flow does; each to be weighed when all have been found. */
  links(look: Look, screen: Screen): (() => Outcome)[]
  range(look: Look, screen: Screen): Outcome
  /** What leads to the next page, or to the one before. */
  turn(look: Look, screen: Screen, way: string): Found
}

/** Lists of files against the pins. Runs inside the page. */
export function shelves(pins: Pins, click: Scales['click'], { right, stop, wrong }: Outcomes): Shelves {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

  const isBefore = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const shownFiles = (): FilePins[] =>
    (pins.files?.files ?? [])
      .filter(({ link }) => link.element.isConnected)
      .toSorted((one, other) => (isBefore(one.link.element, other.link.element) ? -1 : 1))
  // A link whose words no longer end as a file's do is none.
  const isFile = ({ link }: FilePins, { files }: Screen): boolean =>
    new RegExp(files?.named ?? '').test(plain(pins.read(link.element)).replace(/[▶▼]+$/, ''))
  const stands = (file: FilePins, screen: Screen): boolean => pins.seen(file.link.element) && isFile(file, screen)
  // What is read of a text beside a link: the text itself, or '' where it is no longer such a text.
  const faults = (read: FileLink, own: FilePins, screen: Screen): { wrong: string[]; blank: string[] } => {
    const found = { wrong: [] as string[], blank: [] as string[] }
    const words = pins.read(own.link.element)
    if (read.words !== words) found.wrong.push(`「${read.words}」, there stands 「${words}」`)
    for (const [name, text] of Object.entries(read.beside)) {
      const pin = own.beside[name]
      const shown = pin ? plain(pins.read(pin.element)) : ''
      if (text === shown) continue
      const shape = new RegExp(`^(?:${screen.files?.beside[name]?.shape})$`)
      const told = `${name} 「${text}」, there stands 「${shown}」`
      if (text === '' && !shape.test(shown)) found.blank.push(told)
      else found.wrong.push(told)
    }
    return found
  }
  interface Pair {
    readonly read: FileLink
    readonly own: FilePins | null
  }
  const paired = (read: readonly FileLink[], screen: Screen): { pairs: Pair[]; lost: number } => {
    const pinned = shownFiles()
    let at = 0
    const isOwn = (each: FileLink, own: FilePins): boolean => pins.read(own.link.element) === each.words
    const pairs = read.map((each) => {
      while (pinned[at] && !stands(pinned[at] as FilePins, screen) && !isOwn(each, pinned[at] as FilePins)) at++
      return { read: each, own: pinned[at++] ?? null }
    })
    return { pairs, lost: pinned.slice(at).filter((each) => stands(each, screen)).length }
  }
  const files = (look: Look, screen: Screen): Outcome => {
    const read = screen.files && look.files.read(screen.files)
    if (!read || !('files' in read)) return stop('files', JSON.stringify(read))
    if (read.files.length === 0) return stop('files', 'none')
    // As the flow does on a document's own page: one of several is none.
    if (pins.files?.alone && read.files.length > 1) return stop('files', `${read.files.length} of them`)
    const { pairs, lost } = paired(read.files, screen)
    const foreign = pairs.find(({ own }) => !own)
    if (foreign) return wrong('files', `one file too many: ${JSON.stringify(foreign.read)}`)
    const found = pairs.map(({ read, own }) => faults(read, own as FilePins, screen))
    const misread = found.flatMap((each) => each.wrong)
    if (misread.length > 0) return wrong('files', misread.join('; '))
    if (lost > 0) return wrong('files', `${lost} files are not read`)
    const blank = found.flatMap((each) => each.blank)
    return blank.length > 0 ? stop('files', blank.join('; ')) : right('files')
  }
  const links = (look: Look, screen: Screen): (() => Outcome)[] => {
    const address = screen.files
    const read = address && look.files.read(address)
    if (!address || !read || !('files' in read)) return []
    if (pins.files?.alone && read.files.length > 1) return []
    return paired(read.files, screen).pairs.flatMap(({ read: one, own }) => {
      if (!own) return []
      const found = look.files.link(address, one)
      const name = `file ${pins.files?.files.indexOf(own)}`
      return [() => click({ address: name, right: [own.link] }, found)]
    })
  }
  // Three numbers, from, to and of: what is said now, or nothing.
  const range = (look: Look, screen: Screen): Outcome => {
    const read = screen.files && look.files.read(screen.files)
    if (!read || !('files' in read)) return stop('range', JSON.stringify(read))
    const mark = pins.marks.find(({ address }) => address === 'range')
    const said = pins.read(mark?.right[0]?.element ?? document.head)
    const numbers = (said.normalize('NFKC').match(/\d+/g) ?? []).map(Number)
    if (!read.range) return wrong('range', `takes the page for all of the list, there stands 「${said}」`)
    const { from, to, of } = read.range
    const same =
      [from, to, of].toSorted((one, other) => one - other).join() ===
      numbers.toSorted((one, other) => one - other).join()
    return same ? right('range') : wrong('range', `read ${from}~${to} of ${of}, there stands 「${said}」`)
  }
  const turn = (look: Look, { files, table }: Screen, way: string): Found => {
    const from = pins.page ?? 0
    const step = { from, to: from + (way === 'next' ? 1 : -1) }
    if (files) return look.files.turn(files, step)
    return table ? look.tables.turn(table, step) : { none: true }
  }
  return { files, links, range, turn }
}
