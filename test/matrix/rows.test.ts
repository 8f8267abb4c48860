import { describe, expect, it } from 'vitest'
import { boundaries, type Boundary } from '../../src/domain/boundary.ts'
import type { Act } from '../../src/domain/intent.ts'
import { strokes } from './faults.ts'
import { matrixOf, tableOf } from './matrix.ts'

/** How many boundaries each act crosses at least: a smaller number is a hole in the matrix. */
const least = { cancel: 12, revoke: 12, edit: 13 } as const satisfies Record<Exclude<Act, 'apply'>, number>
// What comes before is read only, and the same for every act; `npm run matrix` strikes there too.
const spending = boundaries.slice(boundaries.indexOf('about-to-press'))
// The press is the same for all three: two of them are struck here only where a cut leaves most open.
const decisive: readonly Boundary[] = ['sending-written', 'request-sent', 'answer-written']
const struck: Readonly<Record<keyof typeof least, readonly Boundary[]>> = {
  cancel: spending,
  revoke: decisive,
  edit: decisive,
}

describe.each(Object.keys(least) as (keyof typeof least)[])(
  '%s, struck at the boundaries of its press by every fault',
  { timeout: 900_000 },
  (act) => {
    it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
      const matrix = await matrixOf(act, (boundary) => struck[act].includes(boundary))
      console.log(tableOf(matrix))
      expect(matrix.crossed.length).toBeGreaterThanOrEqual(least[act])
      expect(matrix.crossed.filter((boundary) => spending.includes(boundary))).toEqual(spending)
      expect(matrix.results.size).toBe(struck[act].length * Object.keys(strokes).length)
      expect(matrix.wrong).toEqual([])
      expect(matrix.yen).toEqual({ journal: 0, bill: 0 })
    })
  },
)
