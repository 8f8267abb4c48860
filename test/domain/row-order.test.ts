import { describe, expect, it } from 'vitest'
import type { JournalItem } from '../../src/domain/intent.ts'
import { addressOf } from '../../src/domain/row-choice.ts'
import { isStanding, lastAbout, orderFor, superseded, type RowOperation } from '../../src/domain/row-order.ts'
import { journalItem, pending, row } from './plan-samples.ts'

const revoke: RowOperation = { act: 'revoke', reason: null }
const edit: RowOperation = { act: 'edit', change: { contactName: '医事課' } }
const item = (operation: RowOperation, more: Partial<JournalItem> = {}, of = row()): JournalItem =>
  journalItem({ planId: null, fee: 0, postage: 0, intent: { ...operation, row: addressOf(of) }, ...more })

describe('an order about a row', () => {
  const known = { earlier: [], rows: [row()], today: '2026-11-21', findings: [] }

  it('has a key of its own, and keeps the reason that overrules an interlock', () => {
    const order = orderFor(row(), { act: 'revoke', reason: '廃棄' }, known)
    expect(order).toMatchObject({
      key: 'revoke:1311234569:100000000000001:1',
      planId: null,
      fee: 0,
      accepted: [{ finding: 'last-certificate', reason: '廃棄' }],
    })
    const again = { ...known, earlier: [item(revoke, { key: order.key })] }
    expect(orderFor(row(), revoke, again).key).toBe('revoke:1311234569:100000000000001:2')
    const nameless = orderFor({ ...pending }, { act: 'cancel', reason: null }, known)
    expect(nameless.key).toBe('cancel:1311234569:みなと内科1号機 2026-11-20:1')
  })

  it('stands while it is open, and once done until the row is read again', () => {
    for (const state of ['planned', 'uncertain'] as const)
      expect(isStanding(item(revoke, { state }), row(), revoke)).toBe(true)
    for (const state of ['failed', 'skipped'] as const)
      expect(isStanding(item(revoke, { state }), row(), revoke)).toBe(false)
    const readAt = '2026-11-21T10:00:00.001+09:00'
    expect(isStanding(item(revoke), row(), revoke)).toBe(true)
    expect(isStanding(item(revoke), row({ readAt }), revoke)).toBe(false)
  })

  it('is another one with another row, act, change or reason', () => {
    expect(isStanding(item(revoke), row({ requestId: '2' }), revoke)).toBe(false)
    expect(isStanding(item(revoke), row(), { act: 'cancel', reason: null })).toBe(false)
    expect(isStanding(item(revoke), row(), { act: 'revoke', reason: '廃棄' })).toBe(false)
    expect(isStanding(item(edit), row(), edit)).toBe(true)
    expect(isStanding(item(edit), row(), { act: 'edit', change: { contactName: '事務' } })).toBe(false)
    expect(isStanding(item(edit), row(), { act: 'edit', change: { phone: '0312345678' } })).toBe(false)
  })

  it('takes the place of planned ones of its kind', () => {
    const order = orderFor(row(), edit, known)
    const [former, other, done] = [
      item(edit, { key: 'a', state: 'planned' }),
      item(revoke, { key: 'b', state: 'planned' }),
      item(edit, { key: 'c' }),
    ]
    expect(superseded(order, [former, other, done])).toEqual([former])
  })

  it('is found by what was typed, also when the row has gone', () => {
    const done = item({ act: 'cancel', reason: null }, {}, pending)
    const choice = { terminalName: 'みなと内科1号機' }
    expect(lastAbout(choice, [], [done])).toBe(done)
    expect(lastAbout(choice, [pending], [done])).toBe(done)
    expect(lastAbout({ terminalName: '待合室' }, [], [done])).toBeUndefined()
    expect(lastAbout(choice, [], [journalItem()])).toBeUndefined()
  })
})
