import type { ApplicationRow } from '../../src/domain/application-row.ts'
import type { Boundary } from '../../src/domain/boundary.ts'
import type { JournalEntry } from '../../src/domain/journal.ts'
import { dice } from '../drift/page/dice.ts'
import { judge, type Offence, type Trial } from '../judge/judge.ts'
import { memoryJournal, type Filing } from './memory-journal.ts'
import type { Plant } from './plants.ts'
import { namesOf, rowOf } from './portal.ts'
import { run, type World } from './robot.ts'
import { setScene, type Scene } from './scene.ts'
import { openStage } from './stage.ts'

/** A history told to its end. */
export interface Told {
  readonly seed: number
  readonly scene: Scene
  readonly entries: readonly JournalEntry[]
  readonly trial: Trial
  readonly offences: readonly Offence[]
  readonly crossed: ReadonlyMap<Boundary, number>
  readonly readings: World['readings']
  readonly yen: Awaited<ReturnType<Filing['yen']>>
}

const minute = 60_000

/** Where a history keeps its journal, who listens, and what is wrong with its robots; by default in memory, nobody, nothing. */
export interface Telling {
  readonly open?: (scene: Scene) => Promise<Filing>
  /** Gives the journal again before all is resumed in peace, as after a restart. */
  readonly reopen?: (journal: Filing) => Promise<Filing>
  readonly log?: (line: string) => void
  readonly plant?: Plant
}

/** Tells the history of this seed: runs of todoke that are killed, frozen and cut among colleagues, then resumed in peace until nothing changes. The same seed tells the same. */
export async function tell(seed: number, { open, reopen, log = () => {}, plant = {} }: Telling = {}): Promise<Told> {
  const chances = dice(seed)
  const scene = setScene(chances)
  const { portal } = scene
  const world: World = {
    scene,
    journal: open ? await open(scene) : memoryJournal(),
    plant,
    dice: chances,
    log: (line) => log(`${new Date(portal.now).toISOString()} ${line}`),
    dead: new Set(),
    reports: [],
    starts: [],
    standing: standingAt(scene),
    crossed: new Map(),
    readings: [],
  }
  await world.journal.saveItems(scene.items, new Date(scene.madeAt).toISOString())
  for (const { key, facilityCode, intent } of scene.items) log(`${key} ${facilityCode} ${JSON.stringify(intent)}`)
  const pids = await live(world)
  if (reopen) world.journal = await reopen(world.journal)
  await resume(world, pids)
  return asTold(seed, world)
}

// One to four acts, each with one robot or two at once; between them time passes. Returns how many robots there were.
async function live(world: World): Promise<number> {
  const { scene, dice: chances } = world
  const stage = openStage(scene.portal, chances)
  let pid = 0
  const enter = (): void => {
    pid += 1
    const errand = {
      pid,
      host: chances.chance(0.1) ? 'elsewhere' : 'here',
      submit: chances.chance(0.85),
      settleOnly: chances.chance(0.1),
      planId: chances.chance(0.5) ? chances.pick(scene.plans).planId : null,
      tries: chances.pick([0, 0, 10]),
      trouble: chances.pick([0.3, 1, 2]),
    }
    stage.enter(`[${pid}]`, (actor) => run(world, actor, errand))
  }
  for (let acts = 1 + chances.below(4); acts > 0; acts -= 1) {
    for (let robots = chances.chance(0.3) ? 2 : 1; robots > 0; robots -= 1) enter()
    await stage.play(chances.chance(0.5) ? 5 * minute : undefined)
    scene.portal.pass(chances.below(chances.chance(0.1) ? 30 * 60 * minute : 2 * minute))
  }
  await stage.play()
  return pid
}

// `apply resume --submit`, undisturbed, until it changes nothing.
async function resume(world: World, pids: number): Promise<void> {
  const { portal } = world.scene
  const stage = openStage(portal, world.dice)
  portal.pass(15 * minute)
  for (let before = '', after = 'begun', pid = pids + 1; before !== after; pid += 1) {
    const errand = { pid, host: 'here', submit: true, settleOnly: false, planId: null, tries: 0, trouble: 0 }
    stage.enter(`[${pid}]`, (actor) => run(world, actor, errand))
    await stage.play()
    before = after
    after = JSON.stringify((await world.journal.items()).map(({ key, state, requestId }) => [key, state, requestId]))
    portal.pass(minute)
  }
}

async function asTold(seed: number, { scene, journal, reports, starts, crossed, readings }: World): Promise<Told> {
  const { plans, operations, portal } = scene
  const trial = { ledger: portal.ledger, plans, operations, reports, starts }
  const entries = await journal.entries()
  return { seed, scene, entries, trial, offences: judge(trial), crossed, readings, yen: await journal.yen() }
}

function standingAt({ portal, facilityCodes }: Scene): ReadonlyMap<string, readonly ApplicationRow[]> {
  const rows = facilityCodes.flatMap((code) =>
    portal.seen(code).map((one, index) => [`${code} ${namesOf(one)}`, rowOf(one, index)] as const),
  )
  return new Map([...Map.groupBy(rows, ([name]) => name)].map(([name, found]) => [name, found.map(([, row]) => row)]))
}
