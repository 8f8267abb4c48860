import { expect, it } from 'vitest'
import { errandsFor, withOffice } from './office.ts'

it(
  'eight applications over five facilities: each once, and the journal’s fee is the portal’s bill',
  { timeout: 240_000 },
  () =>
    withOffice({ clinics: 5 }, async ({ mock, clinics, plan, tell, offences, open }) => {
      const file = await plan(errandsFor(clinics, 8))
      const { code, report } = await tell(`apply run ${file} --submit`)
      expect(code).toBe(0)
      expect(report.run).toMatchObject({ submitted: 8, planned: 0, failed: 0, uncertain: 0, skipped: 0 })
      expect(mock.control.ledger().filter(({ what }) => what === 'apply')).toHaveLength(8)
      expect(await offences()).toEqual([])
      const bill = mock.control.bill(true)
      const { fee } = await (await open()).journal()
      expect([fee.certificates, fee.total]).toEqual([bill.certificatesYen, bill.total])
      expect(bill.total).toBe(8 * (1_500 + 753))
      expect(report.run.fee).toEqual(fee)

      const before = mock.control.ledger().length
      expect((await tell(`apply run ${file} --submit`)).report.run).toMatchObject({ submitted: 8 })
      expect(mock.control.ledger()).toHaveLength(before) // not even a login
    }),
)
