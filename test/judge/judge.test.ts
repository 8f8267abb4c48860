import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judge, type Line, type PlanJson, type ReportJson, type Trial } from './judge.ts'

const [A, B] = ['1311234569', '1330123454']
const wish = (key: string, facilityCode: string, terminalName = '受付1') => ({
  key,
  facilityCode,
  terminalName,
  contactName: '総務課',
  action: 'apply',
})
const plan = (...items: PlanJson['items']): PlanJson => ({
  planId: 'P',
  madeAt: '2026-11-20T09:00:00+09:00',
  expiresAt: '2026-11-27T09:00:00+09:00',
  items,
})
const at = (hour: number): string => `2026-11-20T${hour}:00:00+09:00`
const line = (what: string, facilityCode: string, hour: number, more: Record<string, unknown> = {}): Line => ({
  at: at(hour),
  what,
  facilityCode,
  detail: { terminalName: '受付１', contactName: '総務 課', by: 'portal', ...more },
})
const report = (hour: number, ...items: readonly [string, string, unknown?][]): ReportJson => ({
  run: { startedAt: at(hour) },
  items: items.map(([key, state, error = null]) => ({ key, state, error })),
})
const error = { code: 'timeout' }
const kinds = (trial: Trial) => judge(trial).map(({ kind }) => kind)

test('the judge reads the ledger and the reports, and nothing of the engine', () => {
  expect(readFileSync(join(import.meta.dirname, 'judge.ts'), 'utf8')).not.toMatch(/\bimport\b/)
})

describe('the judge', () => {
  const plans = [plan(wish('L2', A), wish('L3', B))]
  const ledger = [line('login', A, 10), line('apply', A, 11), line('apply', B, 11)]
  const reports = [report(10, ['P:L2', 'submitted'], ['P:L3', 'submitted'])]

  test('has nothing against each intent once', () => {
    expect(kinds({ plans, ledger, reports })).toEqual([])
  })

  test('nor against what is honestly told to be undone, or unknown', () => {
    const undone = [report(10, ['P:L2', 'planned', error], ['P:L3', 'uncertain', error])]
    expect(kinds({ plans, ledger: [line('apply', B, 11)], reports: undone })).toEqual([])
    expect(kinds({ plans, ledger: [], reports: undone })).toEqual([])
  })

  test('nor against two equal intents, or what a later report corrects', () => {
    const twice = [plan(wish('L2', A), wish('L3', A))]
    const both = [line('apply', A, 11), line('apply', A, 12)]
    const resumed = [report(10, ['P:L2', 'uncertain', error], ['P:L3', 'planned', error]), ...reports]
    expect(kinds({ plans: twice, ledger: both, reports: resumed })).toEqual([])
  })

  test.each<[string, Partial<Trial>]>([
    ['double-press', { ledger: [...ledger, line('apply', A, 12)] }],
    ['lost-row', { ledger: ledger.slice(0, 2) }],
    ['silent-skip', { reports: [report(10, ['P:L2', 'submitted'])], ledger: ledger.slice(0, 2) }],
    ['silent-skip', { reports: [report(10, ['P:L2', 'submitted'], ['P:L3', 'planned'])], ledger: ledger.slice(0, 2) }],
    ['denied', { reports: [report(10, ['P:L2', 'submitted'], ['P:L3', 'failed', error])] }],
    ['unplanned', { ledger: [...ledger, line('apply', A, 12, { terminalName: '会計' })] }],
    ['unplanned', { ledger: [...ledger, line('cancel', A, 12)] }],
    ['stale-plan', { plans: [{ ...plan(wish('L2', A), wish('L3', B)), expiresAt: at(11) }] }],
  ])('finds a %s', (kind, change) => {
    expect(new Set(kinds({ plans, ledger, reports, ...change }))).toEqual(new Set([kind]))
  })

  test('finds what was sent to another facility than was meant', () => {
    const meant = [plan(wish('L2', A, '受付1'))]
    const swapped = { plans: meant, ledger: [line('apply', B, 11)], reports: [report(10, ['P:L2', 'submitted'])] }
    expect(kinds(swapped).toSorted()).toEqual(['lost-row', 'swapped-facilities'])
  })

  test('finds a plan that was sent although a colleague had applied before the run began; not when it was taken back, or at the same time', () => {
    const byHand = (hour: number) => line('apply', A, hour, { by: 'hand', applicationId: 'h' })
    const began = { starts: [at(10)] }
    const early = [{ ...byHand(10), at: '2026-11-20T09:30:00+09:00' }, ...ledger]
    expect(kinds({ plans, reports, ledger: early, ...began })).toEqual(['stale-plan'])
    const back = { ...line('cancel', A, 10, { by: 'hand', applicationId: 'h' }), at: '2026-11-20T09:40:00+09:00' }
    expect(kinds({ plans, reports, ledger: [...early, back], ...began })).toEqual([])
    expect(kinds({ plans, reports, ledger: [byHand(11), ...ledger], ...began })).toEqual([])
  })

  test('weighs row operations by what was ordered', () => {
    const operations = [{ key: 'r', what: 'revoke', facilityCode: A, terminalName: '受付1' }] as const
    const done = { plans: [], operations, reports: [report(10, ['r', 'submitted'])] }
    expect(kinds({ ...done, ledger: [line('revoke', A, 11)] })).toEqual([])
    expect(kinds({ ...done, ledger: [line('revoke', A, 11), line('revoke', A, 12)] })).toEqual(['double-press'])
    expect(kinds({ ...done, ledger: [] })).toEqual(['lost-row'])
    expect(kinds({ ...done, ledger: [line('revoke', A, 11), line('revoke', B, 11)] })).toEqual(['swapped-facilities'])
  })
})
