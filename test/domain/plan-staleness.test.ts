import { describe, expect, it } from 'vitest'
import type { StoredRow } from '../../src/domain/application-row.ts'
import type { JournalItem } from '../../src/domain/intent.ts'
import { changedFacts } from '../../src/domain/plan-changes.ts'
import { staleness, type Present } from '../../src/domain/plan-staleness.ts'
import { dentist, facility, grounds, honcho, journalItem, minato, pending, planOf, row, wish } from './plan-samples.ts'

const other = row({ terminalName: '診察室', requestId: '7' })
const accept = [{ key: 'L2', reason: '2台目' }]
const wishes = [wish(), wish({ key: 'L3', facilityCode: honcho, terminalName: '歯科受付' })]
const plain = planOf(wishes)
const present = (more: Partial<Present> = {}): Present => ({ ...grounds(), ...more })
const changes = (more: Partial<Present>, plan = plain) =>
  staleness(plan, present(more)).map(({ reason, facilityCode, field, before, after }) => [
    reason,
    facilityCode,
    field,
    before,
    after,
  ])

describe('a plan holds', () => {
  it.each<[string, Partial<Present>]>([
    ['when nothing has changed', {}],
    ['until the last second of its seventh day', { now: '2026-11-27T23:59:59Z' }],
    [
      'when a facility gets other tags and another contact',
      { facilities: [facility({ tags: ['x'], contactName: '院長' }), dentist] },
    ],
    [
      'when another facility changes or is removed',
      { facilities: [facility(), dentist, facility({ facilityCode: '0140000019' })] },
    ],
    ['when another terminal’s row comes', { rows: [other] }],
    ['when another facility applies for a terminal of this name', { rows: [row({ facilityCode: honcho })] }],
    ['when a row of this terminal is over', { rows: [row({ status: 'revoked' }), row({ status: 'rejected' })] }],
    ['when its items wait in the journal', { journal: [journalItem({ state: 'planned' })] }],
    [
      'when another plan buys for another terminal',
      { journal: [journalItem({ planId: 'plan-2', facilityCode: honcho })] },
    ],
    [
      'when another plan had bought before',
      { journal: [journalItem({ planId: 'plan-0', changedAt: '2026-11-20T10:00:00+09:00' })] },
    ],
    ['when another plan has failed', { journal: [journalItem({ planId: 'plan-2', state: 'failed' })] }],
  ])('%s', (_, more) => {
    expect(changes(more)).toEqual([])
  })

  it('when the same rows are read again, in another order, with リクエストID and delivery since', () => {
    const rows = [row(), pending]
    const plan = planOf(wishes, { rows }, accept)
    const again = [
      { ...pending, requestId: '100000000000009', no: 2, contactName: '事務', readAt: '2026-11-22T02:00:00+09:00' },
      row({ no: 3, deliveryStatus: 'お届け済み', operations: ['detail'] }),
    ]
    expect(changes({ rows: again, now: '2026-11-24T09:00:00+09:00' }, plan)).toEqual([])
  })

  it('when days pass within the same advice, and beyond it', () => {
    const plan = planOf(wishes, { rows: [row({ expiresOn: '2026-11-22' })] }, accept)
    const rows = [row({ expiresOn: '2026-11-22' })]
    for (const day of ['22', '23', '27'])
      expect(changes({ rows, now: `2026-11-${day}T09:00:00+09:00` }, plan)).toEqual([])
  })
})

