import { describe, expect, it } from 'vitest'
import type { RowAddress } from '../../src/domain/intent.ts'
import { named } from '../night/stage.ts'
import { makeOtherSkin, skins } from '../skin/index.ts'
import { applicationOf, withDesk } from './desk-stage.ts'

const withTab = [
  ...skins,
  ['the second, with the RA in the portal’s own window', { skin: makeOtherSkin('tab') }],
] as const

const granted = async (): Promise<boolean> => true
const many = '第２ﾊﾟｰﾙ中央病院'
const waiting = '髙橋歯科医院'
const issued = 'さくら内科クリニック'

describe.each(withTab)('filing at the desk of a portal that looks like %s', { timeout: 300_000 }, (_, skin) => {
  it('applies twice in one visit, each once', () =>
    withDesk(skin, async ({ mock, at, changes }) => {
      const facility = named(mock, many)
      const done = await at('apply', facility, async (desk) => {
        const before = await desk.rows()
        const outcomes = []
        for (const terminalName of ['受付３号機', '受付４号機']) {
          const prepared = await desk.prepare({ act: 'apply', ...applicationOf(facility, terminalName) })
          outcomes.push({ earlier: prepared.earlier, fee: prepared.fee, outcome: await prepared.press(granted) })
        }
        return { before, outcomes, after: await desk.rows() }
      })
      const count = done.before.length
      expect(done.outcomes).toMatchObject([
        { earlier: count, fee: 1_500, outcome: { kind: 'answered', status: 200, accepted: true } },
        { earlier: count + 1, fee: 1_500, outcome: { kind: 'answered', status: 200, accepted: true } },
      ])
      expect(done.after.length).toBe(count + 2)
      expect(done.after.filter(({ terminalName }) => terminalName === '受付３号機')).toMatchObject([
        { status: 'pending', contactName: '医事課 髙橋' },
      ])
      expect(changes().map(({ what, detail }) => [what, detail['terminalName']])).toEqual([
        ['apply', '受付３号機'],
        ['apply', '受付４号機'],
      ])
    }))
})

// In the portal's own window the way back is the same for all of them.
describe.each(skins)('filing at the desk of a portal that looks like %s', { timeout: 300_000 }, (_, skin) => {
  it('cancels, revokes and edits the one row that is meant', () =>
    withDesk(skin, async ({ mock, at, changes }) => {
      const [pending, valid] = [named(mock, waiting), named(mock, issued)]
      const cancelled = await at('cancel', pending, async (desk) => {
        const row = addressOf((await desk.rows()).find(({ status }) => status === 'pending'))
        const prepared = await desk.prepare({ act: 'cancel', row, reason: null })
        return { outcome: await prepared.press(granted), rows: await desk.rows() }
      })
      expect(cancelled.outcome).toMatchObject({ kind: 'answered', accepted: true })
      expect(cancelled.rows.filter(({ status }) => status === 'pending')).toEqual([])
      const edited = await at('edit', valid, async (desk) => {
        const row = addressOf((await desk.rows()).find(({ status }) => status === 'issued'))
        const particulars = await desk.particulars(row)
        const prepared = await desk.prepare({ act: 'edit', row, change: { contactName: '受付 﨑田' } })
        return { particulars, outcome: await prepared.press(granted), rows: await desk.rows() }
      })
      expect(edited.particulars).toMatchObject({ email: valid.loginId, phone: valid.phone })
      expect(edited.outcome).toMatchObject({ kind: 'answered', accepted: true })
      expect(edited.rows.map(({ contactName }) => contactName)).toContain('受付 﨑田')
      const revoked = await at('revoke', valid, async (desk) => {
        const row = addressOf((await desk.rows()).find(({ status }) => status === 'issued'))
        const prepared = await desk.prepare({ act: 'revoke', row, reason: 'lost' })
        return { outcome: await prepared.press(granted), rows: await desk.rows() }
      })
      expect(revoked.outcome).toMatchObject({ kind: 'answered', accepted: true })
      expect(revoked.rows.filter(({ status }) => status === 'issued')).toEqual([])
      expect(changes().map(({ what, facilityCode }) => [what, facilityCode])).toEqual([
        ['cancel', pending.facilityCode],
        ['edit', valid.facilityCode],
        ['revoke', valid.facilityCode],
      ])
    }))

  it('sends nothing where it is not permitted', () =>
    withDesk(skin, async ({ mock, at, changes }) => {
      const facility = named(mock, many)
      const outcome = await at('apply', facility, async (desk) => {
        const prepared = await desk.prepare({ act: 'apply', ...applicationOf(facility, '受付３号機') })
        return prepared.press(async () => false)
      })
      expect(outcome).toMatchObject({ kind: 'not-sent' })
      expect(changes()).toEqual([])
    }))
})

function addressOf(row: RowAddress | undefined): RowAddress {
  if (!row) throw new Error('there is no such row')
  const { requestId, appliedOn, contactName, terminalName } = row
  return { requestId, appliedOn, contactName, terminalName }
}
