import { beforeEach, describe, expect, test } from 'vitest'
import { boundaries, type Boundary } from '../../src/domain/boundary.ts'
import { Failure } from '../../src/domain/failure.ts'
import type { Act, Intent } from '../../src/domain/intent.ts'
import { strokes } from '../histories/desk.ts'
import { code, openFilingStage, wish, type FilingStage, type Try } from './filing-stage.ts'

let stage: FilingStage
beforeEach(() => {
  stage = openFilingStage()
})

const particulars = (terminalName: string) => ({
  contactName: '総務課',
  terminalName,
  email: 'a@example.jp',
  phone: '0311111111',
})
const hand = { by: 'hand', key: null } as const
const byHand = (terminalName: string) => stage.portal.apply(code, particulars(terminalName), hand, { numbered: true })
const planTwo = async () => {
  await stage.plan('a', wish('受付1'))
  await stage.plan('b', wish('受付2'))
}

/** Plans one item of this act, with the row that it needs. */
const planOne = async (act: Act): Promise<void> => {
  if (act === 'apply') return stage.plan('a', wish('受付1'))
  const { id } = byHand('会計')
  if (act !== 'cancel') stage.portal.decide(id, 'issued')
  const row = { requestId: `R${id}`, appliedOn: '2026-11-20', contactName: '総務課', terminalName: '会計' }
  const intent: Intent = act === 'edit' ? { act, row, change: { phone: '0399999999' } } : { act, row, reason: null }
  await stage.plan('a', intent)
  stage.portal.pass(60_000)
}

const receipts = async () => 1
const staleNow = async () => new Failure('mismatch', { where: '受付2' })

/** Desks at which something is not as it should be. */
const blind: Try['desk'] = () => ({ rows: async () => [] })
const dearer: Try['desk'] = (desk) => ({ prepare: async (intent) => ({ ...(await desk.prepare(intent)), fee: 1600 }) })
const counting: Try['desk'] = (desk) => ({
  prepare: async (intent) => ({ ...(await desk.prepare(intent)), earlier: 2 }),
})
const bold: Try['desk'] = (desk) => ({
  prepare: async (intent) => ({
    ...(await desk.prepare(intent)),
    press: async () => ({ kind: 'answered', status: 200, accepted: true, found: '' }),
  }),
})
const walkFails = (failure: Failure): Try => ({
  desk: () => ({
    prepare: async () => {
      throw failure
    },
  }),
})

describe('a smooth run', () => {
  test('files every item of the facility once, in one visit, and writes down each step', async () => {
    await planTwo()
    const filed = await stage.file()
    expect(filed).toMatchObject([
      { key: 'a', state: 'submitted', failure: null, shown: { 端末名称等: '受付1' } },
      { key: 'b', state: 'submitted', failure: null, shown: { 端末名称等: '受付2' } },
    ])
    expect(stage.deeds()).toEqual({ a: 1, b: 1 })
    expect(await stage.kinds('a')).toEqual(['planned', 'intent', 'shown', 'sending', 'answered', 'settled'])
    expect(filed.map(({ requestId }) => requestId)).toEqual(['Ra1', null]) // the portal numbers the second later
    expect((await stage.journal.yen()).submitted).toEqual({ items: 2, certificates: 3000, postage: 1506 })
  })

  test('a second run presses nothing', async () => {
    await planTwo()
    await stage.file()
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 1, b: 1 })
  })

  test('without --submit it walks to every last screen, shows it, and nothing is sent or written', async () => {
    await planTwo()
    const filed = await stage.file({ submit: false })
    expect(filed).toMatchObject([
      { state: 'planned', failure: null, shown: { 端末名称等: '受付1' } },
      { state: 'planned', failure: null, shown: { 端末名称等: '受付2' } },
    ])
    expect(stage.crossed).toContain('confirmed')
    expect(stage.crossed).not.toContain('about-to-press')
    expect(stage.portal.ledger).toEqual([])
    expect(await stage.kinds('a')).toEqual(['planned'])
  })

  test('two equal intents are two applications', async () => {
    await stage.plan('a', wish('受付1'))
    await stage.plan('b', wish('受付1'))
    await stage.file()
    expect(stage.deeds()).toEqual({ a: 1, b: 1 })
    expect(await stage.states()).toEqual({ a: 'submitted', b: 'submitted' })
  })
})

