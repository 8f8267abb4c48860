import { describe, expect, it } from 'vitest'
import { boundaries } from '../../src/domain/boundary.ts'
import { expectDoneOnce, timeout } from './expectations.ts'

describe('apply, struck at every boundary by every fault', { timeout }, () => {
  it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
    expect(boundaries.length).toBeGreaterThanOrEqual(14)
    expect(await expectDoneOnce({ act: 'apply', door: 'direct' }, [])).toBeGreaterThan(0)
  })
  it('is so by the portal’s door too, where a cut leaves most open', async () => {
    const at = ['request-sent', 'answer-written'] as const
    expect(await expectDoneOnce({ act: 'apply', door: 'portal', at }, [])).toBeGreaterThan(0)
  })
})
