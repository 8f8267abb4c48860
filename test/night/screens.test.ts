import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../mock-portal/contract.ts'
import { openStore } from '../../src/store/store.ts'
import { skins } from '../skin/index.ts'
import { named, withStage } from './stage.ts'
import { rowsOf } from './truth.ts'

const oddities: readonly Fault[] = [
  { kind: 'unknown-status', word: '審査中（再）' },
  { kind: 'full-width-dates' },
  { kind: 'blank-dates' },
  { kind: 'no-rows' },
  { kind: 'sixty-rows' },
  { kind: 'reorder-columns' },
  { kind: 'awkward-cells' },
]

describe.each(skins)('lists that look odd on a portal that looks like %s', (_, skin) => {
  it('are read as they are', { timeout: 300_000 }, () =>
    withStage({ ...skin, facilities: 11 + oddities.length }, async ({ mock, open }) => {
      const { applications } = named(mock, '第２ﾊﾟｰﾙ中央病院')
      const chosen = mock.control.truth().slice(11)
      for (const { facilityCode } of chosen) mock.control.update(facilityCode, { applications })
      mock.control.setFaults(oddities.map((fault, at) => ({ ...fault, facilityCode: chosen[at]?.facilityCode ?? '' })))
      const codes = chosen.map(({ facilityCode }) => facilityCode)
      const { run, facilities } = await (await open()).scan({ codes, tags: [] })
      expect(facilities.flatMap(({ error }) => error ?? [])).toEqual([])
      expect(run.ok).toBe(oddities.length)
      const truth = mock.control.truth()
      for (const [at, facilityCode] of codes.entries()) {
        const facility = truth.find((each) => each.facilityCode === facilityCode)
        const read = facilities.find((each) => each.facilityCode === facilityCode)
        expect(read?.rows, oddities[at]?.kind).toEqual(facility && rowsOf(facility))
      }
      const rowsUnder = (kind: Fault['kind']) =>
        facilities.find((each) => each.facilityCode === codes[oddities.findIndex((fault) => fault.kind === kind)])?.rows
      expect(rowsUnder('unknown-status')?.[0]).toMatchObject({ status: 'unknown', statusText: '審査中（再）' })
      expect(rowsUnder('blank-dates')?.map(({ expiresOn }) => expiresOn)).toEqual([null, null, null, null, null])
      expect(rowsUnder('no-rows')).toEqual([])
      expect(rowsUnder('sixty-rows')).toHaveLength(60)
      expect(rowsUnder('awkward-cells')?.[0]?.contactName).toContain('テスト中です#%&*>?@')
    }),
  )
})

it('keeps the history of a row that is no longer listed, and marks it', () =>
  withStage({ imported: ({ name }) => name === '髙橋歯科医院' }, async ({ mock, home, open }) => {
    const { facilityCode, applications } = named(mock, '髙橋歯科医院')
    const todoke = await open()
    await todoke.scan()
    mock.control.update(facilityCode, { applications: applications.slice(0, 1) })
    const { facilities } = await todoke.scan()
    expect(facilities[0]?.rows).toEqual(rowsOf(named(mock, '髙橋歯科医院')))
    const { certificates } = await todoke.certificates()
    expect(certificates.map(({ terminalName }) => terminalName)).toEqual(['オンライン資格確認用ＰＣ１'])
    const store = await openStore({ file: join(home, 'todoke.db') })
    const rows = await store.rows({ codes: [facilityCode], tags: [] }, { vanished: true })
    expect(rows.map(({ terminalName, vanishedAt }) => [terminalName, vanishedAt !== null])).toEqual([
      ['オンライン資格確認用ＰＣ１', false],
      ['受付ﾉｰﾄPC', true],
    ])
    expect((await store.history(facilityCode)).map(({ terminalName }) => terminalName)).toEqual([
      'オンライン資格確認用ＰＣ１',
      '受付ﾉｰﾄPC',
      'オンライン資格確認用ＰＣ１',
    ])
    await store.close()
  }))
