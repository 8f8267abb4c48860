import { describe, expect, test } from 'vitest'
import type { ApplicationRow } from '../../src/domain/application-row.ts'
import type { Attempt } from '../../src/domain/attempt.ts'
import type { Intent, Particulars, RowAddress } from '../../src/domain/intent.ts'
import { knowsMore, settle, type Evidence } from '../../src/domain/settle.ts'
import { row } from '../store/store-contract.ts'

const names = { contactName: '事務　佐藤', terminalName: '受付２' }
const apply: Intent = { act: 'apply', facilityName: '医院', category: null, ...names, email: null, phone: null }
const pending = (more: Partial<ApplicationRow> = {}): ApplicationRow =>
  row({
    ...names,
    appliedOn: '2026-11-21',
    status: 'pending',
    statusText: '発行承認待ち',
    operations: ['detail', 'cancel'],
    ...more,
  })

const sender = { holder: { host: 'here', pid: 1, what: '' }, processMark: null, clock: '2026-11-21T01:00:00Z' }
const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  sender,
  sentOn: '2026-11-21',
  at: '2026-11-21T10:00:00+09:00',
  before: [],
  listed: 0,
  counted: [],
  particulars: null,
  earlier: null,
  end: null,
  closed: false,
  ...more,
})
const minute = 60_000
const lapse = { sent: minute, over: minute, quiet: 15_000, life: 'dead', own: false } as const
const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  intent: apply,
  attempt: attempt(),
  rows: [],
  companions: { claims: [], disturbed: false },
  lapse,
  receipts: 0,
  particulars: null,
  ...more,
})
const said = (more: Partial<Evidence>) => {
  const { state, requestId, by } = settle(evidence(more))
  return [state, requestId, by].filter((part) => part !== null).join(' ')
}
const answered = (accepted: boolean, status = 200): Attempt['end'] => ({
  kind: 'answered',
  status,
  accepted,
  found: '',
  clock: sender.clock,
  number: 5,
  at: '',
})

const before = (...rows: readonly ApplicationRow[]) => attempt({ before: rows })
const accepted = (...rows: readonly ApplicationRow[]) => ({ attempt: attempt({ before: rows, end: answered(true) }) })

const claims = (...list: readonly (string | null)[]) => ({ companions: { claims: list, disturbed: false } })

const shown = (status: ApplicationRow['status'], statusText: string = status) => [
  pending({ requestId: '7', status, statusText }),
]

const counting = (earlier: number | null, listed: number) => ({ earlier, listed })

describe('an application is settled by the rows of its names that were not there before', () => {
  const cases: readonly [string, Partial<Evidence>, string][] = [
    ['no row: not done', {}, 'planned table'],
    ['one without a number', { rows: [pending()] }, 'submitted table'],
    ['one with its number', { rows: [pending({ requestId: '7' })] }, 'submitted 7 table'],
    ['whatever became of it', { rows: [pending({ requestId: '7', status: 'rejected' })] }, 'submitted 7 table'],
    [
      'in other widths and blanks',
      { rows: [pending({ contactName: '事務 佐藤', terminalName: '受付2' })] },
      'submitted table',
    ],
    ['two: a person must look', { rows: [pending(), pending()] }, 'uncertain table'],
    ['of another terminal', { rows: [pending({ terminalName: '受付３' })] }, 'planned table'],
    ['of another contact', { rows: [pending({ contactName: '総務課' })] }, 'planned table'],
    ['of the day after', { rows: [pending({ appliedOn: '2026-11-22' })] }, 'submitted table'],
    ['of the day before', { rows: [pending({ appliedOn: '2026-11-20' })] }, 'submitted table'],
    ['of two days before', { rows: [pending({ appliedOn: '2026-11-19' })] }, 'planned table'],
    ['of no day', { rows: [pending({ appliedOn: null })] }, 'submitted table'],
  ]
  test.each(cases)('%s', (_, given, expected) => expect(said(given)).toBe(expected))

  const older: readonly [string, Partial<Evidence>, string][] = [
    ['the one of before, still there', { attempt: before(pending()), rows: [pending()] }, 'planned table'],
    [
      'the one of before has its number now',
      { attempt: before(pending()), rows: [pending({ requestId: '7' })] },
      'planned table',
    ],
    [
      'it and another: which has the number nobody knows',
      { attempt: before(pending()), rows: [pending(), pending({ requestId: '7' })] },
      'submitted table',
    ],
    ['it and two others', { attempt: before(pending()), rows: [pending(), pending(), pending()] }, 'uncertain table'],
    [
      'the numbered one of before is gone, a new one there',
      { attempt: before(pending({ requestId: '6' })), rows: [pending({ requestId: '7' })] },
      'submitted 7 table',
    ],
    [
      'one of yesterday was there, one of today came',
      {
        attempt: before(pending({ appliedOn: '2026-11-20' })),
        rows: [pending({ appliedOn: '2026-11-20' }), pending({ requestId: '7' })],
      },
      'submitted 7 table',
    ],
  ]
  test.each(older)('%s', (_, given, expected) => expect(said(given)).toBe(expected))

  test('a row that another submitted item has claimed since is not counted', () => {
    const rows = [pending({ requestId: '7' }), pending({ requestId: '8' })]
    expect(said({ rows, ...claims('7') })).toBe('submitted 8 table')
    expect(said({ rows, ...claims(null) })).toBe('submitted table')
    expect(said({ rows, ...claims('7', '8') })).toBe('planned table')
    expect(said({ rows: [pending()], ...claims('7') })).toBe('submitted table') // 7 is another row, gone or not listed
  })

  test('where todoke itself has cancelled a row of these names since, absence of an unnumbered one proves nothing', () => {
    const companions = { claims: [], disturbed: true }
    expect(said({ attempt: before(pending()), rows: [pending()], companions })).toBe('uncertain table')
    expect(said({ attempt: before(pending({ requestId: '6' })), companions })).toBe('planned table')
    expect(said({ companions })).toBe('planned table')
  })
})

