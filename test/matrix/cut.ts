import type { OnBoundary } from '../../src/domain/boundary.ts'
import type { Cell } from './cell.ts'
import { hasHit, nextAfter, requestsAt, strokes, type Requests } from './faults.ts'
import { liveUntilKilled } from './killed.ts'
import { live, openOwn, type Life } from './life.ts'
import type { Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { standAll, type Cut } from './together.ts'

/** What a run left that something was to befall. */
export interface Struck {
  readonly life: Life
  /** It has. */
  readonly hit: boolean
}

/** One run at a facility, by the stage's own browser. */
export function run({ mock, folder, browser }: Stage, scene: Scene, at: OnBoundary): Promise<Life> {
  mock.control.sitAt(scene.facility.facilityCode)
  return live({ folder, scene, session: browser.session, at })
}

/** One run to whose requests something happens from a boundary on, until it ends. */
export async function strike(stage: Stage, scene: Scene, cell: Cell): Promise<Struck> {
  const { browser, mock } = stage
  const start = requestsAt(mock)
  const hits: (() => boolean)[] = []
  browser.hurry(cell.stroke === 'time-out')
  const life = await run(stage, scene, (crossed) => {
    if (crossed === cell.boundary && hits.length === 0) hits.push(fault(stage, cell, start))
  })
  browser.hurry(false)
  const hit = hits.some((each) => each())
  mock.control.setFaults([])
  return { life, hit }
}

// Gives the question whether anything was hit.
function fault({ mock }: Stage, { stroke, rehearsed }: Cell, start: Requests): () => boolean {
  const faultsOn = strokes[stroke]
  if (typeof faultsOn === 'string') throw new Error(`${stroke} befalls many runs together`)
  const before = requestsAt(mock, start)
  const faults = faultsOn(nextAfter(before, rehearsed))
  mock.control.setFaults(faults)
  return () => hasHit(faults, before, requestsAt(mock, start))
}

/** Many runs that end by one stroke when each stands at its boundary: a process and a browser die with all that is under way in them. */
export async function cutTogether<One extends Cut>(
  stage: Stage,
  stroke: 'killed' | 'browser gone',
  cuts: readonly One[],
): Promise<readonly { readonly cut: One; readonly first: Struck }[]> {
  return stroke === 'killed' ? killProcess(stage, cuts) : killBrowser(stage, cuts)
}

async function killProcess<One extends Cut>(stage: Stage, cuts: readonly One[]) {
  const instead = await liveUntilKilled(stage, cuts)
  const left = async (cut: One) => {
    const store = await openOwn({ folder: stage.folder, scene: cut.scene })
    const items = await store.items()
    await store.close()
    return { cut, first: { life: { report: null, items, bugs: instead ? [instead] : [] }, hit: instead === null } }
  }
  return Promise.all(cuts.map(left))
}

async function killBrowser<One extends Cut>(stage: Stage, cuts: readonly One[]) {
  const fate = Promise.withResolvers<void>()
  const standing = await standAll(byHaste(cuts), ({ scene }, at) => run(stage, scene, at), fate.promise)
  stage.browser.crash()
  fate.resolve()
  return Promise.all(
    standing.map(async ({ cut, crossed, life }) => ({ cut, first: { life: await life, hit: crossed } })),
  )
}

function byHaste<One extends Cut>(cuts: readonly One[]): readonly One[] {
  return cuts.toSorted((one, other) => haste(one) - haste(other))
}

// Leave to send is good for five seconds only: who has it comes last.
function haste({ boundary }: Cut): number {
  return boundary === 'sending-written' ? 1 : 0
}
