import { describe, expect, test } from 'vitest'
import { identify } from '../../src/store/identity.ts'
import type { KnownApplication } from '../../src/store/identity.ts'

const known = (number: number, requestId: string | null, more: Partial<KnownApplication> = {}): KnownApplication => ({
  number,
  requestId,
  appliedOn: '2026-11-01',
  contactName: '総務課',
  terminalName: '受付1',
  vanishedAt: null,
  ...more,
})
const read = (requestId: string | null, more: Partial<KnownApplication> = {}) => known(0, requestId, more)
const gone = { vanishedAt: '2026-11-02T02:00:00+09:00' }

describe('which application a row is', () => {
  test.each<[string, readonly KnownApplication[], readonly KnownApplication[], readonly (number | null)[]]>([
    ['nothing known', [], [read('a'), read(null)], [null, null]],
    ['by requestId, in any order', [known(1, 'a'), known(2, 'b')], [read('b'), read('a')], [2, 1]],
    [
      'by requestId, whatever else has changed',
      [known(1, 'a')],
      [read('a', { terminalName: 'x', appliedOn: null })],
      [1],
    ],
    ['another requestId is another', [known(1, 'a')], [read('b')], [null]],
    ['a blank requestId is not one that has one', [known(1, 'a')], [read(null)], [null]],
    ['a new requestId takes over a row without', [known(1, null)], [read('a')], [1]],
    ['but only under the same day and names', [known(1, null)], [read('a', { appliedOn: '2026-11-02' })], [null]],
    ['blank names are names', [known(1, null, { contactName: null })], [read(null, { contactName: null })], [1]],
    [
      'equal rows in screen order',
      [known(1, null), known(2, null)],
      [read(null), read(null), read(null)],
      [1, 2, null],
    ],
    ['one of two issued', [known(1, null), known(2, null)], [read('a'), read(null)], [1, 2]],
    ['requestIds first, then the rest', [known(1, null), known(2, 'a')], [read('b'), read('a')], [1, 2]],
    ['a vanished one comes back', [known(1, 'a', gone), known(2, null, gone)], [read('a'), read(null)], [1, 2]],
    ['a listed one before a vanished one', [known(1, null, gone), known(2, null)], [read(null)], [2]],
    [
      'the same requestId twice stays two',
      [known(1, 'a'), known(2, 'a')],
      [read('a'), read('a'), read('a')],
      [1, 2, null],
    ],
  ])('%s', (_, before, rows, numbers) => {
    expect(identify(before, rows)).toEqual(numbers)
  })
})
