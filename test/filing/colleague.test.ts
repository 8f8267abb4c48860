import { expect, it } from 'vitest'
import { errandsFor, withOffice } from './office.ts'

it(
  'a colleague applies by hand at the same moment: what can be told apart is, what cannot stops its facility until a person has looked, what they did before is not done again',
  { timeout: 480_000 },
  () =>
    withOffice({ clinics: 3, patience: 30_000 }, async ({ mock, clinics, plan, tell, say, offences }) => {
      const errands = errandsFor(clinics, 5)
      const [another, twin, overtaken] = errands
      if (!another || !twin || !overtaken) throw new Error('three clinics')
      const file = await plan(errands)
      const hand = { kind: 'colleague', at: 'apply-send', times: 1 } as const
      mock.control.setFaults([
        { ...hand, facilityCode: another.facilityCode, contactName: '院長', terminalName: '院長室の端末' },
        { ...hand, ...twin },
      ])
      mock.control.applyByHand(overtaken.facilityCode, { contactName: '院長', terminalName: overtaken.terminalName })

      const first = await tell(`apply run ${file} --submit`)
      expect(first.report.items.map(({ state, error }) => [state, error?.code ?? null])).toEqual([
        ['submitted', null],
        ['uncertain', 'uncertain-submission'],
        ['planned', 'bad-input'],
        ['submitted', null],
        ['planned', 'uncertain-submission'],
      ])
      expect(first.code).toBe(4)
      expect(first.report.items[1]?.error?.message).toContain(twin.terminalName)
      expect(first.report.items[2]?.error?.message).toContain(`${overtaken.facilityCode} applications[`)

      const again = await say('apply resume --submit')
      expect(again.code).toBe(4)
      expect(again.out).toContain('人が確かめ')
      expect(again.out).toContain(twin.terminalName)
      const ours = mock.control.ledger().filter(({ what, detail }) => what === 'apply' && detail['by'] === 'portal')
      expect(ours.map(({ facilityCode }) => facilityCode)).toEqual(
        expect.arrayContaining([another.facilityCode, another.facilityCode, twin.facilityCode]),
      )
      expect(ours).toHaveLength(3)
      expect(await offences()).toEqual([])
    }),
)
