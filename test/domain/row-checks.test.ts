import { describe, expect, it } from 'vitest'
import type { Particulars } from '../../src/domain/intent.ts'
import { editFindings, forbidding } from '../../src/domain/row-checks.ts'
import { orderFor } from '../../src/domain/row-order.ts'
import { dentist, facility, row } from './plan-samples.ts'

const other = row({ requestId: '100000000000002', terminalName: '診察室1' })
const own = row()
const grounds = {
  row: own,
  rows: [own, other],
  facility: facility(),
  facilities: [facility(), dentist],
  vendor: { name: '株式会社ベンダー', phones: ['03-9999-0000'] },
}
const kinds = (change: Partial<Particulars>, known = grounds) =>
  editFindings(change, [], known).map(({ kind, severity }) => `${severity} ${kind}`)

describe('the new values of an edit', () => {
  it('are refused as a plan’s are: the vendor’s own, what the portal does not take, a name that tells no machine apart', () => {
    expect(kinds({ contactName: 'ベンダー 山田' })).toEqual(['error vendor-contact'])
    expect(kinds({ phone: '0399990000' })).toEqual(['error vendor-phone'])
    expect(kinds({ phone: '03-1234-5678' })).toEqual(['error phone-shape'])
    expect(kinds({ email: 'Ｘ@clinic.example' })).toEqual(['error email-shape'])
    expect(kinds({ terminalName: 'Windows10' })).toEqual(['error terminal-name-vague'])
  })

  it('are warned of, or advised against, as in a plan', () => {
    expect(kinds({ email: 'honcho@clinic.example' })).toEqual(['warning shared-email'])
    expect(kinds({ terminalName: 'dell optiplex' })).toEqual(['warning terminal-name-general'])
    expect(kinds({ terminalName: '診察室１' })).toEqual(['advice terminal-name-taken'])
  })

  it('alone are looked at, not what stays as it is', () => {
    const vendors = { ...grounds, facility: facility({ phone: '03-9999-0000', email: 'honcho@clinic.example' }) }
    expect(kinds({ contactName: '医事課' }, vendors)).toEqual([])
    expect(kinds({ terminalName: row().terminalName ?? '' })).toEqual([])
  })

  it('pass against advice with a reason, which is kept; an error does not', () => {
    const accept = [{ key: 'edit', reason: '2台で1枚' }]
    const overruled = editFindings({ terminalName: '診察室1' }, accept, grounds)
    expect(forbidding(overruled)).toEqual([])
    const operation = { act: 'edit', change: { terminalName: '診察室1' }, accept } as const
    const order = orderFor(row(), operation, { earlier: [], rows: [], today: '2026-11-21', findings: overruled })
    expect(order.accepted).toEqual([{ finding: 'terminal-name-taken', reason: '2台で1枚' }])
    expect(order.intent).not.toHaveProperty('accept')
    expect(forbidding(editFindings({ terminalName: 'PC' }, accept, grounds))).toMatchObject([
      { kind: 'terminal-name-vague' },
    ])
  })
})
