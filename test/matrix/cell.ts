import type { Boundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import { cutTogether, run, strike, type Struck } from './cut.ts'
import { requestsAt, type Requests, type Stroke } from './faults.ts'
import { openOwn } from './life.ts'
import { setScene, type Door, type Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { causeOf, isOpen, tookOf, verdict, yenOf } from './verdict.ts'

/** One boundary of an act, and what befalls the run there. */
export interface Cell {
  readonly act: Act
  readonly door: Door
  readonly boundary: Boundary
  readonly stroke: Stroke
  /** What a run without faults has asked the RA for, boundary by boundary. */
  readonly rehearsed: readonly Requests[]
}

/** What a cell took until all was done, and what is wrong with it. */
export interface Result {
  readonly took: string
  readonly wrong: readonly string[]
  /** What the journal has as spent. */
  readonly yen: number
}

/** One boundary as it was crossed, and what had been asked for by then. */
interface Crossing {
  readonly boundary: Boundary
  readonly requests: Requests
}

const mostResumes = 3
/** Who waits for as short a time as where a time-out is meant may give up before anything has struck. */
const mostTries = 3

/** Runs an act without faults, two deeds in one visit; throws when it does not succeed at once. */
export async function rehearse(stage: Stage, { act, door }: Pick<Cell, 'act' | 'door'>) {
  const crossings: Crossing[] = []
  const scene = await begin(stage, { act, door }, 2)
  const start = requestsAt(stage.mock)
  const life = await run(stage, scene, (boundary) => {
    crossings.push({ boundary, requests: requestsAt(stage.mock, start) })
  })
  const wrong = verdict(stage.mock, scene, [life])
  if (wrong.length > 0) throw new Error(`${act} without faults: ${wrong.join('; ')}`)
  return { crossings, yen: yenOf(life) }
}

/** Strikes a run at one boundary and goes on as a person does, until nothing is open any more. */
export async function runCell(stage: Stage, cell: Cell): Promise<Result> {
  return tryCell(stage, cell, cell.stroke === 'time-out' ? mostTries : 1)
}

// A run that was not struck tells nothing: there is another one.
async function tryCell(stage: Stage, cell: Cell, tries: number): Promise<Result> {
  const scene = await begin(stage, cell, deedsOf(cell))
  const first = await strike(stage, scene, cell)
  if (first.hit || tries === 1) return goOn(stage, scene, first)
  const idle = await goOn(stage, scene, { ...first, hit: true })
  const next = await tryCell(stage, cell, tries - 1)
  return { ...next, wrong: [...idle.wrong, ...next.wrong], yen: idle.yen + next.yen }
}

/** Cuts one run for each of the cells by one stroke, and goes on with each as `runCell` does. */
export async function runTogether(
  stage: Stage,
  stroke: 'killed' | 'browser gone',
  cells: readonly Cell[],
): Promise<readonly (readonly [Cell, Result])[]> {
  const cuts = []
  for (const cell of cells) cuts.push({ cell, boundary: cell.boundary, scene: await begin(stage, cell, deedsOf(cell)) })
  const results: (readonly [Cell, Result])[] = []
  for (const { cut, first } of await cutTogether(stage, stroke, cuts))
    results.push([cut.cell, await goOn(stage, cut.scene, first)])
  return results
}

// After these nothing more would be asked for, if nothing else were to be done.
function deedsOf({ boundary }: Cell): number {
  return boundary === 'table-read-again' || boundary === 'settled' ? 2 : 1
}

async function begin(stage: Stage, what: Pick<Cell, 'act' | 'door'>, deeds: number): Promise<Scene> {
  const scene = setScene(stage, what, deeds)
  const store = await openOwn({ folder: stage.folder, scene })
  const { facilityCode, name, loginId } = scene.facility
  const known = { category: null, tags: [], contactName: null, phone: null, email: null }
  await store.saveFacilities([{ facilityCode, name, loginId, ...known }])
  await store.saveItems(scene.items, new Date().toISOString())
  await store.close()
  return scene
}

async function goOn(stage: Stage, scene: Scene, first: Struck): Promise<Result> {
  const lives = [first.life]
  for (let last = first.life; isOpen(last) && lives.length <= mostResumes; lives.push(last))
    last = await run(stage, scene, () => {})
  const missed = first.hit ? [] : [`nothing was struck: ${causeOf(first.life)}`]
  return { took: tookOf(lives), wrong: [...missed, ...verdict(stage.mock, scene, lives)], yen: yenOf(lives.at(-1)) }
}
