import type { MockFacility } from '../../mock-portal/contract.ts'
import type { Boundary, OnBoundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import type { Browser } from './browser.ts'
import { nextAfter, raRequests, strokes, type Requests, type Stroke } from './faults.ts'
import { liveUntilKilled } from './killed.ts'
import { live, openOwn, type Life } from './life.ts'
import { setScene, type Scene } from './scene.ts'
import type { Stage } from './stage.ts'
import { isOpen, tookOf, verdict, yenOf } from './verdict.ts'

/** One boundary of an act, and what befalls the run there. */
export interface Cell {
  readonly act: Act
  readonly boundary: Boundary
  readonly stroke: Stroke
  readonly facility: MockFacility
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

/** Runs an act without faults, two deeds in one visit; throws when it does not succeed at once. */
export async function rehearse(stage: Stage, { session }: Browser, act: Act, facility: MockFacility) {
  const crossings: Crossing[] = []
  const scene = await begin(stage, act, facility, 2)
  const at: OnBoundary = (boundary) => void crossings.push({ boundary, requests: requestsOf(stage, facility) })
  const life = await live({ folder: stage.folder, scene, session, at })
  const wrong = verdict(stage.mock, scene, [life])
  if (wrong.length > 0) throw new Error(`${act} without faults: ${wrong.join('; ')}`)
  return { crossings, yen: yenOf(life) }
}

/** Strikes a run at one boundary and goes on as a person does, until nothing is open any more. */
export async function runCell(stage: Stage, browser: Browser, cell: Cell): Promise<Result> {
  const { act, boundary, facility, stroke } = cell
  const isLast = boundary === 'table-read-again' || boundary === 'settled'
  const scene = await begin(stage, act, facility, isLast ? 2 : 1) // after them nothing more would be asked for
  const first = stroke === 'killed' ? await killed(stage, scene, cell) : await struck(stage, scene, browser, cell)
  const lives = [first.life]
  for (let last = first.life; isOpen(last) && lives.length <= mostResumes; lives.push(last))
    last = await live({ folder: stage.folder, scene, session: browser.session, at: () => {} })
  const missed = first.hit ? [] : ['nothing was struck']
  return {
    took: tookOf(lives),
    wrong: [...missed, ...verdict(stage.mock, scene, lives)],
    yen: yenOf(lives.at(-1)),
  }
}

async function begin(stage: Stage, act: Act, facility: MockFacility, deeds: number): Promise<Scene> {
  const scene = setScene(stage, act, facility, deeds)
  const store = await openOwn({ folder: stage.folder, scene })
  const { facilityCode, name, loginId } = facility
  const known = { category: null, tags: [], contactName: null, phone: null, email: null }
  await store.saveFacilities([{ facilityCode, name, loginId, ...known }])
  await store.saveItems(scene.items, new Date().toISOString())
  await store.close()
  return scene
}

interface Struck {
  readonly life: Life
  readonly hit: boolean
}

async function killed(stage: Stage, scene: Scene, { boundary }: Cell): Promise<Struck> {
  return { life: await liveUntilKilled(stage, scene, boundary), hit: true }
}

async function struck(stage: Stage, scene: Scene, browser: Browser, cell: Cell): Promise<Struck> {
  const hits: (() => boolean)[] = []
  const at: OnBoundary = (crossed) => {
    if (crossed === cell.boundary && hits.length === 0) hits.push(strike(stage, browser, cell))
  }
  const life = await live({ folder: stage.folder, scene, session: browser.session, at })
  stage.fault(cell.facility.facilityCode, [])
  return { life, hit: hits.some((hit) => hit()) }
}

// Gives the question whether anything was hit.
function strike(stage: Stage, browser: Browser, { stroke, facility, rehearsed }: Cell): () => boolean {
  const faultsOn = strokes[stroke]
  if (typeof faultsOn === 'string') {
    browser.crash()
    return () => true
  }
  const before = requestsOf(stage, facility)
  const faults = faultsOn(nextAfter(before, rehearsed))
  stage.fault(facility.facilityCode, faults)
  return () => {
    const after = requestsOf(stage, facility)
    const came = raRequests.filter((name) => after[name] > before[name])
    return faults.some((fault) => 'at' in fault && came.some((name) => name === fault.at))
  }
}

function requestsOf({ mock }: Stage, { facilityCode }: MockFacility): Requests {
  const count = (name: keyof Requests): number => mock.control.requests(name, facilityCode)
  return {
    entry: count('entry'),
    list: count('list'),
    detail: count('detail'),
    edit: count('edit'),
    cancel: count('cancel'),
    revoke: count('revoke'),
    'apply-form': count('apply-form'),
    'apply-check': count('apply-check'),
    'apply-confirm': count('apply-confirm'),
    'apply-send': count('apply-send'),
  }
}
