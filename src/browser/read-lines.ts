import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Frame } from 'playwright'
import type { Table } from './address.ts'
import { failed, throwIfStopped, whyNot } from './failing.ts'
import { askFrame } from './frames.ts'
import { lookOnce } from './page/script.ts'
import type { Line, TableRead } from './page/tables.ts'
import { pressTarget } from './press.ts'
import type { Screen } from './screen.ts'
import { betweenReadings, type Stage } from './stage.ts'
import { standing } from './standing.ts'

interface TableSeen {
  readonly complete: boolean
  readonly table: TableRead
  readonly emptySaid: boolean
}

/** The page of a list that was turned, and the frame in which it stands. */
interface Turned {
  readonly lines: readonly Line[]
  readonly frame: Frame
}

/** The lines of the screen's table, once two readings in a row agree and are not those of the page before. Throws `table-shape` naming the column. */
export async function readLines(
  stage: Stage,
  screen: Screen,
  table: Table,
  before: Turned | null = null,
): Promise<readonly Line[]> {
  // Until the page before has gone this screen has not come: who takes it for come stops what the press still asks for.
  let turning = before?.frame ?? null
  let frame = turning ?? (await standing(stage, screen))
  const began = performance.now()
  // Headings without lines and without a word that there are none: believed only when it stays so.
  const sureFrom = began + Math.min(3_000, stage.patience / 4)
  let last = ''
  let seen: TableSeen | null = null
  let unreadable = false
  while (performance.now() - began < patienceWith(stage, unreadable)) {
    seen = await askFrame<TableSeen>(frame, lookAt(table), 1_000)
    throwIfStopped(stage)
    const now = JSON.stringify(seen)
    const sure = linesOf(seen, performance.now() > sureFrom)
    const stays = sure !== null && isDeepStrictEqual(sure, before?.lines)
    if (turning && !stays) {
      turning = null
      frame = await standing(stage, screen)
    } else if (seen?.complete && sure && now === last && !stays) return sure
    unreadable = seen !== null && sure === null
    last = now
    await pause(betweenReadings)
  }
  if (stage.traffic.broken()) throw await whyNot(stage, screen.title)
  if (!seen || !unreadable) throw failed(stage, 'timeout', { where: screen.title })
  throw failed(stage, 'table-shape', { where: screen.title, ...misshape(seen.table) })
}

/** The lines of the table's page of this number, from the one before it; null where nothing leads there: that was the last. Throws `element-missing` where several things do. */
export async function nextLines(
  stage: Stage,
  screen: Screen,
  { table, lines, page }: { readonly table: Table; readonly lines: readonly Line[]; readonly page: number },
): Promise<readonly Line[] | null> {
  const frame = await standing(stage, screen)
  const input = { table, turn: { from: page - 1, to: page } }
  const leads = lookOnce((look, { table, turn }) => !('none' in look.tables.turn(table, turn)), input)
  if (!(await askFrame<boolean>(frame, leads, 1_000))) return null
  const seek = lookOnce((look, { table, turn }) => {
    const found = look.tables.turn(table, turn)
    return 'element' in found ? found.element : found
  }, input)
  await pressTarget(stage, screen, { seek, words: table.pages?.next[0] ?? `${page}` }, frame)
  return readLines(stage, screen, table, { lines, frame })
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
