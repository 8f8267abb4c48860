import { describe, expect, it } from 'vitest'
import type { StoredRow } from '../../src/domain/application-row.ts'
import { Failure } from '../../src/domain/failure.ts'
import { hazardOf, interlocked } from '../../src/domain/interlock.ts'
import { addressOf, chosenRow, type RowAct, type RowChoice } from '../../src/domain/row-choice.ts'
import { surplusOf } from '../../src/domain/surplus.ts'
import { honcho, pending, row } from './plan-samples.ts'

const waits = (more: Partial<StoredRow> = {}): StoredRow => ({ ...pending, operations: ['detail', 'cancel'], ...more })

function refusalOf(choice: RowChoice, act: RowAct, rows: readonly StoredRow[]): unknown {
  try {
    return chosenRow(choice, act, rows)
  } catch (error) {
    return error instanceof Failure ? { code: error.code, ...error.detail } : error
  }
}

describe('a row is chosen', () => {
  const issued = row()
  const waiting = waits()
  const byName = { terminalName: 'みなと内科1号機' }

  it('by its リクエストID, and by its 端末名称等 in whatever width', () => {
    expect(chosenRow({ requestId: '100000000000001' }, 'revoke', [waiting, issued])).toBe(issued)
    expect(chosenRow({ terminalName: 'みなと内科１号機' }, 'revoke', [issued])).toBe(issued)
  })

  it('as the only one of its name that offers the operation', () => {
    expect(chosenRow(byName, 'cancel', [issued, waiting])).toBe(waiting)
    expect(chosenRow(byName, 'revoke', [issued, waiting])).toBe(issued)
    expect(chosenRow(byName, 'edit', [issued, waiting])).toBe(issued) // 更新 exists only for 発行済み
  })

  it('by its day where several have the name', () => {
    const later = waits({ appliedOn: '2026-11-21' })
    expect(refusalOf(byName, 'cancel', [waiting, later])).toMatchObject({
      code: 'bad-input',
      reason: 'ambiguous-row',
      found: '2026-11-20 みなと内科1号機 受付 発行承認待ち / 2026-11-21 みなと内科1号機 受付 発行承認待ち',
    })
    expect(chosenRow({ ...byName, appliedOn: '2026-11-21' }, 'cancel', [waiting, later])).toBe(later)
  })

  it('not, when an equal one stands beside it', () => {
    expect(refusalOf(byName, 'cancel', [waiting, waits({ no: 2 })])).toMatchObject({ reason: 'equal-rows' })
  })

  it('not, when there is none', () => {
    expect(refusalOf({ requestId: '1' }, 'revoke', [issued])).toMatchObject({ reason: 'no-such-row', where: '1' })
  })

  it('not, when it does not offer the operation', () => {
    const revoked = row({ status: 'revoked', statusText: '失効済み', operations: ['detail'] })
    expect(refusalOf(byName, 'revoke', [revoked])).toMatchObject({ code: 'not-allowed', found: '失効済み' })
    expect(refusalOf(byName, 'cancel', [issued])).toMatchObject({ code: 'not-allowed' })
  })
})

describe('the interlock of a revocation', () => {
  const today = '2026-11-21'
  const old = row()
  const newer = row({ requestId: '100000000000002', expiresOn: '2029-12-31' })
  const other = row({ requestId: '100000000000003', terminalName: '待合室', expiresOn: '2029-12-31' })
  const hazard = (...others: readonly StoredRow[]) => hazardOf(addressOf(old), [old, ...others], today)

  it('holds for the last certificate, and where the terminal has no newer one', () => {
    expect(hazard()).toBe('last-certificate')
    expect(hazard(waits(), row({ requestId: '9', status: 'revoked' }))).toBe('last-certificate')
    expect(hazard(row({ requestId: '9', terminalName: '待合室', expiresOn: '2026-11-20' }))).toBe('last-certificate')
    expect(hazard(other)).toBe('no-newer-certificate')
    expect(hazard(row({ requestId: '9', expiresOn: '2026-12-01' }))).toBe('no-newer-certificate')
    expect(hazard(row({ requestId: '9', expiresOn: null }))).toBe('no-newer-certificate')
    expect(hazard(newer, other)).toBeNull()
  })

  it('opens with a reason', () => {
    const address = addressOf(old)
    expect(interlocked({ address, reason: null }, [old], today)?.detail).toMatchObject({ where: '--reason' })
    expect(interlocked({ address, reason: '廃棄' }, [old], today)).toBeNull()
    expect(interlocked({ address, reason: null }, [old, newer], today)).toBeNull()
  })
})

describe('a surplus', () => {
  it('is every row that is pending beside an earlier one of its terminal', () => {
    const rows = [
      waits({ appliedOn: '2026-11-21' }),
      waits({ appliedOn: '2026-11-20' }),
      waits({ terminalName: '待合室' }),
      waits({ facilityCode: honcho }),
      row(),
    ]
    expect(surplusOf(rows)).toMatchObject([{ facilityCode: '1311234569', appliedOn: '2026-11-21', distinct: true }])
    expect(surplusOf(rows.slice(1))).toEqual([])
  })

  it('that no command can name says so', () => {
    expect(surplusOf([waits(), waits({ no: 2 }), waits({ no: 3 })])).toMatchObject([
      { distinct: false },
      { distinct: false },
    ])
    expect(surplusOf([waits(), waits({ vanishedAt: '2026-11-21T02:00:00+09:00' })])).toEqual([])
  })
})
