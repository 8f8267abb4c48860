import { describe, expect, it } from 'vitest'
import { boundaries } from '../../src/domain/boundary.ts'
import { strokes } from './faults.ts'
import { matrixOf, tableOf } from './matrix.ts'

describe('apply, struck at every boundary by every fault', { timeout: 900_000 }, () => {
  it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
    const matrix = await matrixOf('apply')
    console.log(tableOf(matrix))
    expect(matrix.crossed).toEqual(boundaries)
    expect(matrix.crossed.length).toBeGreaterThanOrEqual(14)
    expect(matrix.results.size).toBe(matrix.crossed.length * Object.keys(strokes).length)
    expect(matrix.wrong).toEqual([])
    expect(matrix.yen.journal).toBeGreaterThan(0)
    expect(matrix.yen.journal).toBe(matrix.yen.bill)
  })
})
