import { describe, expect, it } from 'vitest'
import { expectDoneOnce, timeout } from './expectations.ts'

describe('edit, struck at every boundary by every fault', { timeout }, () => {
  it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
    expect(await expectDoneOnce({ act: 'edit', door: 'direct' }, ['popup'])).toBe(0)
  })
})