/** Which boundaries an act crosses; a shrinking list is a hole in the matrix below. */
const walks: Readonly<Record<Act, readonly Boundary[]>> = {
  apply: boundaries,
  cancel: boundaries.filter((boundary) => boundary !== 'confirmed'),
  revoke: boundaries.filter((boundary) => boundary !== 'confirmed'),
  edit: boundaries.filter((boundary) => boundary !== 'confirmed'),
}
const cells = Object.entries(walks).flatMap(([act, walk]) => walk.map((boundary) => [act as Act, boundary] as const))

describe('a cut at any boundary', () => {
  test.each(Object.keys(walks) as Act[])('%s crosses every one of its boundaries, in their order', async (act) => {
    await planOne(act)
    await stage.file()
    expect(stage.crossed).toEqual(walks[act])
  })

  test.each(cells)('%s, killed at %s: after the next run it is done once', async (act, cut) => {
    await planOne(act)
    await stage.file({ cut })
    await stage.file()
    expect(stage.deeds()).toEqual({ a: 1 })
    expect(await stage.states()).toEqual({ a: 'submitted' })
  })

  test.each(cells)('%s, killed at %s of the second attempt too', async (act, cut) => {
    await planOne(act)
    await stage.file({ stroke: 'drop-before' })
    await stage.file({ cut })
    await stage.file()
    expect(stage.deeds()).toEqual({ a: 1 })
    expect(await stage.states()).toEqual({ a: 'submitted' })
  })

  test.each(
    strokes.flatMap((stroke) =>
      stroke === 'repeated' ? [] : (Object.keys(walks) as Act[]).map((act) => [stroke, act] as const),
    ),
  )('after %s of %s the next run leaves it done once', async (stroke, act) => {
    await planOne(act)
    await stage.file({ stroke })
    expect(stage.deeds()['a'] ?? 0).toBeLessThanOrEqual(1)
    await stage.file()
    expect(stage.deeds()).toEqual({ a: 1 })
    expect(await stage.states()).toEqual({ a: 'submitted' })
  })

  test('nothing is pressed again in the run that has pressed it', async () => {
    await planTwo()
    const filed = await stage.file({ stroke: 'drop-before' })
    expect(filed).toMatchObject([
      { key: 'a', state: 'planned', failure: { code: 'portal-unreachable' } },
      { key: 'b', state: 'planned', failure: { code: 'portal-unreachable' } },
    ])
    expect(stage.crossed.filter((boundary) => boundary === 'sending-written')).toHaveLength(1)
  })

  test('an application that the portal itself repeated is uncertain, and a person must look', async () => {
    await planTwo()
    const filed = await stage.file({ stroke: 'repeated' })
    expect(filed).toMatchObject([
      { key: 'a', state: 'uncertain', failure: { code: 'uncertain-submission', where: '受付1', found: '2' } },
      { key: 'b', state: 'planned', failure: { code: 'uncertain-submission' } },
    ])
    expect(await stage.file()).toMatchObject([
      { state: 'uncertain' },
      { state: 'planned', failure: { code: 'uncertain-submission' } },
    ])
    expect(stage.deeds()).toEqual({ a: 2 })
    const [surplus] = stage.portal.certificates
    stage.portal.operate(surplus?.id ?? '', 'cancel', hand)
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 2, b: 1 })
  })
})

