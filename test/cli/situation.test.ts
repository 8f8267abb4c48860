import { describe, expect, it } from 'vitest'
import { inOrderOfUrgency, isUrgent, situationOf, styleOfDays } from '../../src/cli/situation.ts'
import type { Certificate } from '../../src/domain/reports.ts'
import { certificate } from './samples.ts'

const posted = { issuedOn: '2026-11-10', trackingNumber: '30100123454', readAt: '2026-11-21T02:00:00+09:00' }

describe('the situation of a certificate', () => {
  it.each<[string, Partial<Certificate>, string, boolean]>([
    ['has run out with nothing new', { renewal: 'apply-anew', daysLeft: -1 }, 'expired', true],
    ['may be renewed', { renewal: 'renew-now', daysLeft: 90 }, 'renewNow', true],
    ['may not yet', { renewal: 'not-yet', daysLeft: 91 }, 'valid', false],
    ['has a successor', { renewal: 'none', daysLeft: 10 }, 'replaced', false],
    ['was issued without a date', { renewal: 'none', daysLeft: null }, 'valid', false],
    ['is in the post', { ...posted, deliveryStatus: '引受' }, 'posted', false],
    ['is in the post, nothing known yet', { ...posted, deliveryStatus: null }, 'posted', false],
    ['has arrived', { ...posted, deliveryStatus: 'お届け済み' }, 'valid', false],
    ['has arrived, as others write it', { ...posted, deliveryStatus: 'お届済み' }, 'valid', false],
    ['came back', { ...posted, deliveryStatus: '不達' }, 'undelivered', true],
    ['was sent long ago', { ...posted, issuedOn: '2024-01-10', deliveryStatus: '引受' }, 'valid', false],
    ['waits', { status: 'pending', renewal: 'none', daysLeft: null }, 'pending', false],
    ['was refused', { status: 'rejected', renewal: 'none', daysLeft: null }, 'rejected', true],
    ['was revoked', { status: 'revoked', renewal: 'none', daysLeft: 30 }, 'revoked', false],
    ['has a word that nobody knows', { status: 'unknown', renewal: 'none' }, 'unknown', true],
  ])('that %s', (_, change, situation, urgent) => {
    expect(situationOf({ ...certificate, ...change })).toBe(situation)
    expect(isUrgent({ ...certificate, ...change })).toBe(urgent)
  })

  it('orders by urgency, then by the days left', () => {
    const days = [200, 40, -5, 20, null].map((daysLeft): Certificate => {
      if (daysLeft === null) return { ...certificate, status: 'pending', renewal: 'none', daysLeft }
      return {
        ...certificate,
        daysLeft,
        renewal: daysLeft < 0 ? 'apply-anew' : daysLeft > 90 ? 'not-yet' : 'renew-now',
      }
    })
    expect(inOrderOfUrgency(days).map(({ daysLeft }) => daysLeft)).toEqual([-5, 20, 40, null, 200])
  })

  it.each([
    [-1, 'red'],
    [30, 'red'],
    [31, 'yellow'],
    [90, 'yellow'],
    [91, 'green'],
  ])('%i days are %s', (days, style) => {
    expect(styleOfDays(days)).toBe(style)
  })
})