describe('a plan is refused', () => {
  it('when it is over', () => {
    expect(changes({ now: '2026-11-28T00:00:00Z' })).toEqual([
      ['expired', null, 'expiresAt', '2026-11-28T09:00:00+09:00', '2026-11-28T00:00:00Z'],
    ])
  })

  it('when it was made against another database, whatever else', () => {
    expect(changes({ database: 'database-2', facilities: [] })).toEqual([
      ['other-database', null, 'database', 'database-1', 'database-2'],
    ])
  })

  it('when a fact of its facility has changed, naming it with old and new', () => {
    const changed = facility({
      name: 'みなと医院',
      category: '2',
      loginId: 'new@clinic.example',
      phone: null,
      email: 'e@clinic.example',
    })
    expect(changes({ facilities: [changed, dentist] })).toEqual([
      ['changed', minato, 'name', 'みなと内科', 'みなと医院'],
      ['changed', minato, 'category', '1', '2'],
      ['changed', minato, 'loginId', 'minato@clinic.example', 'new@clinic.example'],
      ['changed', minato, 'phone', '03-1234-5678', null],
      ['changed', minato, 'email', null, 'e@clinic.example'],
    ])
  })

  it('when its facility is no longer looked after', () => {
    expect(changes({ facilities: [facility()] })).toEqual([['changed', honcho, 'facilityCode', '本町歯科', null]])
  })

  it('when the vendor is another', () => {
    const vendor = { name: 'みなとシステム', phones: ['0311112222', '0120333444'] }
    expect(changes({ vendor })).toEqual([
      ['changed', null, 'TODOKE_VENDOR_NAME', null, 'みなとシステム'],
      ['changed', null, 'TODOKE_VENDOR_PHONE', null, '0311112222,0120333444'],
    ])
  })

  it.each<[string, readonly StoredRow[], readonly StoredRow[], string | null, string | null]>([
    ['comes', [], [pending], null, '発行承認待ち 2026-11-20'],
    [
      'is approved',
      [pending],
      [row({ appliedOn: '2026-11-20' })],
      '発行承認待ち 2026-11-20',
      '発行済み 2026-11-20 2027-01-31 100000000000001',
    ],
    ['goes', [row()], [], '発行済み 2023-10-30 2027-01-31 100000000000001', null],
    [
      'is another one',
      [row()],
      [row({ requestId: '5' })],
      '発行済み 2023-10-30 2027-01-31 100000000000001',
      '発行済み 2023-10-30 2027-01-31 5',
    ],
    ['has an equal beside it', [pending], [pending, pending], null, '発行承認待ち 2026-11-20'],
    [
      'gets another term',
      [row()],
      [row({ expiresOn: '2030-01-31' })],
      '発行済み 2023-10-30 2027-01-31 100000000000001',
      '発行済み 2023-10-30 2030-01-31 100000000000001',
    ],
  ])('when an application or certificate of its terminal %s', (_, before, after, ...told) => {
    const plan = planOf(wishes, { rows: before }, before.length > 0 ? accept : [])
    expect(changes({ rows: after }, plan)).toEqual([['changed', minato, 'applications[みなと内科1号機]', ...told]])
  })

  it.each(['planned', 'uncertain', 'submitted'] as const)(
    'when another plan has an item for its terminal that is %s',
    (state) => {
      const rival = journalItem({ planId: 'plan-2', key: 'plan-2:L9', state })
      expect(changes({ journal: [rival] })).toEqual([['changed', minato, 'journal', null, `${state} plan-2:L9`]])
    },
  )

  it('but not for what it leaves out anyway', () => {
    const plan = planOf(wishes, { rows: [row()] })
    expect(changes({ rows: [], facilities: [facility({ name: 'x' }), dentist] }, plan)).toEqual([])
  })
})

describe('what a plan’s own items have brought', () => {
  const brought = { ...pending, contactName: '受付', appliedOn: '2026-11-21' }
  const uncertain = journalItem({ state: 'uncertain' })

  it('is no change: its other items can still be sent', () => {
    expect(changes({ rows: [brought], journal: [journalItem()] })).toEqual([])
    expect(changes({ rows: [brought], journal: [uncertain] })).toEqual([])
    expect(changes({ rows: [], journal: [uncertain] })).toEqual([])
  })

  it('is no longer looked after once submitted, whatever becomes of it', () => {
    const journal = [journalItem({ requestId: '9' })]
    for (const rows of [[], [row({ requestId: '9' })], [{ ...brought, requestId: '8' }]])
      expect(changes({ rows, journal, facilities: [facility({ name: 'x' }), dentist] })).toEqual([])
  })

  it('hides no application of a colleague', () => {
    const [item] = plain.items
    if (item === undefined) throw new Error('no item')
    const facts = (rows: readonly StoredRow[], own: readonly JournalItem[]) => changedFacts(item, rows, own)
    const by = { ...brought, contactName: '事務' }
    expect(facts([brought], [uncertain])).toEqual([])
    expect(facts([by], [uncertain])).toMatchObject([{ before: null, after: '発行承認待ち 2026-11-21' }])
    expect(facts([brought, brought], [uncertain])).toHaveLength(1)
    expect(facts([brought, brought], [uncertain, journalItem({ key: 'plan-1:L4' })])).toEqual([])
    expect(facts([{ ...brought, requestId: '8' }], [journalItem({ requestId: '9' })])).toHaveLength(1)
    expect(facts([brought], [journalItem({ state: 'planned' })])).toHaveLength(1)
    expect(facts([brought], [journalItem({ facilityCode: honcho })])).toHaveLength(1)
    expect(facts([{ ...brought, facilityCode: minato, terminalName: '診察室' }], [])).toEqual([])
  })

  it('with a リクエストID is taken from the row that bears it, not from the first', () => {
    const [item] = plain.items
    if (item === undefined) throw new Error('no item')
    const rows = [
      { ...brought, requestId: '8' },
      { ...brought, requestId: '9' },
    ]
    const own = [journalItem({ key: 'plan-1:L8' }), journalItem({ requestId: '8' })]
    expect(changedFacts(item, rows, own)).toEqual([])
  })
})