describe('what is uncertain', () => {
  test('stays so, with the reason, when the table cannot be read after the press; the next run settles it', async () => {
    await planTwo()
    let readings = 0
    const closed: Try['desk'] = (desk) => ({
      rows: async () => {
        readings += 1
        if (readings > 1) throw new Failure('session-expired')
        return desk.rows()
      },
    })
    expect(await stage.file({ desk: closed })).toMatchObject([
      { key: 'a', state: 'uncertain', failure: { code: 'session-expired', evidence: 'runs/1' } },
      { key: 'b', state: 'planned', failure: { code: 'session-expired' } },
    ])
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 1, b: 1 })
  })

  test('bars every application of its facility, but no cancel', async () => {
    await planOne('cancel')
    await stage.plan('x', wish('受付1'))
    await stage.plan('y', wish('受付2'))
    await stage.file({ keys: ['x'], stroke: 'repeated' })
    expect(await stage.file({ keys: ['y'] })).toMatchObject([
      { state: 'planned', failure: { code: 'uncertain-submission', where: '受付1' } },
    ])
    expect(await stage.file({ keys: ['a'] })).toMatchObject([{ state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 1, x: 2 })
  })

  test('is settled by looking alone, and nothing is pressed', async () => {
    await planTwo()
    await stage.file({ cut: 'answer-read' })
    const filed = await stage.file({ settleOnly: true })
    expect(filed).toMatchObject([
      { key: 'a', state: 'submitted' },
      { key: 'b', state: 'planned', failure: null },
    ])
    expect(stage.deeds()).toEqual({ a: 1 })
  })

  test('is left alone while the process that was about to press lives', async () => {
    await planTwo()
    await stage.file({ cut: 'sending-written' })
    const life = { journal: { ...stage.journal, life: async () => 'alive' as const } }
    expect(await stage.file({ parts: life })).toMatchObject([{ state: 'uncertain' }, { state: 'planned' }])
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
  })

  test('is done when it came late, and is not pressed again', async () => {
    await stage.plan('a', wish('受付1'))
    await stage.file({ stroke: 'drop-before' })
    expect(await stage.states()).toEqual({ a: 'planned' })
    stage.portal.apply(code, particulars('受付1'), { by: 'todoke', key: 'a' }) // the portal took its time
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 1 })
  })
})

