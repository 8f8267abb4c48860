import { describe, expect, it } from 'vitest'
import type { StoredRow } from '../../src/domain/application-row.ts'
import { certificateOf, certificatesOf } from '../../src/domain/certificate.ts'

const today = '2026-09-07'

function row(change: Partial<StoredRow>): StoredRow {
  return {
    facilityCode: '1311234569',
    facilityName: 'さくら内科クリニック',
    no: 1,
    appliedOn: '2023-06-07',
    contactName: null,
    terminalName: '受付PC',
    status: 'issued',
    statusText: '発行済み',
    requestId: null,
    issuedOn: '2023-06-07',
    expiresOn: '2026-09-07',
    downloadBy: null,
    operations: [],
    trackingNumber: null,
    deliveryStatus: null,
    readAt: '2026-09-07T02:00:00+09:00',
    vanishedAt: null,
    ...change,
  }
}

const expired = row({ expiresOn: '2026-09-06' })
const renewals = (...rows: readonly StoredRow[]) => rows.map((each) => certificateOf(each, today, rows).renewal)

describe('days left and renewal', () => {
  it.each([
    ['2026-12-07', 91, 'not-yet'],
    ['2026-12-06', 90, 'renew-now'],
    ['2026-12-05', 89, 'renew-now'],
    ['2026-09-07', 0, 'renew-now'],
    ['2026-09-06', -1, 'apply-anew'],
  ])('until %s: %i days, %s', (expiresOn, daysLeft, renewal) => {
    const only = row({ expiresOn })
    expect(certificateOf(only, today, [only])).toMatchObject({ daysLeft, renewal })
  })

  it.each(['pending', 'rejected', 'revoked', 'unknown'] as const)('asks nothing for what is %s', (status) => {
    expect(renewals(row({ status }))).toEqual(['none'])
    expect(renewals(row({ status, expiresOn: null }))).toEqual(['none'])
  })

  it('asks nothing without a date or once the row has vanished', () => {
    const dateless = row({ expiresOn: null })
    expect(certificateOf(dateless, today, [dateless])).toMatchObject({ daysLeft: null, renewal: 'none' })
    expect(renewals(row({ vanishedAt: '2026-09-01T02:00:00+09:00' }))).toEqual(['none'])
  })

  it('says whose it is and when it was read, and nothing of the store', () => {
    const certificate = certificateOf(expired, today, [expired])
    expect(certificate).toMatchObject({ facilityCode: '1311234569', readAt: '2026-09-07T02:00:00+09:00' })
    expect(certificate).not.toHaveProperty('vanishedAt')
  })
})

describe('a certificate over', () => {
  it('needs nothing once a newer one is pending or issued for the same terminal', () => {
    const pending = row({
      status: 'pending',
      appliedOn: '2026-09-01',
      issuedOn: null,
      expiresOn: null,
      terminalName: '受付ＰＣ',
    })
    const issued = row({ issuedOn: '2026-09-01', expiresOn: '2029-12-01', terminalName: ' 受付PC' })
    expect(renewals(expired, pending)).toEqual(['none', 'none'])
    expect(renewals(expired, issued)).toEqual(['none', 'not-yet'])
  })

  it('still needs a new one when what is newer is another terminal, rejected, vanished or nameless', () => {
    const pending = row({ status: 'pending', appliedOn: '2026-09-01', expiresOn: null })
    expect(renewals(expired, { ...pending, terminalName: '診察室PC' })[0]).toBe('apply-anew')
    expect(renewals(expired, { ...pending, status: 'rejected' })[0]).toBe('apply-anew')
    expect(renewals(expired, { ...pending, vanishedAt: today })[0]).toBe('apply-anew')
    const nameless = { ...expired, terminalName: null }
    expect(renewals(nameless, { ...pending, terminalName: null })[0]).toBe('apply-anew')
  })
})

describe('a certificate that runs out', () => {
  const old = row({ expiresOn: '2026-10-07' })

  it('needs nothing once its successor is issued', () => {
    expect(renewals(old, row({ issuedOn: '2026-08-01', expiresOn: '2029-11-01' }))).toEqual(['none', 'not-yet'])
  })

  it('is kept in sight when one of the same name was issued long before: it may be another machine', () => {
    expect(renewals(old, row({ issuedOn: '2023-07-09', expiresOn: '2026-10-09' }))).toEqual(['renew-now', 'renew-now'])
  })

  it('is not replaced by a twin of the same day, nor by a mere application', () => {
    expect(renewals(old, { ...old, no: 2 })).toEqual(['renew-now', 'renew-now'])
    expect(renewals(old, row({ status: 'pending', appliedOn: today, expiresOn: null }))[0]).toBe('renew-now')
  })
})

describe('the list of certificates', () => {
  const other = { facilityCode: '0140000019', facilityName: '北国薬局' }
  const rows = [
    row({ no: 1, status: 'pending', expiresOn: null }),
    row({ no: 2, terminalName: 'A', expiresOn: '2026-12-31' }),
    row({ no: 3, terminalName: 'B', expiresOn: '2026-09-30' }),
    row({ no: 4, terminalName: 'C', expiresOn: '2026-08-31' }),
    row({ no: 5, terminalName: 'D', status: 'revoked', expiresOn: '2026-09-20' }),
    row({ ...other, no: 1, terminalName: 'C', expiresOn: '2026-09-30' }),
    row({ ...other, no: 2, terminalName: 'C', expiresOn: '2026-08-01' }),
  ]
  const order = (selection: Parameters<typeof certificatesOf>[2]) =>
    certificatesOf(rows, today, selection).map(({ facilityCode, no }) => `${facilityCode}-${no}`)

  it('puts first what is to be done, soonest first, and loses nothing', () => {
    expect(order({})).toEqual([
      '1311234569-4',
      '0140000019-1',
      '1311234569-3',
      '1311234569-2',
      '0140000019-2',
      '1311234569-5',
      '1311234569-1',
    ])
  })

  it('takes those that expire within so many days, and those over that nobody has seen to', () => {
    expect(order({ expiringWithin: 23 })).toEqual(['1311234569-4', '0140000019-1', '1311234569-3'])
    expect(order({ expiringWithin: 22 })).toEqual(['1311234569-4'])
    expect(order({ expiringWithin: 115 })).toHaveLength(4)
  })

  it('takes those of a status, of any date unless one is asked for', () => {
    expect(order({ status: 'revoked' })).toEqual(['1311234569-5'])
    expect(order({ status: 'revoked', expiringWithin: 12 })).toEqual([])
    expect(order({ status: 'revoked', expiringWithin: 13 })).toEqual(['1311234569-5'])
    expect(order({ status: 'pending' })).toEqual(['1311234569-1'])
  })

  it('looks for a successor in the same facility only', () => {
    const mine = row({ terminalName: 'C', expiresOn: '2026-08-31' })
    const theirs = row({ ...other, terminalName: 'C', issuedOn: today, expiresOn: '2029-12-07' })
    const [first] = certificatesOf([mine, theirs], today)
    expect(first).toMatchObject({ facilityCode: '1311234569', renewal: 'apply-anew' })
  })
})
