import { setTimeout as pause } from 'node:timers/promises'
import type { Files } from './address.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrame } from './frames.ts'
import type { FileLink, FilesRead, Listing } from './page/files.ts'
import { lookOnce } from './page/script.ts'
import { pressTarget, type Target } from './press.ts'
import type { Screen } from './screen.ts'
import { betweenReadings, type Stage } from './stage.ts'
import { standing } from './standing.ts'

/** The page of the screen's list of files that stands, once two readings agree; none when it says so, or lists nothing for a while. Throws `table-shape` where two texts could be what is looked for. */
export function readFiles(stage: Stage, screen: Screen): Promise<Listing> {
  return readUntil(stage, screen, { before: null })
}

/** Leads to another page of the list, one after the other, and reads it. Throws `element-missing` when nothing leads there, `table-shape` when it does not come. */
export async function turnTo(
  stage: Stage,
  screen: Screen,
  { listing, from, to }: { readonly listing: Listing; readonly from: number; readonly to: number },
): Promise<Listing> {
  let shown = listing
  for (let page = from; page !== to; page += Math.sign(to - from)) {
    const turn = { from: page, to: page + Math.sign(to - from) }
    const seek = lookOnce(
      (look, input) => {
        const found = look.files.turn(input.address, input.turn)
        return 'element' in found ? found.element : found
      },
      { address: filesOf(screen), turn },
    )
    const words = filesOf(screen).pages?.[to > from ? 'next' : 'previous'][0] ?? `${turn.to}`
    await pressTarget(stage, screen, { seek, words }, await standing(stage, screen))
    shown = await readUntil(stage, screen, { before: shown })
  }
  return shown
}

/** What to press for a file that was listed. */
export function fileTarget(screen: Screen, link: FileLink): Target {
  const seek = lookOnce(
    (look, input) => {
      const found = look.files.link(input.address, input.link)
      return 'element' in found ? found.element : found
    },
    { address: filesOf(screen), link },
  )
  return { seek, words: link.words }
}

function filesOf(screen: Screen): Files {
  if (!screen.files) throw new Error(`${screen.title} declares no files`)
  return screen.files
}

// After a turn what stood before is not yet the next page: another range must be said, and other files stand.
async function readUntil(
  stage: Stage,
  screen: Screen,
  { before }: { readonly before: Listing | null },
): Promise<Listing> {
  const frame = await standing(stage, screen)
  const began = performance.now()
  const sureFrom = began + Math.min(3_000, stage.patience / 4)
  let last = ''
  let seen: FilesRead | null = null
  while (performance.now() - began < stage.patience / 2) {
    seen = await askFrame<FilesRead>(
      frame,
      lookOnce((look, input) => look.files.read(input), filesOf(screen)),
      1_000,
    )
    throwIfStopped(stage)
    const now = JSON.stringify(seen)
    const late = performance.now() > sureFrom && !stage.traffic.waiting()
    if (seen && 'files' in seen && now === last && isPage(seen, late) && isNext(seen, before, late)) return pageOf(seen)
    last = now
    await pause(betweenReadings)
  }
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  if (!seen) throw failed(stage, 'timeout', { where: screen.title })
  throw failed(stage, 'table-shape', { where: screen.title, ...misshape(seen, before) })
}

function isPage({ files, emptySaid }: Extract<FilesRead, Listing>, late: boolean): boolean {
  return files.length > 0 || emptySaid || late
}

function isNext({ files, range }: Listing, before: Listing | null, late: boolean): boolean {
  if (!before) return true
  const isOther = JSON.stringify(files) !== JSON.stringify(before.files)
  return range?.from !== before.range?.from && (isOther || late)
}

function pageOf({ files, range }: Listing): Listing {
  return { files, range }
}

function misshape(seen: FilesRead, before: Listing | null): { expected?: string; found: string } {
  if ('expected' in seen) return seen
  if ('many' in seen) return { found: `several texts could be 「${seen.many}」` }
  if (!before) return { found: 'a list that changes all the time' }
  return { expected: 'the next page of the list', found: `${seen.range?.from ?? ''}~${seen.range?.to ?? ''}` }
}
