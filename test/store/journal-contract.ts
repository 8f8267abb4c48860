import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FailureRecord } from '../../src/domain/failure.ts'
import type { Caps, NewItem, SendingRequest, Settlement } from '../../src/domain/journal.ts'
import type { Journal, LeaseHolder, Store } from '../../src/domain/ports.ts'

/** A store's journal with its leases, or what stands in its place. */
type Filing = Journal & Pick<Store, 'takeLease' | 'releaseLease'>

/** An empty journal of one kind, in which the facilities A and B are known. */
export interface JournalBench {
  readonly journal: Filing
  clear(): Promise<void>
}

export const [codeA, codeB] = ['1311234569', '1330123454']
const at = '2026-11-21T10:00:00+09:00'
const me: LeaseHolder = { host: 'here', pid: 7, what: 'apply run' }
const caps: Caps = { plan: null, facility: null, day: null, month: null }
const failure: FailureRecord = { code: 'timeout', where: '申請', evidence: 'runs/x' }

/** An item of plan P1 at facility A. */
export const wish = (key: string, more: Partial<NewItem> = {}): NewItem => ({
  key,
  planId: 'P1',
  facilityCode: codeA,
  intent: {
    act: 'apply',
    facilityName: '医院',
    category: '1',
    contactName: '総務課',
    terminalName: '受付1',
    email: null,
    phone: null,
  },
  state: 'planned',
  fee: 1500,
  postage: 753,
  accepted: [],
  ...more,
})

const request = (key: string, more: Partial<SendingRequest> = {}): SendingRequest => ({
  key,
  holder: me,
  at,
  today: '2026-11-21',
  clock: '2026-11-21T01:00:00.000Z',
  caps,
  ...more,
})

const settlement = (more: Partial<Settlement> = {}): Settlement => ({
  attempt: 1,
  from: 'uncertain',
  state: 'submitted',
  by: 'table',
  requestId: 'R1',
  listed: 3,
  reason: null,
  failure: null,
  at,
  ...more,
})

