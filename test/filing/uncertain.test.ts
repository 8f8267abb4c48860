import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Failure } from '../../src/index.ts'
import { errandsFor, withOffice } from './office.ts'
import { deeds } from './stage.ts'

const slow = { timeout: 180_000 }
const one = { clinics: 1, direct: true }

it(
  'an answer that never came is settled by the list, and the run goes on; one that never went out stays planned, says why, and is sent by resume --submit',
  slow,
  () =>
    withOffice(one, async ({ mock, home, clinics, plan, open }) => {
      const file = await plan(errandsFor(clinics, 3))
      mock.control.setFaults([{ kind: 'drop-after', at: 'apply-send', times: 1 }])
      const todoke = await open({}, { maxPerFacility: 2 * 2_253 })
      const report = await todoke.applyPlan(file, { submit: true })
      expect(report.items.map(({ state }) => state)).toEqual(['submitted', 'submitted', 'planned'])
      expect(deeds(mock.control.ledger())).toHaveLength(2)

      mock.control.setFaults([{ kind: 'drop-before', at: 'apply-send', times: 1 }])
      const free = await open()
      const dropped = await free.applyPlan(file, { submit: true })
      expect(dropped.items.map(({ state, error }) => [state, error?.code ?? null])).toEqual([
        ['submitted', null],
        ['submitted', null],
        ['planned', 'portal-unreachable'],
      ])
      expect((await free.resumeApplications()).run).toMatchObject({ planned: 1, submitted: 0 })
      expect(deeds(mock.control.ledger())).toHaveLength(2)
      const resumed = await free.resumeApplications({ submit: true })
      expect(resumed.items.map(({ key, state, error }) => [key, state, error])).toEqual([['L4', 'submitted', null]])
      expect(deeds(mock.control.ledger())).toHaveLength(3)
      expect((await free.resumeApplications({ submit: true })).items).toEqual([])
      expect((await stat(join(home, 'plans'))).mode & 0o777).toBe(0o700)
      const ledger = mock.control.ledger()
      expect(ledger.flatMap(({ what, detail }) => (what === 'apply' ? [detail['by']] : []))).toEqual(
        Array(3).fill('direct'),
      )
      expect(ledger.filter(({ what }) => what === 'login')).toEqual([]) // on the closed network nobody logs in
    }),
)

it('a plan that no longer holds is refused, and --max-fee leaves out what goes beyond', slow, () =>
  withOffice(one, async ({ mock, home, clinics, plan, open }) => {
    const file = await plan(errandsFor(clinics, 2))
    const edited = join(home, '..', 'edited.json')
    await writeFile(edited, (await readFile(file, 'utf8')).replaceAll('窓口', '別の'))
    const [todoke, later] = [await open(), await open({}, { now: '2026-11-29T02:00:00+09:00' })]
    const refusals = [todoke.applyPlan(edited, { submit: true }), later.applyPlan(file, { submit: true })]
    const reasons = await Promise.all(
      refusals.map((each) => each.catch((error: unknown) => (error instanceof Failure ? error.detail.reason : error))),
    )
    expect(reasons).toEqual(['plan-edited', 'plan-expired'])

    const capped = await todoke.applyPlan(file, { submit: true, maxFee: 2_253 })
    expect(capped.items.map(({ state, error }) => [state, error?.code])).toEqual([
      ['submitted', undefined],
      ['planned', 'not-allowed'],
    ])
    expect(capped.items[1]?.error?.message).toContain('--max-fee')
    expect((await todoke.resumeApplications({ submit: true })).items).toMatchObject([{ state: 'planned' }]) // the limit still holds
    expect(deeds(mock.control.ledger())).toHaveLength(1)

    const [{ facilityCode } = { facilityCode: '' }] = clinics
    mock.control.applyByHand(facilityCode, { contactName: '局長', terminalName: '窓口端末第02' })
    const raced = await todoke.resumeApplications({ submit: true, maxFee: 9_000 })
    expect(raced.items).toMatchObject([{ state: 'planned', error: { code: 'bad-input' } }])
    expect(raced.items[0]?.error?.message).toContain(`${facilityCode} applications[窓口端末第02]`)
    expect(deeds(mock.control.ledger())).toHaveLength(1)
  }),
)
