import { describe, expect, it } from 'vitest'
import { expectDoneOnce, timeout } from './expectations.ts'

describe('revoke, struck at every boundary by every fault', { timeout }, () => {
  it('is done once after `apply resume --submit`, and nothing stays uncertain', async () => {
    expect(await expectDoneOnce({ act: 'revoke', door: 'direct' }, ['filled', 'popup'])).toBe(0)
  })
})
