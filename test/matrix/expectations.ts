import { expect } from 'vitest'
import { boundaries, type Boundary } from '../../src/domain/boundary.ts'
import { strokeNames } from './faults.ts'
import { matrixOf, tableOf, type Wanted } from './matrix.ts'

/** Half an hour: a machine may be slow, and a matrix that is waited for in vain says nothing. */
export const timeout = 1_800_000

/** Prints the matrix of an act, which has crossed every boundary but these, and expects nothing wrong of any cell. Gives the yen that were spent, which are the portal's bill. */
export async function expectDoneOnce(wanted: Wanted, absent: readonly Boundary[]): Promise<number> {
  const matrix = await matrixOf(wanted)
  console.log(tableOf(matrix))
  expect(matrix.crossed).toEqual(boundaries.filter((boundary) => !absent.includes(boundary)))
  const struck = matrix.crossed.filter((boundary) => wanted.at?.includes(boundary) ?? true)
  expect(matrix.results.size).toBe(struck.length * strokeNames.length)
  expect(matrix.wrong).toEqual([])
  expect(matrix.yen.journal).toBe(matrix.yen.bill)
  return matrix.yen.journal
}
