import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays, daysBetween, readDate, todayInJapan } from '../../src/domain/calendar.ts'
import { Failure } from '../../src/domain/failure.ts'

describe('dates of Japan', () => {
  it.each([
    ['2026-09-06T14:59:59Z', '2026-09-06'],
    ['2026-09-06T15:00:00Z', '2026-09-07'],
    ['2026-09-07T00:00:00+09:00', '2026-09-07'],
    ['2026-12-31T23:30:00-10:00', '2027-01-01'],
  ])('at %s it is %s in Japan, whatever the zone of the machine', (instant, today) => {
    expect(todayInJapan(instant)).toBe(today)
  })

  it('counts days over leap days and years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2021-09-10', 180)).toBe('2022-03-09')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-06-09', '2026-09-07')).toBe(90)
    expect(daysBetween('2026-09-08', '2026-09-07')).toBe(-1)
    expect(daysBetween('2023-06-07', '2026-09-07')).toBe(1188)
  })
})

describe('a date on a screen', () => {
  it.each([
    ['2023/06/07', '2023-06-07'],
    ['２０２３／０６／０７', '2023-06-07'],
    [' 2023/6/7 ', '2023-06-07'],
    ['2023-06-07', '2023-06-07'],
    ['2023年6月7日', '2023-06-07'],
    ['２０２３年０６月０７日', '2023-06-07'],
    ['\u3000２０２４/２/２９\u00A0', '2024-02-29'],
    ['2023/\n06/07', '2023-06-07'],
  ])('%j is %s', (text, date) => {
    expect(readDate(text, '発行日')).toBe(date)
  })

  it.each(['', ' ', '\u3000', '\u00A0', '\r\n\t'])('%j is no date', (text) => {
    expect(readDate(text, '発行日')).toBeNull()
  })

  it.each(['2023/02/30', '2023/13/01', '2023/00/10', '2023/1/0', '未定', '23/06/07', '2023/06-07', '2023/06/071', '-'])(
    '%j is refused with the column and what stands there',
    (text) => {
      const reading = () => readDate(text, '発行日')
      expect(reading).toThrow(Failure)
      expect(reading).toThrow(
        expect.objectContaining({
          code: 'table-shape',
          detail: { where: '発行日', expected: 'YYYY/MM/DD', found: text },
        }),
      )
    },
  )
})

describe('on a Node without Temporal', () => {
  const native = Object.getOwnPropertyDescriptor(globalThis, 'Temporal')

  afterEach(() => {
    if (native !== undefined) Object.defineProperty(globalThis, 'Temporal', native)
    vi.resetModules()
  })

  it('reckons the same', async () => {
    Reflect.deleteProperty(globalThis, 'Temporal')
    vi.resetModules()
    const calendar = await import('../../src/domain/calendar.ts')
    expect(Reflect.has(globalThis, 'Temporal')).toBe(false)
    expect(calendar.todayInJapan('2026-09-06T15:00:00Z')).toBe('2026-09-07')
    expect(calendar.daysBetween('2023-06-07', '2026-09-07')).toBe(1188)
    expect(calendar.readDate('2024/2/29', '発行日')).toBe('2024-02-29')
  })
})
