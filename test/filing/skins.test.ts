import { expect, it } from 'vitest'
import { makeOtherSkin } from '../skin/index.ts'
import { errandsFor, withOffice } from './office.ts'

it.each(['window', 'tab'] as const)(
  'the same on a portal of another maker that opens the desk in a %s: each once, to the yen, and a cancel of what was just sent',
  { timeout: 240_000 },
  (entry) =>
    withOffice({ clinics: 1, skin: makeOtherSkin(entry) }, async ({ mock, clinics, plan, tell, offences, open }) => {
      const errands = errandsFor(clinics, 2)
      const { code, report } = await tell(`apply run ${await plan(errands)} --submit`)
      expect([code, report.run.submitted]).toEqual([0, 2])
      expect(report.items.map(({ shown }) => shown?.['端末名称等'])).toEqual(
        errands.map(({ terminalName }) => terminalName),
      )
      expect(report.run.fee.total).toBe(mock.control.bill(true).total)
      expect(await offences()).toEqual([])

      const [{ facilityCode, terminalName } = { facilityCode: '', terminalName: '' }] = errands
      const wish = { facilityCode, row: { terminalName }, operation: { act: 'cancel', reason: null } } as const
      const back = await (await open()).fileRow(wish, { submit: true })
      expect(back.items).toMatchObject([{ state: 'submitted' }])
      expect(mock.control.ledger().filter(({ what }) => what === 'cancel')).toHaveLength(1)
    }),
)
