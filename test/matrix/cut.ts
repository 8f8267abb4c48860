import type { Cell } from './cell.ts'
import { hasHit, requestsAt, strokes } from './faults.ts'
import { liveUntilKilled } from './killed.ts'
import { live, openOwn, type Life, type OnCrossing } from './life.ts'
import type { Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { standAll, type Cut } from './together.ts'

/** Which deeds of a scene have been struck, by their place: in which of its runs, and whether the stroke has hit anything. */
export type Struck = Map<number, { readonly run: number; readonly hit: boolean }>

/** One run at a facility, by the stage's own browser. */
export function run({ mock, folder, browser }: Stage, scene: Scene, at: OnCrossing): Promise<Life> {
  mock.control.sitAt(scene.facility.facilityCode)
  return live({ folder, scene, session: browser.session, at })
}

/** The next run of a scene, of that number: whichever of its deeds has not been struck yet is struck when it stands at its boundary. Who waits for as short a time as where a time-out is meant may give up before anything has hit: that is struck once more. */
export async function strike(
  stage: Stage,
  scene: Scene,
  cells: readonly Cell[],
  { struck, number }: { readonly struck: Struck; readonly number: number },
): Promise<Life> {
  const { browser, mock } = stage
  let last: { readonly place: number; readonly cell: Cell; readonly hits: () => boolean } | null = null
  const lift = (): void => {
    if (last) {
      const hit = last.hits()
      if (hit || last.cell.stroke !== 'time-out') struck.set(last.place, { run: number, hit })
      else struck.delete(last.place)
    }
    last = null
    mock.control.setFaults([])
  }
  browser.hurry(cells.some(({ stroke }) => stroke === 'time-out'))
  const life = await run(stage, scene, (boundary, key) => {
    const first = cells.findIndex((_, place) => !struck.has(place))
    const place = key === null ? first : scene.items.findIndex((item) => item.key === key)
    const cell = cells[place]
    if (last && key !== null && place !== last.place && !befallsNext(last.cell)) lift()
    if (cell?.boundary !== boundary || struck.has(place) || (key === null && boundary !== 'table-read')) return
    lift()
    last = { place, cell, hits: fault(stage, cell) }
    struck.set(place, { run: number, hit: false })
  })
  lift()
  browser.hurry(false)
  return life
}

/** After these boundaries a deed asks for nothing more: what is struck is the next one. */
export function befallsNext({ boundary }: Pick<Cell, 'boundary'>): boolean {
  return boundary === 'table-read-again' || boundary === 'settled'
}

// Gives the question whether anything was hit.
function fault({ mock }: Stage, { stroke, next }: Cell): () => boolean {
  const faultsOn = strokes[stroke]
  if (typeof faultsOn === 'string') throw new Error(`${stroke} befalls many runs together`)
  const before = requestsAt(mock)
  const faults = faultsOn(next)
  mock.control.setFaults(faults)
  return () => hasHit(faults, before, requestsAt(mock))
}

/** What one run left that stood at its boundary when the stroke came, or has ended before. */
export interface Left<One extends Cut> {
  readonly cut: One
  readonly life: Life
  readonly hit: boolean
}

/** Many runs that end by one stroke when each stands at its boundary: a process and a browser die with all that is under way in them. */
export async function cutTogether<One extends Cut>(
  stage: Stage,
  stroke: 'killed' | 'browser gone',
  cuts: readonly One[],
): Promise<readonly Left<One>[]> {
  return stroke === 'killed' ? killProcess(stage, cuts) : killBrowser(stage, cuts)
}

async function killProcess<One extends Cut>(stage: Stage, cuts: readonly One[]): Promise<readonly Left<One>[]> {
  const instead = await liveUntilKilled(
    stage,
    cuts.map(({ scene, key, boundary }) => ({ scene, key, boundary })),
  )
  const left = async (cut: One): Promise<Left<One>> => {
    const store = await openOwn({ folder: stage.folder, scene: cut.scene })
    const items = await store.items()
    await store.close()
    return { cut, life: { report: null, items, bugs: instead ? [instead] : [] }, hit: instead === null }
  }
  return Promise.all(cuts.map(left))
}

async function killBrowser<One extends Cut>(stage: Stage, cuts: readonly One[]): Promise<readonly Left<One>[]> {
  const fate = Promise.withResolvers<void>()
  const standing = await standAll(byHaste(cuts), ({ scene }, at) => run(stage, scene, at), fate.promise)
  stage.browser.crash()
  fate.resolve()
  return Promise.all(standing.map(async ({ cut, crossed, life }) => ({ cut, life: await life, hit: crossed })))
}

function byHaste<One extends Cut>(cuts: readonly One[]): readonly One[] {
  return cuts.toSorted((one, other) => haste(one) - haste(other))
}

// Leave to send is good for five seconds only: who has it comes last.
function haste({ boundary }: Cut): number {
  return boundary === 'sending-written' ? 1 : 0
}
