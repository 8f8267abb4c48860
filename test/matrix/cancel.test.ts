import { describe, expect, it } from 'vitest'
import { expectDoneOnce, timeout } from './expectations.ts'

describe('cancel, struck at every boundary by every fault', { timeout }, () => {
  it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
    expect(await expectDoneOnce({ act: 'cancel', door: 'direct' }, ['filled', 'popup'])).toBe(0)
  })
})
