import { boundaries, type Boundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import { rehearse, runChain, runTogether, type Cell, type Found, type Result } from './cell.ts'
import { nextAfter, strokeNames, type Stroke } from './faults.ts'
import type { Door } from './scene.ts'
import { withStages, type Stage } from './stage.ts'

/** The matrix of one act by one door, as it was found. */
export interface Matrix {
  readonly act: Act
  readonly door: Door
  /** The boundaries that the act has crossed, in their order. */
  readonly crossed: readonly Boundary[]
  readonly results: ReadonlyMap<string, Result>
  readonly wrong: readonly string[]
  /** What the journal has spent, and what the portal will ask for. */
  readonly yen: { readonly journal: number; readonly bill: number }
}

/** What is wanted of a matrix. */
export interface Wanted {
  readonly act: Act
  readonly door: Door
  /** Default: every boundary that the act crosses. */
  readonly at?: readonly Boundary[]
}

type Job = (stage: Stage) => Promise<Found>

const lanes = 4
/** So many deeds are done at one facility, its table read at each step; where each waits for what never comes, fewer. */
const longestChain = 7
const longestWaiting = 4

/** Strikes the boundaries of an act with every fault, several at a facility, and at several facilities at once. */
export async function matrixOf({ act, door, at = boundaries }: Wanted): Promise<Matrix> {
  return withStages(lanes, 2 * boundaries.length * strokeNames.length, async (stages) => {
    const [first] = stages
    if (!first) throw new Error('no stage')
    const { crossings, yen } = await rehearse(first, { act, door })
    const seen = new Set(crossings.map(({ boundary }) => boundary))
    const crossed = boundaries.filter((boundary) => seen.has(boundary))
    const struck = crossed.filter((boundary) => at.includes(boundary))
    const cellsOf = (stroke: Stroke): readonly Cell[] =>
      struck.map((boundary) => ({ act, door, boundary, stroke, next: nextAfter(boundary, crossings) }))
    const found = await runAll(stages, jobsOf(cellsOf))
    const results = new Map(found.map(([cell, result]) => [nameOf(cell), result]))
    const journal = found.reduce((sum, [, result]) => sum + result.yen, yen)
    const bill = stages.reduce((sum, { mock }) => sum + mock.control.bill(true).total, 0)
    return { act, door, crossed, results, wrong: wrongIn(results), yen: { journal, bill } }
  })
}

// Those that take long begin first.
function jobsOf(cellsOf: (stroke: Stroke) => readonly Cell[]): Job[] {
  const gone = cellsOf('browser gone')
  const fates = cellsOf('killed').flatMap((killed, at) => (gone[at] ? [{ killed, gone: gone[at] }] : []))
  const chains = (stroke: Stroke): readonly Job[] =>
    chunksOf(cellsOf(stroke), stroke === 'time-out' ? longestWaiting : longestChain).map(
      (cells) => (stage) => runChain(stage, cells),
    )
  const others = strokeNames.filter((stroke) => !['killed', 'browser gone', 'time-out'].includes(stroke))
  return [(stage) => runTogether(stage, fates), ...chains('time-out'), ...others.flatMap(chains)]
}

function chunksOf(cells: readonly Cell[], longest: number): readonly (readonly Cell[])[] {
  const count = Math.ceil(cells.length / longest)
  return Array.from({ length: count }, (_, index) => cells.filter((_cell, place) => place % count === index))
}

async function runAll(stages: readonly Stage[], jobs: Job[]): Promise<Found> {
  const found: Found[] = []
  const lane = async (stage: Stage): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) found.push(await job(stage))
  }
  await Promise.all(stages.map(lane))
  return found.flat()
}

/** The name of a cell. */
export function nameOf({ boundary, stroke }: Pick<Cell, 'boundary' | 'stroke'>): string {
  return `${boundary} × ${stroke}`
}

function wrongIn(results: ReadonlyMap<string, Result>): readonly string[] {
  return [...results].flatMap(([name, { took, wrong }]) =>
    wrong.length > 0 ? [`${name} (${took}): ${wrong.join('; ')}`] : [],
  )
}

/** The matrix as people read it: a line for each boundary, a column for each fault, in the cells what it took. */
export function tableOf({ act, door, crossed, results }: Matrix): string {
  const head = [door === 'direct' ? act : `${act}, by the portal`, ...strokeNames]
  const lines = crossed.map((boundary) => [
    boundary,
    ...strokeNames.map((stroke) => {
      const result = results.get(nameOf({ boundary, stroke }))
      return result ? `${result.took}${result.wrong.length > 0 ? ' !' : ''}` : ''
    }),
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...lines].map((line) => line[at]?.length ?? 0)))
  return [head, ...lines]
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
