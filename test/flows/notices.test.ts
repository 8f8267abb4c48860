import { describe, expect, it } from 'vitest'
import { notices as onThePortal } from '../../mock-portal/world/notices.ts'
import { withStage } from '../night/stage.ts'
import { skins } from '../skin/index.ts'

describe.each(skins)('重要なお知らせ of a portal that looks like %s', { timeout: 120_000 }, (_, skin) => {
  it('are read as they stand there, without a login', () =>
    withStage({ ...skin, imported: () => false }, async ({ mock, open }) => {
      const { notices } = await (await open()).notices()
      const spaceless = notices.map((notice) => ({ ...notice, age: notice.age?.replaceAll(/\s/g, '') }))
      expect(spaceless).toEqual(onThePortal.map((notice) => ({ ...notice, age: notice.age.replaceAll(/\s/g, '') })))
      expect(mock.control.ledger()).toEqual([])
    }))
})

it('a portal under maintenance has none: that is said, with the time to come back', () =>
  withStage({ imported: () => false }, async ({ mock, open }) => {
    mock.control.setFaults([{ kind: 'maintenance', at: 'top' }])
    const todoke = await open()
    await expect(todoke.notices()).rejects.toMatchObject({
      code: 'maintenance',
      detail: { found: expect.stringContaining('6時00分') },
    })
  }))
