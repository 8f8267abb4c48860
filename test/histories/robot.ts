import { asWord } from '../../src/domain/screen-text.ts'
import { Failure } from '../../src/domain/failure.ts'
import type { JournalItem } from '../../src/domain/intent.ts'
import type { ApplicationRow } from '../../src/domain/application-row.ts'
import type { LeaseHolder } from '../../src/domain/ports.ts'
import type { FiledItem, FilingParts } from '../../src/engine/filing-parts.ts'
import { fileItems, settleOnly } from '../../src/engine/submit-once.ts'
import type { Boundary } from '../../src/domain/boundary.ts'
import type { Dice } from '../drift/page/dice.ts'
import type { ReportJson } from '../judge/judge.ts'
import { disturb } from './company.ts'
import { simulatedDesk } from './desk.ts'
import type { Filing } from './memory-journal.ts'
import type { Plant } from './plants.ts'
import { namesOf, type Portal } from './portal.ts'
import type { Scene } from './scene.ts'
import type { Actor } from './stage.ts'

/** The quiet time of these histories; every slow commit and late row of the simulated portal comes within it. */
export const quiet = 15_000
const leaseLength = 60_000
const renewal = 10_000

/** The world that the robots of one history share. */
export interface World {
  readonly scene: Scene
  journal: Filing
  readonly plant: Plant
  readonly dice: Dice
  readonly log: (line: string) => void
  /** Processes that have ended, by pid. */
  readonly dead: Set<number>
  readonly reports: ReportJson[]
  readonly starts: string[]
  /** When the plan was made: row numbers of each facility and names, for the check against a changed table. */
  readonly standing: ReadonlyMap<string, readonly ApplicationRow[]>
  readonly crossed: Map<Boundary, number>
  /** When each facility's table was read. */
  readonly readings: { readonly facilityCode: string; readonly pid: number; readonly time: number }[]
}

/** What one run is asked for. `trouble` from 0 to 1. */
export interface Errand {
  readonly pid: number
  readonly host: string
  readonly submit: boolean
  readonly settleOnly: boolean
  readonly planId: string | null
  /** How often it asks again for a lease that another has. */
  readonly tries: number
  readonly trouble: number
}

/** One run of todoke as `apply run` and `apply resume` do it: takes the lease, visits each facility, gives the lease back. Throws `Killed`. */
export async function run(world: World, actor: Actor, errand: Errand): Promise<void> {
  const { journal, scene, reports, starts, dead } = world
  const { portal } = scene
  const holder: LeaseHolder = { host: `${errand.host} ${errand.pid}`, pid: errand.pid, what: `run ${errand.pid}` }
  const startedAt = iso(portal.now)
  starts.push(startedAt)
  try {
    const take = () => journal.takeLease('spending', holder, iso(portal.now), iso(portal.now + leaseLength))
    let other = await take()
    for (let tries = errand.tries; other && tries > 0; tries -= 1) {
      actor.freeze(20_000)
      await actor.turn()
      other = await take()
    }
    if (other) return world.log(`${actor.name}: ${other.what} has the lease`)
    const items = await fileAll(world, actor, errand, holder)
    reports.push({ run: { startedAt }, items: items.map(({ failure, ...item }) => ({ ...item, error: failure })) })
    await journal.releaseLease('spending', holder)
  } finally {
    dead.add(errand.pid)
    if (errand.host === 'here') await journal.releaseLease('spending', holder) // a dead holder on this host loses it at once
  }
}

async function fileAll(world: World, actor: Actor, errand: Errand, holder: LeaseHolder): Promise<readonly FiledItem[]> {
  const { journal, scene } = world
  const open = await journal.items({ ...(errand.planId !== null && { planId: errand.planId }) })
  const filed: FiledItem[] = []
  for (const facilityCode of scene.facilityCodes) {
    const own = open.filter((item) => item.facilityCode === facilityCode)
    const items = world.plant.items?.(own) ?? own
    if (items.length === 0) continue
    filed.push(...(await visit(world, actor, errand, { holder, items })))
  }
  return filed
}

async function visit(
  world: World,
  actor: Actor,
  errand: Errand,
  { holder, items }: { readonly holder: LeaseHolder; readonly items: readonly JournalItem[] },
): Promise<readonly FiledItem[]> {
  const { scene, dice, log, plant } = world
  const [{ facilityCode }] = items as [JournalItem]
  let key = ''
  const turn = turns(world, actor, errand, holder)
  const at = async (boundary: Boundary): Promise<void> => {
    world.crossed.set(boundary, (world.crossed.get(boundary) ?? 0) + 1)
    await turn(boundary)
  }
  const desk = simulatedDesk({
    portal: scene.portal,
    facilityCode: plant.facility?.(facilityCode, scene.facilityCodes) ?? facilityCode,
    dice,
    trouble: errand.trouble,
    at,
    step: turn,
    log: (line) => log(`${actor.name}${line}`),
    key: () => key,
  })
  const rows = async (): Promise<readonly ApplicationRow[]> => {
    const time = scene.portal.now
    const found = await desk.rows()
    world.readings.push({ facilityCode, pid: errand.pid, time })
    return found
  }
  const sound = partsOf(world, errand, { holder, at, onItem: (item) => (key = item.key), pause: turn })
  const parts = plant.parts?.(sound) ?? sound
  const seen = { ...desk, rows }
  const used = plant.desk?.(seen) ?? seen
  return errand.settleOnly ? settleOnly(parts, used, facilityCode) : fileItems(parts, used, items, errand)
}