describe('before the press', () => {
  test('a passing failure leaves the item planned; drift and a mismatch fail it for good; both stop the facility', async () => {
    await planTwo()
    expect(await stage.file(walkFails(new Failure('timeout', { step: '3-2' })))).toMatchObject([
      { state: 'planned', failure: { code: 'timeout', step: '3-2', evidence: 'runs/1' } },
      { state: 'planned', failure: { code: 'timeout' } },
    ])
    expect(await stage.file(walkFails(new Failure('element-missing')))).toMatchObject([
      { state: 'failed', failure: { code: 'element-missing' } },
      { state: 'planned', failure: { code: 'element-missing' } },
    ])
    expect(stage.portal.ledger).toEqual([])
    expect(await stage.file()).toMatchObject([{ state: 'failed' }, { state: 'submitted' }])
  })

  test('another fee in the pop-up, a plan that no longer holds, an edit that stands already: nothing is pressed', async () => {
    await planTwo()
    expect(await stage.file({ keys: ['a'], desk: dearer })).toMatchObject([
      {
        state: 'failed',
        failure: {
          code: 'mismatch',
          step: '3-5 ポップアップの料金を確かめる',
          where: '料金',
          expected: '1500',
          found: '1600',
        },
      },
    ])
    expect(await stage.file({ keys: ['b'], parts: { check: staleNow } })).toMatchObject([
      { state: 'failed', failure: { where: '受付2' } },
    ])
    stage = openFilingStage()
    await planOne('edit')
    const [certificate] = stage.portal.certificates
    Object.assign(certificate ?? {}, { phone: '0399999999' })
    expect(await stage.file()).toMatchObject([{ state: 'failed', failure: { code: 'not-allowed' } }])
    expect(stage.deeds()).toEqual({})
  })

  test('a cap holds, and the item stays planned', async () => {
    await planTwo()
    const caps = { plan: 4000, facility: null, day: null, month: null }
    const why = { code: 'not-allowed', reason: 'cap-exceeded', where: 'plan', expected: '4000', found: '4506' }
    expect(await stage.file({ parts: { caps } })).toMatchObject([
      { state: 'submitted' },
      { state: 'planned', failure: why },
    ])
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }])
  })

  test('who has lost the lease presses nothing', async () => {
    await stage.plan('a', wish('受付1'))
    const other = { host: 'elsewhere', pid: 99, what: 'apply run' }
    const lose = (boundary: Boundary) => {
      if (boundary !== 'about-to-press') return
      void stage.journal.releaseLease('spending', { host: 'here', pid: 1, what: 'apply run' })
      void stage.journal.takeLease('spending', other, '2026-11-20T00:00:00Z', '2099-01-01T00:00:00Z')
    }
    expect(await stage.file({ at: lose })).toMatchObject([
      { state: 'planned', failure: { code: 'bad-input', reason: 'other-run' } },
    ])
    expect(stage.portal.ledger).toEqual([])
  })

  test('a process that stood still for more than five seconds after its start was written presses nothing', async () => {
    await stage.plan('a', wish('受付1'))
    const freeze = (boundary: Boundary) => boundary === 'sending-written' && stage.portal.pass(5_000)
    expect(await stage.file({ at: freeze })).toMatchObject([
      { state: 'planned', failure: { code: 'timeout', reason: 'frozen', found: '5' } },
    ])
    expect(stage.portal.ledger).toEqual([])
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }])
  })

  test('nor does one whose table is older than five minutes', async () => {
    await stage.plan('a', wish('受付1'))
    const freeze = (boundary: Boundary) => boundary === 'about-to-press' && stage.portal.pass(300_000)
    expect(await stage.file({ at: freeze })).toMatchObject([{ state: 'planned', failure: { reason: 'frozen' } }])
    expect(stage.crossed).not.toContain('sending-written')
    expect(stage.portal.ledger).toEqual([])
  })

  test('a run that is ended goes on with no further item', async () => {
    await planTwo()
    const end = new AbortController()
    const at = (boundary: Boundary) => boundary === 'settled' && end.abort()
    expect(await stage.file({ at, parts: { signal: end.signal } })).toMatchObject([
      { state: 'submitted' },
      { state: 'planned', failure: null },
    ])
  })

  test('items of two facilities, and a desk that sends without leave, are bugs', async () => {
    await planTwo()
    await expect(stage.file({ desk: bold })).rejects.toThrow('without leave')
    const [item] = await stage.journal.items()
    const elsewhere = {
      ...stage.journal,
      items: async () => (item ? [item, { ...item, key: 'z', facilityCode: '1' }] : []),
    }
    Object.assign(stage.journal, elsewhere)
    await expect(stage.file()).rejects.toThrow('one facility')
  })
})

describe('further witnesses', () => {
  test('a mail proves what the table does not show yet; a twin waits until the row is there', async () => {
    await stage.plan('a', wish('受付1'))
    await stage.plan('b', wish('受付1'))
    expect(await stage.file({ keys: ['a'], desk: blind, parts: { receipts } })).toMatchObject([
      { state: 'submitted', requestId: null },
    ])
    const why = { code: 'uncertain-submission', where: '受付1' }
    expect(await stage.file({ keys: ['b'], desk: blind })).toMatchObject([{ state: 'planned', failure: why }])
    expect(await stage.file({ keys: ['b'] })).toMatchObject([{ state: 'submitted' }])
    expect(await stage.journal.items()).toMatchObject([{ requestId: 'Ra1' }, { state: 'submitted' }])
    expect(stage.deeds()).toEqual({ a: 1, b: 1 })
  })

  test('a pop-up that counts one more than the table, since the last attempt, keeps it from being pressed again', async () => {
    byHand('会計')
    await stage.plan('a', wish('受付1'))
    await stage.file({ stroke: 'drop-before' })
    const why = { code: 'uncertain-submission', where: '受付1', found: '2' }
    expect(await stage.file({ desk: counting })).toMatchObject([{ state: 'uncertain', failure: why }])
    expect(stage.deeds()).toEqual({})
    expect(await stage.file()).toMatchObject([{ state: 'submitted' }])
  })
})
