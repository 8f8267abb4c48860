import type { ApplicationRow } from '../../src/domain/application-row.ts'
import type { Boundary } from '../../src/domain/boundary.ts'
import type { JournalEntry } from '../../src/domain/journal.ts'
import { dice } from '../drift/page/dice.ts'
import { judge, type Offence, type Trial } from '../judge/judge.ts'
import { memoryJournal, type Filing } from './memory-journal.ts'
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

/** Tells the history of this seed: runs of todoke that are killed, frozen and cut among colleagues, then resumed in peace until nothing changes. The same seed tells the same. */
export async function tell(
  seed: number,
  {
    open = async () => memoryJournal(),
    log = () => {},
  }: { readonly open?: (scene: Scene) => Promise<Filing>; readonly log?: (line: string) => void } = {},
): Promise<Told> {
  const chances = dice(seed)
  const scene = setScene(chances)
  const journal = await open(scene)
  const { portal } = scene
  await journal.saveItems(scene.items, new Date(scene.madeAt).toISOString())
  for (const { key, facilityCode, intent } of scene.items) log(`${key} ${facilityCode} ${JSON.stringify(intent)}`)
  const world: World = {
    scene,
    journal,
    dice: chances,
    log: (line) => log(`${new Date(portal.now).toISOString()} ${line}`),
    dead: new Set(),
    reports: [],
    starts: [],
    standing: standingAt(scene),
    crossed: new Map(),
    readings: [],
  }
  const stage = openStage(portal, chances)
  let pid = 0
  const enter = (trouble: number, quietly = false): void => {
    pid += 1
    const peaceful = trouble === 0
    const errand = {
      pid,
      host: !peaceful && chances.chance(0.1) ? 'elsewhere' : 'here',
      submit: peaceful || chances.chance(0.85),
      settleOnly: quietly || (!peaceful && chances.chance(0.1)),
      planId: !peaceful && chances.chance(0.5) ? chances.pick(scene.plans).planId : null,
      trouble,
    }
    stage.enter(`[${pid}]`, (actor) => run(world, actor, errand))
  }
  for (let acts = 1 + chances.below(4); acts > 0; acts -= 1) {
    for (let robots = chances.chance(0.3) ? 2 : 1; robots > 0; robots -= 1) enter(chances.pick([0.3, 1, 2]))
    await stage.play(chances.chance(0.5) ? 5 * minute : undefined)
    portal.pass(chances.below(chances.chance(0.1) ? 30 * 60 * minute : 2 * minute))
  }
  await stage.play()
  portal.pass(15 * minute)
  for (let before = '', after = 'begun'; before !== after;) {
    enter(0)
    await stage.play()
    before = after
    after = JSON.stringify((await journal.items()).map(({ key, state, requestId }) => [key, state, requestId]))
    portal.pass(minute)
  }
  const { plans, operations } = scene
  const trial = { ledger: portal.ledger, plans, operations, reports: world.reports, starts: world.starts }
  return {
    seed,
    scene,
    entries: await journal.entries(),
    trial,
    offences: judge(trial),
    crossed: world.crossed,
    readings: world.readings,
    yen: await journal.yen(),
  }
}

function standingAt({ portal, facilityCodes }: Scene): ReadonlyMap<string, readonly ApplicationRow[]> {
  const rows = facilityCodes.flatMap((code) =>
    portal.seen(code).map((one, index) => [`${code} ${namesOf(one)}`, rowOf(one, index)] as const),
  )
  return new Map([...Map.groupBy(rows, ([name]) => name)].map(([name, found]) => [name, found.map(([, row]) => row)]))
}