/** Where a cut hurts most. */
const tender: ReadonlySet<string> = new Set([
  'request-paused',
  'sending-written',
  'request-sent',
  'table-read-again',
  'pause',
])

function turns(world: World, actor: Actor, { trouble }: Errand, holder: LeaseHolder) {
  const { scene, dice, log, journal } = world
  const { portal } = scene
  let renewed = portal.now
  const renew = async (): Promise<void> => {
    if (portal.now - renewed < renewal) return
    renewed = portal.now
    await journal.takeLease('spending', holder, iso(portal.now), iso(portal.now + leaseLength))
  }
  return async (what: string): Promise<void> => {
    if (dice.chance(trouble * (tender.has(what) ? 0.05 : 0.01))) {
      actor.freeze(dice.pick([2_000, 6_000, 30_000, 70_000, 150_000, 700_000]))
      log(`${actor.name} is frozen at ${what}`)
    }
    if (dice.chance(trouble * 0.03)) {
      log(`${actor.name} is killed at ${what}`)
      actor.kill()
    }
    await actor.turn()
    if (dice.chance(trouble * 0.05)) disturb(scene, dice, log)
    portal.pass(50 + dice.below(600))
    if (dice.chance(0.5)) await renew() // the timer may fire after the code has gone on
    log(`${actor.name} ${what}`)
  }
}

// What the success screen has promised may come into the table long after.
function hide({ certificates, now }: Portal, key: string): void {
  const [found, ...more] = certificates.filter((each) => each.key === key)
  if (found && more.length === 0) found.visibleAt = now + 60_000
}

const place = (host: string): string => host.split(' ')[0] ?? ''

function partsOf(
  world: World,
  { trouble }: Errand,
  {
    holder,
    at,
    onItem,
    pause,
  }: Pick<FilingParts, 'holder' | 'at' | 'onItem'> & { readonly pause: (what: string) => Promise<void> },
): FilingParts {
  const { scene, journal, dice, dead } = world
  const { portal } = scene
  const kept = failing(journal, dice, trouble)
  return {
    journal: {
      ...kept,
      life: async ({ holder: { host, pid } }) =>
        place(host) === place(holder.host) ? (dead.has(pid) ? 'dead' : 'alive') : 'unknown',
      note: async (key, note, time) => {
        await kept.note(key, note, time)
        if (note.kind === 'answered' && note.accepted && dice.chance(trouble * 0.05)) hide(portal, key)
      },
    },
    holder,
    caps: scene.caps,
    now: () => iso(portal.now),
    clock: () => portal.now,
    pause: async (milliseconds) => {
      await pause('pause')
      portal.pass(milliseconds)
    },
    quiet,
    check: (item, rows) => changed(world, item, rows),
    receipts: scene.hasMailbox
      ? async ({ facilityCode, intent }, since) =>
          intent.act === 'apply' ? portal.receipts(facilityCode, namesOf(intent), Date.parse(since)) : 0
      : null,
    at,
    onItem,
    evidence: async () => null,
    signal: new AbortController().signal,
  }
}

// A full disk: nothing of the call is written.
function failing(journal: Filing, dice: Dice, trouble: number): Filing {
  const mayFail =
    <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>): ((...args: A) => Promise<R>) =>
    async (...args) => {
      if (dice.chance(trouble * 0.002)) throw new Failure('bad-input', { reason: 'disk-full' })
      return act(...args)
    }
  const { note, settle, fail, beginSending, doubt, entries } = journal
  return {
    ...journal,
    note: mayFail(note),
    settle: mayFail(settle),
    fail: mayFail(fail),
    beginSending: mayFail(beginSending),
    doubt: mayFail(doubt),
    entries: mayFail(entries),
  }
}

// As a plan is stale when its terminal has an application that neither the plan nor the journal knows.
async function changed(
  { journal, standing }: World,
  item: JournalItem,
  rows: readonly ApplicationRow[],
): Promise<Failure | null> {
  const { intent, facilityCode } = item
  if (intent.act !== 'apply') return null
  const names = namesOf(intent)
  const known = standing.get(`${facilityCode} ${names}`) ?? []
  const own = (await journal.items({ facilityCode, states: ['submitted'] })).filter(
    (other) => other.intent.act === 'apply' && namesOf(other.intent) === names,
  )
  const numbers = new Set(known.map(({ requestId }) => requestId))
  const blank = known.filter(({ requestId }) => requestId === null).length
  const there = rows.filter(
    ({ contactName, terminalName }) =>
      isSame(contactName, intent.contactName) && isSame(terminalName, intent.terminalName),
  )
  const fresh = there.filter(({ requestId }) => requestId === null || !numbers.has(requestId)).length
  if (fresh <= blank + own.length) return null
  return new Failure('mismatch', { where: names, expected: String(blank + own.length), found: String(fresh) })
}

function isSame(shown: string | null, meant: string): boolean {
  return shown !== null && asWord(shown) === asWord(meant)
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
