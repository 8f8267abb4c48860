import type { MockFacility } from '../../mock-portal/contract.ts'
import { boundaries, type Boundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import { rehearse, runCell, type Cell, type Result } from './cell.ts'
import { strokes, type Stroke } from './faults.ts'
import type { Browser } from './browser.ts'
import { withStage, type Stage } from './stage.ts'

/** The matrix of one act, as it was found. */
export interface Matrix {
  readonly act: Act
  /** The boundaries that the act has crossed, in their order. */
  readonly crossed: readonly Boundary[]
  readonly results: ReadonlyMap<string, Result>
  readonly wrong: readonly string[]
  /** What the journal has spent, and what the portal will ask for. */
  readonly yen: { readonly journal: number; readonly bill: number }
}

const cast = 11
const strokeNames = Object.keys(strokes) as Stroke[]

/** Which cells are wanted; default: all. */
export type Wanted = (boundary: Boundary, stroke: Stroke) => boolean

/** Strikes every boundary of an act with every fault, each at a facility of its own; several at once. */
export async function matrixOf(act: Act, wanted: Wanted = () => true, lanes = 4): Promise<Matrix> {
  return withStage(cast + 1 + boundaries.length * strokeNames.length, async (stage) => {
    const [own, ...facilities] = stage.mock.control.truth().slice(cast)
    if (!own) throw new Error('no facility')
    const shared = stage.browser()
    const { crossings, yen } = await rehearse(stage, shared, act, own)
    const seen = new Set(crossings.map(({ boundary }) => boundary))
    const crossed = boundaries.filter((boundary) => seen.has(boundary))
    const rehearsed = crossings.map(({ requests }) => requests)
    const cells = crossed
      .flatMap((boundary) => strokeNames.map((stroke) => ({ act, boundary, stroke, rehearsed })))
      .filter(({ boundary, stroke }) => wanted(boundary, stroke))
      .map((cell, index) => ({ ...cell, facility: facilityAt(facilities, index) }))
    const results = await runAll(stage, shared, cells, lanes)
    const journal = [...results.values()].reduce((sum, result) => sum + result.yen, yen)
    return {
      act,
      crossed,
      results,
      wrong: wrongIn(results),
      yen: { journal, bill: stage.mock.control.bill(true).total },
    }
  })
}

function facilityAt(facilities: readonly MockFacility[], index: number): MockFacility {
  const facility = facilities[index]
  if (!facility) throw new Error('too few facilities')
  return facility
}

/** The name of a cell. */
export function nameOf({ boundary, stroke }: Pick<Cell, 'boundary' | 'stroke'>): string {
  return `${boundary} × ${stroke}`
}

// What kills a browser has one of its own; those that wait long begin first.
async function runAll(stage: Stage, shared: Browser, cells: readonly Cell[], lanes: number) {
  const results = new Map<string, Result>()
  const crashes = cells.filter(isCrash)
  const others = cells.filter((cell) => !isCrash(cell)).toSorted((one, other) => weight(other) - weight(one))
  const lane = async (waiting: Cell[], browser: Browser): Promise<void> => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift())
      results.set(nameOf(cell), await runCell(stage, browser, cell))
  }
  await Promise.all([lane(crashes, stage.browser()), ...Array.from({ length: lanes - 1 }, () => lane(others, shared))])
  return results
}

function isCrash({ stroke }: Cell): boolean {
  return strokes[stroke] === 'browser'
}

function weight({ stroke }: Cell): number {
  return stroke === 'time-out' ? 1 : 0
}

function wrongIn(results: ReadonlyMap<string, Result>): readonly string[] {
  return [...results].flatMap(([name, { took, wrong }]) =>
    wrong.length > 0 ? [`${name} (${took}): ${wrong.join('; ')}`] : [],
  )
}

/** The matrix as people read it: a line for each boundary, a column for each fault, in the cells what it took. */
export function tableOf({ act, crossed, results }: Matrix): string {
  const head = [act, ...strokeNames]
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