describe('absence proves nothing', () => {
  const lost: Attempt['end'] = { kind: 'no-answer', reason: '', clock: sender.clock, number: 5, at: '' }
  const cases: readonly [string, Partial<Evidence>, string, boolean][] = [
    [
      'while the sender is alive',
      { lapse: { ...lapse, life: 'alive', sent: 60 * minute, over: 60 * minute } },
      'uncertain',
      false,
    ],
    ['while nobody knows whether it is', { lapse: { ...lapse, life: 'unknown' } }, 'uncertain', false],
    ['… but for ten minutes', { lapse: { ...lapse, life: 'unknown', sent: 10 * minute, over: 0 } }, 'planned', false],
    ['in this very process, without an end', { lapse: { ...lapse, life: 'alive', own: true } }, 'uncertain', false],
    [
      '… but for ten minutes',
      { lapse: { ...lapse, life: 'alive', own: true, sent: 10 * minute, over: 0 } },
      'planned',
      false,
    ],
    ['before the quiet time is over', { lapse: { ...lapse, over: 14_999 } }, 'uncertain', true],
    [
      'before it is over after an answer',
      { attempt: attempt({ end: answered(false) }), lapse: { ...lapse, life: 'alive', over: 14_999 } },
      'uncertain',
      true,
    ],
    [
      'however long ago the sending was',
      { attempt: attempt({ end: lost }), lapse: { ...lapse, life: 'alive', sent: 60 * minute, over: 14_999 } },
      'uncertain',
      true,
    ],
    [
      'unless the request has ended',
      { attempt: attempt({ end: lost }), lapse: { ...lapse, life: 'alive' } },
      'planned',
      false,
    ],
    ['after the success screen', { attempt: attempt({ end: answered(true) }) }, 'uncertain', false],
    ['after an error of the portal it does', { attempt: attempt({ end: answered(false, 503) }) }, 'planned', false],
    [
      'and once it did it does',
      { attempt: attempt({ closed: true }), lapse: { ...lapse, life: 'alive', over: 0 } },
      'planned',
      false,
    ],
  ]
  test.each(cases)('%s', (_, given, state, waiting) =>
    expect(settle(evidence(given))).toMatchObject({ state, waiting }),
  )
})

describe('a 受付完了 mail', () => {
  test('proves an application that the table does not show yet; its absence proves nothing', () => {
    expect(said({ receipts: 1, lapse: { ...lapse, life: 'alive' } })).toBe('submitted mail')
    expect(said({ receipts: 2 })).toBe('uncertain table')
    expect(said({ receipts: 1, rows: [pending({ requestId: '7' })] })).toBe('submitted 7 table')
  })

  test('says nothing where a row of these names stood before: it may be of that one', () => {
    expect(said({ receipts: 1, attempt: attempt({ before: [pending({ requestId: '6' })] }) })).toBe('planned table')
  })
})

