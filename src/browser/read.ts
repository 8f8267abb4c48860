import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { List, Table } from './address.ts'
import { fieldOf } from './fill.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrame } from './frames.ts'
import type { Read } from './page/beside.ts'
import type { Entry } from './page/lists.ts'
import { lookOnce } from './page/script.ts'
import type { Line, TableRead } from './page/tables.ts'
import type { Screen } from './screen.ts'
import type { Stage } from './stage.ts'
import { standing } from './standing.ts'

const betweenReadings = 120

interface TableSeen {
  readonly complete: boolean
  readonly table: TableRead
  readonly emptySaid: boolean
}

/** The lines of the screen's table, once two readings in a row agree and are not the `other` ones. Throws `table-shape` naming the column. */
export async function readLines(
  stage: Stage,
  screen: Screen,
  table: Table,
  other: readonly Line[] | null = null,
): Promise<readonly Line[]> {
  // Until the page before has gone this screen has not come: who takes it for come stops what the press still asks for.
  let turning = other === null ? null : (stage.lastPress?.frame ?? null)
  let frame = turning ?? (await standing(stage, screen))
  const began = performance.now()
  // Headings without lines and without a word that there are none: believed only when it stays so.
  const sureFrom = began + Math.min(3_000, stage.patience / 4)
  let before = ''
  let seen: TableSeen | null = null
  let unreadable = false
  while (performance.now() - began < patienceWith(stage, unreadable)) {
    seen = await askFrame<TableSeen>(frame, lookAt(table), 1_000)
    throwIfStopped(stage)
    const now = JSON.stringify(seen)
    const sure = linesOf(seen, performance.now() > sureFrom)
    const isOther = sure !== null && isDeepStrictEqual(sure, other)
    if (turning && !isOther) {
      turning = null
      frame = await standing(stage, screen)
    } else if (seen?.complete && sure && now === before && !isOther) return sure
    unreadable = seen !== null && sure === null
    before = now
    await pause(betweenReadings)
  }
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  if (!seen || !unreadable) throw failed(stage, 'timeout', { where: screen.title })
  throw failed(stage, 'table-shape', { where: screen.title, ...misshape(seen.table) })
}

// What cannot be read will not mend for long; a page that gives no answer, or is still moving, gets as long as a screen.
function patienceWith({ patience }: Stage, unreadable: boolean): number {
  return unreadable ? patience / 3 : patience
}

function lookAt(table: Table): string {
  return lookOnce((look, input) => {
    const read = look.tables.read(input)
    const emptySaid = 'lines' in read ? read.emptySaid : look.judge.saysEmpty(input.empty)
    return { complete: document.readyState === 'complete', table: read, emptySaid }
  }, table)
}

function linesOf(seen: TableSeen | null, late: boolean): readonly Line[] | null {
  if (!seen) return null
  if ('lines' in seen.table) return seen.table.lines.length > 0 || seen.emptySaid || late ? seen.table.lines : null
  return 'none' in seen.table && seen.emptySaid ? [] : null
}

function misshape(read: TableRead): { expected?: string; found: string } {
  if ('missing' in read) return { expected: `「${read.missing}」`, found: 'no such column' }
  if ('many' in read) return { found: `${read.many} tables` }
  if ('uneven' in read) return { found: `line ${read.uneven} has another number of cells` }
  return { found: 'no table' }
}

/** One value of the screen, once two readings agree: text, or null where it is blank. Throws `element-missing` when its words do not come, `timeout` when the page is too slow to be read twice. */
export async function readValue(stage: Stage, screen: Screen, name: string): Promise<string | null> {
  const address = screen.values?.[name]
  if (!address) throw new Error(`${screen.title} declares no value ${name}`)
  const texts = await readAgreed(stage, screen, {
    words: ['words' in address ? String([address.words].flat()[0]) : name],
    areHelps: 'pattern' in address,
    blankFrom: Math.min(1_500, stage.patience / 8),
    look: lookOnce((look, input) => [look.inside(input.within)?.beside.value(input.address) ?? { none: true }], {
      address,
      within: screen.within,
    }),
  })
  return texts[0] ?? null
}

/** What fields show, in order, be it an entry, a choice, or plain text in its place; null where it is blank. Throws `element-missing` when the words of one do not come. */
export async function readFields(stage: Stage, screen: Screen, names: readonly string[]): Promise<(string | null)[]> {
  const addresses = names.map((name) => fieldOf(screen, name))
  return readAgreed(stage, screen, {
    words: addresses.map(({ words }) => String([words].flat()[0])),
    areHelps: false,
    blankFrom: Math.min(3_000, stage.patience / 4), // what is prefilled may come late
    look: lookOnce(
      (look, input) => {
        const own = look.inside(input.within)
        return input.addresses.map((address) => own?.beside.shown(address) ?? { none: true })
      },
      { addresses, within: screen.within },
    ),
  })
}

interface Reading {
  /** The words of each text, for a report. */
  readonly words: readonly string[]
  /** Such texts are a help, not a part of the screen: where one does not stand it is as if it were blank. */
  readonly areHelps: boolean
  /** Milliseconds after which a blank is believed. */
  readonly blankFrom: number
  /** Answers with a reading of each. */
  readonly look: string
}

async function readAgreed(stage: Stage, screen: Screen, reading: Reading): Promise<(string | null)[]> {
  const frame = await standing(stage, screen)
  const end = performance.now() + stage.patience / 3
  const sureFrom = performance.now() + reading.blankFrom
  let before = ''
  let absent = -1
  while (performance.now() < end) {
    const reads = (await askFrame<Read[]>(frame, reading.look, 1_000)) ?? []
    throwIfStopped(stage)
    if (reading.areHelps && reads.some((read) => 'none' in read)) return reads.map(() => null)
    const texts = reads.flatMap((read) => ('text' in read ? [read.text] : []))
    const now = JSON.stringify(texts)
    const all = texts.length === reading.words.length
    if (all && now === before && (!texts.includes('') || performance.now() > sureFrom))
      return texts.map((text) => text || null)
    before = all ? now : ''
    if (reads.length > 0) absent = reads.findIndex((read) => !('text' in read))
    const none = reads.some((read) => 'none' in read)
    if (none && performance.now() > sureFrom && stage.traffic.open() === 0) break
    await pause(betweenReadings)
  }
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  if (absent < 0) throw failed(stage, 'timeout', { where: screen.title }) // all stood, or the page gave no sign: it is slow, not another one
  throw failed(stage, 'element-missing', { where: `${screen.title} 「${reading.words[absent]}」` })
}

/** The entries of the screen's list, once two readings agree; none when nothing is listed for a while. */
export async function readList(stage: Stage, screen: Screen, list: List): Promise<readonly Entry[]> {
  const frame = await standing(stage, screen)
  const sureFrom = performance.now() + Math.min(3_000, stage.patience / 4)
  const end = performance.now() + stage.patience / 3
  let before = ''
  while (performance.now() < end) {
    const entries = await askFrame<Entry[]>(
      frame,
      lookOnce((look, input) => look.lists.read(input), list),
      1_000,
    )
    throwIfStopped(stage)
    const now = JSON.stringify(entries)
    if (now === before && (entries?.length || performance.now() > sureFrom)) return entries ?? []
    before = now
    await pause(betweenReadings)
  }
  throw await whyNot(stage, `${screen.title} 「${list.headed}」`)
}