/** What every journal promises, wherever it is kept. */
export function journalContract(kind: string, bench: () => Promise<JournalBench>): void {
  describe(`journal on ${kind}`, () => {
    let stand: JournalBench
    let journal: Filing

    beforeEach(async () => {
      stand = await bench()
      ;({ journal } = stand)
    })
    afterEach(() => stand.clear())

    const lease = (until = '2026-11-21T01:01:00.000Z') =>
      journal.takeLease('spending', me, '2026-11-21T00:59:00Z', until)
    const stateOf = async (key: string) => (await journal.items({ keys: [key] })).map(({ state }) => state).join()
    const kinds = async (key: string) =>
      (await journal.entries({ keys: [key] })).flatMap(({ events }) => events.map((event) => event.kind))
    const begin = async (key: string, more: Partial<SendingRequest> = {}) => {
      await lease()
      return journal.beginSending(request(key, more))
    }

    test('items are kept whole, in the order of saving, and found by what is asked', async () => {
      const row = { requestId: 'R9', appliedOn: '2026-11-01', contactName: null, terminalName: null }
      const cancel = wish('c', {
        planId: null,
        facilityCode: codeB,
        intent: { act: 'cancel', row, reason: null },
        fee: 0,
        postage: 0,
      })
      await journal.saveItems([wish('b'), wish('a', { state: 'skipped' }), cancel], at)
      const blank = { requestId: null, attempts: 0, failure: null, changedAt: at }
      const { accepted: _, ...kept } = cancel
      expect((await journal.items()).map(({ key }) => key)).toEqual(['b', 'a', 'c'])
      expect(await journal.items({ facilityCode: codeB })).toEqual([{ ...kept, ...blank }])
      expect((await journal.items({ planId: 'P1', states: ['skipped'] })).map(({ key }) => key)).toEqual(['a'])
      expect((await journal.items({ keys: ['c', 'b', 'x'] })).map(({ key }) => key)).toEqual(['b', 'c'])
      expect(await journal.items({ keys: [] })).toEqual([])
    })

    test('a key that is there stays as it is; with another intent, plan or facility nothing at all is saved', async () => {
      await journal.saveItems([wish('a')], at)
      expect((await begin('a')).kind).toBe('begun')
      await journal.saveItems([wish('a', { state: 'skipped' }), wish('b')], at)
      expect([await stateOf('a'), await stateOf('b')]).toEqual(['uncertain', 'planned'])
      expect(await kinds('a')).toEqual(['planned', 'sending'])
      for (const other of [
        { planId: 'P2' },
        { facilityCode: codeB },
        { intent: { ...wish('a').intent, terminalName: '受付2' } },
      ])
        await expect(journal.saveItems([wish('new'), wish('a', other as Partial<NewItem>)], at)).rejects.toMatchObject({
          code: 'bad-input',
        })
      expect(await stateOf('new')).toBe('')
    })

    test('accepted advice and notes stand beside the item in their order, with numbers and times', async () => {
      await journal.saveItems([wish('a', { accepted: [{ finding: 'still-valid', reason: '故障のため' }] })], at)
      await journal.note(
        'a',
        { kind: 'intent', before: [], listed: 4, counted: ['z'], particulars: null },
        '2026-11-21T10:00:01+09:00',
      )
      await journal.note('a', { kind: 'shown', shown: { 端末名称等: '受付1' }, earlier: 4, fee: 1500 }, at)
      const [entry] = await journal.entries({ keys: ['a'] })
      expect(entry?.events).toEqual([
        { kind: 'planned', state: 'planned', number: 1, at },
        { kind: 'accepted', finding: 'still-valid', reason: '故障のため', number: 2, at },
        {
          kind: 'intent',
          before: [],
          listed: 4,
          counted: ['z'],
          particulars: null,
          number: 3,
          at: '2026-11-21T10:00:01+09:00',
        },
        { kind: 'shown', shown: { 端末名称等: '受付1' }, earlier: 4, fee: 1500, number: 4, at },
      ])
      await expect(journal.note('x', { kind: 'no-answer', reason: '', clock: at }, at)).rejects.toThrow()
    })

    test('sending begins only under the lease, and once', async () => {
      await journal.saveItems([wish('a'), wish('s', { state: 'skipped', facilityCode: codeB })], at)
      expect(await journal.beginSending(request('a'))).toEqual({ kind: 'lease-lost' })
      await lease('2026-11-21T01:00:00.000Z')
      expect(await journal.beginSending(request('a'))).toEqual({ kind: 'lease-lost' }) // it expires at this very moment
      await lease()
      const stranger = { ...me, what: 'another run' }
      expect(await journal.beginSending(request('a', { holder: stranger }))).toEqual({ kind: 'lease-lost' })
      expect(await kinds('a')).toEqual(['planned'])
      expect(await journal.beginSending(request('a'))).toEqual({ kind: 'begun', attempt: 1 })
      expect(await journal.beginSending(request('a'))).toEqual({ kind: 'not-planned' })
      expect(await journal.beginSending(request('s'))).toEqual({ kind: 'not-planned' })
      expect(await journal.items({ keys: ['a'] })).toMatchObject([{ state: 'uncertain', attempts: 1 }])
      const [entry] = await journal.entries({ keys: ['a'] })
      expect(entry?.events[1]).toMatchObject({
        kind: 'sending',
        attempt: 1,
        sender: { holder: me, clock: request('a').clock },
      })
    })

    test('of many that begin at once one does', async () => {
      await journal.saveItems([wish('a')], at)
      await lease()
      const answers = await Promise.all(Array.from({ length: 8 }, () => journal.beginSending(request('a'))))
      expect(answers.filter(({ kind }) => kind === 'begun')).toHaveLength(1)
      expect(await kinds('a')).toEqual(['planned', 'sending'])
    })

    test('what is uncertain bars its facility; a cancel is barred by row operations alone', async () => {
      const row = { requestId: 'R9', appliedOn: '2026-11-01', contactName: null, terminalName: null }
      const operation = (key: string, act: 'cancel' | 'revoke') =>
        wish(key, { planId: null, intent: { act, row, reason: null }, fee: 0, postage: 0 })
      const elsewhere = wish('e', { facilityCode: codeB })
      await journal.saveItems(
        [
          wish('a'),
          wish('b'),
          operation('c', 'cancel'),
          operation('r', 'revoke'),
          operation('c2', 'cancel'),
          elsewhere,
        ],
        at,
      )
      expect((await begin('a')).kind).toBe('begun')
      expect(await begin('b')).toEqual({ kind: 'blocked', by: 'a' })
      expect(await begin('r')).toEqual({ kind: 'blocked', by: 'a' })
      expect((await begin('e')).kind).toBe('begun')
      expect((await begin('c')).kind).toBe('begun')
      expect(await begin('c2')).toEqual({ kind: 'blocked', by: 'c' })
      await journal.settle('a', settlement())
      expect(await begin('b')).toEqual({ kind: 'blocked', by: 'c' })
      await journal.settle('c', settlement({ requestId: null }))
      expect((await begin('b')).kind).toBe('begun')
    })

    test('caps count postage, what is submitted and what is uncertain, of the plan, the facility, the day and the month', async () => {
      const keys = ['a', 'b', 'c', 'd']
      await journal.saveItems([...keys.map((key) => wish(key)), wish('e', { facilityCode: codeB, planId: 'P2' })], at)
      await begin('a', { today: '2026-11-20' })
      await journal.settle('a', settlement())
      await begin('b')
      const to = (cap: Partial<typeof caps>, today = '2026-11-21') => begin('e', { caps: { ...caps, ...cap }, today })
      const limits = { day: 4505, month: 6758 }
      expect(await to({ day: limits.day })).toEqual({ kind: 'cap', cap: 'day', limit: 4505, spent: 2253 })
      expect(await to({ month: limits.month })).toEqual({ kind: 'cap', cap: 'month', limit: 6758, spent: 4506 })
      expect(await to({ plan: 2252 })).toEqual({ kind: 'cap', cap: 'plan', limit: 2252, spent: 0 })
      expect(await to({ facility: 2252 })).toEqual({ kind: 'cap', cap: 'facility', limit: 2252, spent: 0 })
      expect(await stateOf('e')).toBe('planned')
      expect((await to({ plan: 2253, facility: 2253, day: 4506, month: 6759 })).kind).toBe('begun')
      await journal.settle('b', settlement({ state: 'planned', requestId: null }))
      const third = (cap: Partial<typeof caps>) => begin('c', { caps: { ...caps, ...cap } })
      expect(await third({ plan: 4505 })).toEqual({ kind: 'cap', cap: 'plan', limit: 4505, spent: 2253 })
      expect(await third({ facility: 4505 })).toEqual({ kind: 'cap', cap: 'facility', limit: 4505, spent: 2253 })
      expect((await begin('c', { today: '2026-12-01', caps: { ...caps, facility: 2253, month: 2253 } })).kind).toBe(
        'begun',
      )
    })

    test('what costs nothing meets no cap', async () => {
      const row = { requestId: 'R9', appliedOn: null, contactName: null, terminalName: null }
      await journal.saveItems(
        [wish('c', { planId: null, intent: { act: 'cancel', row, reason: null }, fee: 0, postage: 0 })],
        at,
      )
      expect((await begin('c', { caps: { plan: 0, facility: 0, day: 0, month: 0 } })).kind).toBe('begun')
    })

    test('an item is settled only from the state and the attempt that were judged', async () => {
      await journal.saveItems([wish('a')], at)
      expect(await journal.settle('a', settlement({ attempt: 0, from: 'planned' }))).toBe(false) // never about to be pressed
      await begin('a')
      expect(await journal.settle('a', settlement({ attempt: 2 }))).toBe(false)
      expect(await journal.settle('a', settlement({ from: 'planned' }))).toBe(false)
      expect(await journal.settle('a', settlement({ state: 'uncertain', requestId: null, failure }))).toBe(true)
      expect(await journal.items({ keys: ['a'] })).toMatchObject([{ state: 'uncertain', failure }])
      expect(await journal.settle('a', settlement({ state: 'planned', requestId: null }))).toBe(true)
      expect((await begin('a')).kind).toBe('begun')
      expect(await journal.settle('a', settlement({ state: 'planned', requestId: null }))).toBe(false) // of the first attempt
      expect(await journal.settle('a', settlement({ attempt: 2 }))).toBe(true)
      expect(await journal.items({ keys: ['a'] })).toMatchObject([
        { state: 'submitted', requestId: 'R1', failure: null, attempts: 2 },
      ])
      expect(await kinds('a')).toEqual(['planned', 'sending', 'settled', 'settled', 'sending', 'settled'])
    })

    test('what is submitted stays so; only its requestId may still come', async () => {
      await journal.saveItems([wish('a')], at)
      await begin('a')
      await journal.settle('a', settlement({ by: 'mail', requestId: null }))
      const from = 'submitted' as const
      for (const state of ['planned', 'uncertain'] as const)
        expect(await journal.settle('a', settlement({ from, state, requestId: null }))).toBe(false)
      expect(await journal.settle('a', settlement({ from }))).toBe(true)
      expect(await journal.settle('a', settlement({ from, requestId: 'R2' }))).toBe(false)
      expect(await journal.items()).toMatchObject([{ state: 'submitted', requestId: 'R1' }])
      expect(await journal.fail('a', 'failed', failure, at)).toBe(false)
      expect(await journal.doubt('a', failure, at)).toBe(false)
      expect(await journal.beginSending(request('a'))).toEqual({ kind: 'not-planned' })
    })

    test('a planned item keeps its failure, fails for good, or is skipped; what is uncertain does not fail', async () => {
      await journal.saveItems([wish('a'), wish('b'), wish('c', { facilityCode: codeB })], at)
      expect(await journal.fail('a', 'planned', failure, at)).toBe(true)
      expect(await journal.fail('b', 'failed', failure, at)).toBe(true)
      expect(await journal.fail('b', 'planned', failure, at)).toBe(false)
      expect(await journal.items({ facilityCode: codeA })).toMatchObject([
        { key: 'a', state: 'planned', failure },
        { key: 'b', state: 'failed', failure },
      ])
      await begin('a')
      expect(await journal.items({ keys: ['a'] })).toMatchObject([{ failure: null }])
      expect(await journal.fail('a', 'failed', failure, at)).toBe(false)
      expect(await journal.fail('c', 'skipped', failure, at)).toBe(true)
      expect(await stateOf('c')).toBe('skipped')
    })

    test('only what was pressed before and is planned again can be doubted', async () => {
      await journal.saveItems([wish('a')], at)
      expect(await journal.doubt('a', failure, at)).toBe(false)
      await begin('a')
      await journal.settle('a', settlement({ state: 'planned', requestId: null }))
      expect(await journal.doubt('a', { ...failure, found: '4' }, at)).toBe(true)
      expect(await journal.items()).toMatchObject([{ state: 'uncertain', attempts: 1 }])
      expect((await journal.entries()).flatMap(({ events }) => events).at(-1)).toMatchObject({
        kind: 'doubt',
        found: '4',
      })
    })

    test('yen are summed by state, and by the day or month of sending', async () => {
      await journal.saveItems([wish('a'), wish('b', { facilityCode: codeB }), wish('c', { state: 'skipped' })], at)
      const nothing = { items: 0, certificates: 0, postage: 0 }
      const one = { items: 1, certificates: 1500, postage: 753 }
      await begin('a', { today: '2026-10-31' })
      await journal.settle('a', settlement())
      await begin('b')
      expect(await journal.yen()).toEqual({
        planned: nothing,
        uncertain: one,
        submitted: one,
        skipped: one,
        failed: nothing,
      })
      expect((await journal.yen({ sentOn: '2026-10' })).submitted).toEqual(one)
      expect((await journal.yen({ sentOn: '2026-11' })).submitted).toEqual(nothing)
      expect((await journal.yen({ sentOn: '2026-11-21', facilityCode: codeB })).uncertain).toEqual(one)
      expect((await journal.yen({ planId: 'P9' })).skipped).toEqual(nothing)
    })
  })
}