describe('a row operation is settled by the row', () => {
  const address: RowAddress = { requestId: '7', appliedOn: '2026-11-01', ...names }
  const at = (act: 'cancel' | 'revoke', rows: readonly ApplicationRow[], more: Partial<Evidence> = {}) => {
    const before = [pending({ requestId: '7', ...(act === 'revoke' && { status: 'issued', statusText: '発行済み' }) })]
    return said({ intent: { act, row: address, reason: null }, attempt: attempt({ before }), rows, ...more })
  }

  test('cancel: gone is done, pending is not, and what was decided meanwhile can no longer be cancelled', () => {
    expect(at('cancel', [])).toBe('submitted table')
    expect(at('cancel', shown('unknown', '取消済み'))).toBe('submitted 7 table')
    for (const status of ['pending', 'issued', 'rejected'] as const)
      expect(at('cancel', shown(status))).toBe('planned table')
    expect(at('cancel', shown('pending'), { lapse: { ...lapse, life: 'alive' } })).toBe('uncertain table')
  })

  test('revoke: 失効済み or gone is done, 発行済み is not, any other word is for a person', () => {
    expect(at('revoke', [])).toBe('submitted table')
    expect(at('revoke', shown('revoked'))).toBe('submitted 7 table')
    expect(at('revoke', shown('issued'))).toBe('planned table')
    expect(at('revoke', shown('unknown', '失効手続中'))).toBe('uncertain table')
  })

  test('after an accepted press also: a cancel by 発行申請棄却, a revocation by a row that offers none any more', () => {
    const issued = pending({
      requestId: '7',
      status: 'issued',
      statusText: '発行済み',
      operations: ['detail', 'revoke'],
    })
    const awaited = pending({ requestId: '7' })
    expect(at('cancel', shown('rejected'), accepted(awaited))).toBe('submitted 7 table')
    expect(at('cancel', shown('issued'), accepted(awaited))).toBe('uncertain table')
    expect(at('cancel', [awaited], accepted(awaited))).toBe('uncertain table')
    expect(at('revoke', [{ ...issued, operations: ['detail'] }], accepted(issued))).toBe('submitted 7 table')
    expect(at('revoke', [issued], accepted(issued))).toBe('uncertain table')
  })

  test('without a number by its cells, of which there must be one', () => {
    const intent: Intent = {
      act: 'cancel',
      row: { ...address, requestId: null, appliedOn: '2026-11-21' },
      reason: null,
    }
    expect(said({ intent, rows: [pending({ requestId: '9' })] })).toBe('planned table')
    expect(said({ intent, rows: [pending(), pending()] })).toBe('uncertain table')
    expect(said({ intent, rows: [pending({ appliedOn: '2026-11-20' })] })).toBe('submitted table')
  })

  test('edit: the new values stand, or the old ones, else a person must look', () => {
    const old: Particulars = { ...names, email: 'a@example.jp', phone: '0312345678' }
    const intent: Intent = { act: 'edit', row: address, change: { phone: '0399999999', terminalName: '受付3' } }
    const now = (particulars: Particulars | null) =>
      said({ intent, attempt: attempt({ particulars: old }), particulars })
    expect(now({ ...old, phone: '0399999999', terminalName: '受付3' })).toBe('submitted table')
    expect(now({ ...old, phone: '0399999999', terminalName: '受付3', email: 'other@example.jp' })).toBe(
      'submitted table',
    )
    expect(now(old)).toBe('planned table')
    expect(now({ ...old, phone: '0399999999' })).toBe('uncertain table')
    expect(now({ ...old, email: 'other@example.jp' })).toBe('uncertain table')
    expect(now(null)).toBe('uncertain table')
  })
})

test('the pop-up knows more than the table when it counts more beyond it than last time', () => {
  expect(knowsMore(counting(4, 3), counting(3, 3))).toBe(true)
  expect(knowsMore(counting(4, 4), counting(3, 3))).toBe(false)
  expect(knowsMore(counting(6, 4), counting(5, 3))).toBe(false) // it counts two that are never listed
  expect(knowsMore(counting(1, 0), counting(null, 0))).toBe(true)
  expect(knowsMore(counting(null, 3), counting(3, 3))).toBe(false)
  expect(knowsMore(counting(9, 3), counting(null, 3))).toBe(false)
})
