import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/domain/plan-hash.ts'
import { journalItemsOf } from '../../src/domain/plan-item.ts'
import { facility, honcho, made, minato, pending, planOf, row, wish } from './plan-samples.ts'

const several = [
  wish(),
  wish({ key: 'L3', terminalName: '診察室', phone: '0311110000' }),
  wish({ key: 'L4', facilityCode: honcho, terminalName: '歯科受付' }),
]

describe('a plan', () => {
  it('prices each item and the whole', () => {
    const plan = planOf(several)
    expect(plan.items.map(({ fee }) => fee)).toEqual(
      several.map(() => ({ certificates: 1500, postage: 753, total: 2253 })),
    )
    expect(plan.fee).toEqual({ certificates: 4500, postage: 2259, total: 6759 })
  })

  it('holds what is meant, in the order of the file, with what the facility is known by', () => {
    expect(planOf(several).items).toMatchObject([
      {
        key: 'L2',
        facilityCode: minato,
        facilityName: 'みなと内科',
        phone: '0312345678',
        email: null,
        action: 'apply',
        reason: null,
      },
      { key: 'L3', terminalName: '診察室', contactName: '受付', phone: '0311110000' },
      { key: 'L4', facilityCode: honcho, phone: null },
    ])
  })

  it.each(['03-1234-5678', '03（1234）5678', '０３−１２３４ー５６７８'])(
    'knows that the portal has the phone %s in plain digits',
    (phone) => {
      expect(planOf([wish()], { facilities: [facility({ phone })] }).items[0]?.phone).toBe('0312345678')
    },
  )

  it('is good for seven days, in the offset in which it was made', () => {
    const { madeAt, expiresAt, database, planId } = planOf(several, { now: '2026-12-28T23:30:00.5+09:00' })
    expect([madeAt, expiresAt]).toEqual(['2026-12-28T23:30:00.5+09:00', '2027-01-04T23:30:00.5+09:00'])
    expect([database, planId]).toEqual(['database-1', 'plan-1'])
  })

  it('leaves out what is advised against, at no yen, with the gravest advice as its reason', () => {
    const plan = planOf([...several, wish({ key: 'L5', terminalName: '診察室' })], { rows: [row(), pending] })
    expect(plan.items.map(({ key, action, reason }) => [key, action, reason])).toEqual([
      ['L2', 'skip', 'already-pending'],
      ['L3', 'apply', null],
      ['L4', 'apply', null],
      ['L5', 'skip', 'terminal-name-repeated'],
    ])
    expect(plan.items[0]?.fee.total).toBe(0)
    expect(plan.fee.total).toBe(2 * 2253)
    expect(plan.findings.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'L2 already-pending',
      'L2 valid-certificate',
      'L5 terminal-name-repeated',
    ])
  })

  it('is not made while one line has an error; all are told', () => {
    const { plan, findings } = made([
      ...several,
      wish({ key: 'L5', terminalName: 'PC' }),
      wish({ key: 'L6', facilityCode: '0140000019' }),
    ])
    expect(plan).toBeNull()
    expect(findings.map(({ key, kind }) => `${key} ${kind}`)).toEqual(['L5 terminal-name-vague', 'L6 unknown-facility'])
  })

  it('is made in spite of warnings', () => {
    const plan = planOf(several, { readAt: new Map() })
    expect(plan.items.every(({ action }) => action === 'apply')).toBe(true)
    expect(plan.findings.map(({ kind }) => kind)).toEqual(['never-read', 'never-read', 'never-read'])
  })

  it('keeps the facts of each facility once', () => {
    expect(planOf(several).facilities.map(({ facilityCode, phone }) => [facilityCode, phone])).toEqual([
      [minato, '03-1234-5678'],
      [honcho, null],
    ])
  })

  it('takes no tag, no note and no other terminal’s row into its hash', () => {
    const plain = planOf([wish()])
    const facilities = [facility({ tags: ['a'], contactName: '院長' })]
    expect(planOf([wish()], { facilities, rows: [row({ terminalName: '診察室' })] }).hash).toBe(plain.hash)
    expect(plain.hash).toBe(hashOf(plain))
    expect(plain.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is for the journal a list of items with keys of their own', () => {
    const plan = planOf([wish(), wish({ key: 'L3', terminalName: '診察室' })], { rows: [row()] })
    expect(journalItemsOf(plan)).toMatchObject([
      { key: 'plan-1:L2', planId: 'plan-1', state: 'skipped', fee: 0, postage: 0, accepted: [] },
      {
        key: 'plan-1:L3',
        facilityCode: minato,
        state: 'planned',
        fee: 1500,
        postage: 753,
        intent: {
          act: 'apply',
          facilityName: 'みなと内科',
          category: '1',
          contactName: '受付',
          terminalName: '診察室',
          phone: '0312345678',
          email: null,
        },
      },
    ])
  })
})

describe('advice that is overruled', () => {
  const rows = [row(), pending]

  it('as a whole lets the item be applied for, and keeps the reason', () => {
    const plan = planOf([wish()], { rows }, [{ key: 'L2', reason: '2台目' }])
    expect(plan.items[0]).toMatchObject({
      action: 'apply',
      reason: null,
      accepted: [
        { finding: 'already-pending', reason: '2台目' },
        { finding: 'valid-certificate', reason: '2台目' },
      ],
    })
    expect(plan.fee.total).toBe(2253)
    expect(plan.findings.map(({ accepted }) => accepted)).toEqual(['2台目', '2台目'])
    expect(journalItemsOf(plan)[0]?.accepted).toHaveLength(2)
  })

  it('in one point lets the other stand', () => {
    const [item] = planOf([wish()], { rows }, [{ key: 'L2:already-pending', reason: '2台目' }]).items
    expect(item).toMatchObject({
      action: 'skip',
      reason: 'valid-certificate',
      accepted: [{ finding: 'already-pending' }],
    })
  })

  it('of another line is not meant', () => {
    const wishes = [wish(), wish({ key: 'L3', facilityCode: honcho, terminalName: '受付機' })]
    const plan = planOf(wishes, { rows }, [{ key: 'L3', reason: 'x' }])
    expect(plan.items.map(({ action }) => action)).toEqual(['skip', 'apply'])
    expect(plan.findings.at(-1)).toMatchObject({ key: 'L3', kind: 'accept-needless', severity: 'warning', found: 'L3' })
  })

  it('of no line at all is an error: it was meant for something', () => {
    const { plan, findings } = made([wish()], { rows }, [{ key: 'L22', reason: 'x' }])
    expect(plan).toBeNull()
    expect(findings.at(-1)).toMatchObject({ key: 'L22', kind: 'accept-unknown', severity: 'error' })
  })

  it('is never an error or a warning', () => {
    const { plan, findings } = made([wish({ terminalName: 'PC' })], {}, [
      { key: 'L2:terminal-name-vague', reason: 'x' },
    ])
    expect(plan).toBeNull()
    expect(findings).toMatchObject([{ kind: 'terminal-name-vague', accepted: null }, { kind: 'accept-needless' }])
  })
})
