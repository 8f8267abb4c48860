import { expect, it } from 'vitest'
import { callHours } from '../../src/domain/call-centre.ts'

it.each([
  ['a weekday at noon', '2026-11-25T12:00:00+09:00', { open: true, until: '18:00' }],
  ['the first minute', '2026-11-25T08:00:00+09:00', { open: true, until: '18:00' }],
  ['the last minute', '2026-11-25T17:59:59+09:00', { open: true, until: '18:00' }],
  ['a Saturday', '2026-11-28T15:59:00+09:00', { open: true, until: '16:00' }],
  ['the same instant, told in UTC', '2026-11-25T03:00:00Z', { open: true, until: '18:00' }],
  ['before the opening', '2026-11-25T07:59:59+09:00', { open: false, on: '2026-11-25', from: '08:00' }],
  ['after the closing', '2026-11-25T18:00:00+09:00', { open: false, on: '2026-11-26', from: '08:00' }],
  [
    'a Saturday evening: Sunday, then a holiday',
    '2026-11-21T16:00:00+09:00',
    { open: false, on: '2026-11-24', from: '08:00' },
  ],
  ['a holiday in the week', '2027-05-03T10:00:00+09:00', { open: false, on: '2027-05-06', from: '08:00' }],
  [
    'a day that only stands for a holiday',
    '2027-03-22T10:00:00+09:00',
    { open: false, on: '2027-03-23', from: '08:00' },
  ],
  ['the turn of the year', '2026-12-28T18:30:00+09:00', { open: false, on: '2027-01-04', from: '08:00' }],
])('%s', (_, now, hours) => {
  expect(callHours(now)).toEqual(hours)
})
