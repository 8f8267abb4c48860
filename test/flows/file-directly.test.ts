import { describe, expect, it } from 'vitest'
import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { named } from '../night/stage.ts'
import { skins } from '../skin/index.ts'
import { applicationOf, withDesk } from './desk-stage.ts'

describe.each(skins)('the closed network’s doors of a portal that looks like %s', { timeout: 300_000 }, (_, skin) => {
  it('apply for whom everything has been entered, of every 分類, without a login', () =>
    withDesk({ ...skin, allCategories: true }, async ({ mock, directly, changes }) => {
      const chosen = ofEach(mock)
      for (const facility of chosen) {
        const outcome = await directly('apply', facility, async (desk) => {
          const prepared = await desk.prepare({ act: 'apply', ...applicationOf(facility, '受付３号機') })
          return prepared.press(async () => true)
        })
        expect(outcome).toMatchObject({ kind: 'answered', accepted: true })
      }
      expect(chosen.length).toBeGreaterThan(7)
      expect(changes().map(({ facilityCode, detail }) => [facilityCode, detail['by']])).toEqual(
        chosen.map(({ facilityCode }) => [facilityCode, 'direct']),
      )
      expect(mock.control.ledger().filter(({ what }) => what === 'login')).toEqual([])
    }))

  it('revoke the certificate of the terminal’s own list', () =>
    withDesk(skin, async ({ mock, directly, changes }) => {
      const facility = named(mock, 'さくら内科クリニック')
      const rows = await directly('revoke', facility, async (desk) => {
        const row = (await desk.rows()).find(({ status }) => status === 'issued')
        if (!row) throw new Error('nothing to revoke')
        const prepared = await desk.prepare({ act: 'revoke', row, reason: null })
        await prepared.press(async () => true)
        return desk.rows()
      })
      expect(rows.map(({ status }) => status)).not.toContain('issued')
      expect(changes().map(({ what, facilityCode }) => [what, facilityCode])).toEqual([
        ['revoke', facility.facilityCode],
      ])
    }))
})

// One facility of each 分類.
function ofEach(mock: MockPortal): readonly MockFacility[] {
  const byCategory = Map.groupBy(mock.control.truth(), ({ category }) => category)
  return [...byCategory.values()].flatMap(([first]) => first ?? [])
}
