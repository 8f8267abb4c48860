import type { Boundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import { befallsNext, cutTogether, run, strike, type Struck } from './cut.ts'
import { requestsAt, type Crossing, type RaRequest, type Stroke } from './faults.ts'
import { openOwn, type Life } from './life.ts'
import { setScene, type Door, type Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { isOpen, tookOf, verdict, yenOf } from './verdict.ts'

/** One boundary of an act, and what befalls the run there. */
export interface Cell {
  readonly act: Act
  readonly door: Door
  readonly boundary: Boundary
  readonly stroke: Stroke
  /** What a run without faults asks the RA for next. */
  readonly next: readonly RaRequest[]
}

/** What a cell took until all was done, and what is wrong with it. */
export interface Result {
  readonly took: string
  readonly wrong: readonly string[]
  /** What the journal has as spent, for all cells of its scene, with the first of them. */
  readonly yen: number
}

/** Each cell with its result. */
export type Found = readonly (readonly [Cell, Result])[]

const mostResumes = 3

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

/** Strikes deeds of one facility, a cell for each, and goes on as a person does until nothing is open any more: the run that settles one stroke is the one that the next befalls. */
export async function runChain(stage: Stage, cells: readonly Cell[]): Promise<Found> {
  const [first, last] = [cells[0], cells.at(-1)]
  if (!first || !last) return []
  const scene = await begin(stage, first, cells.length + (befallsNext(last) ? 1 : 0))
  return goOn(stage, scene, cells, { lives: [], struck: new Map() })
}

/** What has been done in a scene: its runs, and which of its deeds they have struck. */
interface Past {
  readonly lives: readonly Life[]
  readonly struck: Struck
}

/** The cells of one boundary whose strokes befall many runs at once. */
export interface Fates {
  readonly killed: Cell
  readonly gone: Cell
}

/** Cuts one run at each boundary by killing its process, the next by killing its browser, and goes on with each as `runChain` does. */
export async function runTogether(stage: Stage, all: readonly Fates[]): Promise<Found> {
  const scenes = []
  for (const fates of all) {
    const cells = [fates.killed, fates.gone]
    scenes.push({ cells, scene: await begin(stage, fates.killed, 2), lives: [] as Life[], struck: new Map() as Struck })
  }
  for (const [place, stroke] of (['killed', 'browser gone'] as const).entries()) {
    const cuts = scenes.flatMap((each) => {
      const [key, boundary] = [each.scene.items[place]?.key, each.cells[place]?.boundary]
      return key !== undefined && boundary ? [{ ...each, key, boundary }] : []
    })
    for (const { cut, life, hit } of await cutTogether(stage, stroke, cuts)) {
      cut.struck.set(place, { run: cut.lives.length, hit })
      cut.lives.push(life)
    }
  }
  const found: Found[] = []
  for (const { scene, cells, lives, struck } of scenes) found.push(await goOn(stage, scene, cells, { lives, struck }))
  return found.flat()
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

async function goOn(
  stage: Stage,
  scene: Scene,
  cells: readonly Cell[],
  { lives: before, struck }: Past,
): Promise<Found> {
  const lives = [...before]
  for (let open = true; open && lives.length <= cells.length + mostResumes;) {
    const life = await strike(stage, scene, cells, { struck, number: lives.length })
    lives.push(life)
    open = isOpen(life)
  }
  const wrong = verdict(stage.mock, scene, lives)
  return cells.map((cell, place) => {
    const at = struck.get(place)
    const missed = at?.hit === true ? [] : ['nothing was struck']
    const befallen = scene.items[befallsNext(cell) ? place + 1 : place] ?? scene.items[place]
    const took = tookOf(lives.slice(at?.run ?? 0), befallen?.key ?? '')
    return [cell, { took, wrong: [...missed, ...wrong], yen: place === 0 ? yenOf(lives.at(-1)) : 0 }]
  })
}
