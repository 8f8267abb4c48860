import { createRequire } from 'node:module'
import { Failure } from './failure.ts'

// Loading the polyfill takes some 25 ms, so only a Node without Temporal (24) pays for it.
const temporal: typeof Temporal = globalThis.Temporal ?? createRequire(import.meta.url)('temporal-polyfill').Temporal

const slashed = /^(\d{4})\s*([/-])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/
const printed = /^(令和)?(\d{1,4}|元)([年/.-])(\d{1,2})[月/.-](\d{1,2})(?!\d)日?/
const worded = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/

/** The calendar date in Japan at an instant (ISO time with offset), whatever the zone of this machine. */
export function todayInJapan(instant: string): string {
  return temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString()
}

/** Date and time of day (HH:MM) in Japan at an instant. */
export function timeInJapan(instant: string): { readonly date: string; readonly time: string } {
  const there = temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Tokyo')
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: string): number {
  return temporal.PlainDate.from(date).dayOfWeek
}

/** The date so many days later; a negative number goes back. */
export function addDays(date: string, days: number): string {
  return temporal.PlainDate.from(date).add({ days }).toString()
}

/** Whole days from one date to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
}

/**
 * A date as a screen writes it (2023/06/07, 2023-6-7, 2023年6月7日, also full-width) as `YYYY-MM-DD`, null for a blank cell.
 * Anything else, a day that no calendar has included, is `Failure('table-shape')` naming `where`.
 */
export function readDate(text: string, where: string): string | null {
  const written = text.normalize('NFKC').trim()
  if (written === '') return null
  const [year, month, day] = partsOf(written)
  if (!isDay(year, month, day)) throw new Failure('table-shape', { where, expected: 'YYYY/MM/DD', found: text.trim() })
  return new temporal.PlainDate(year, month, day).toString()
}

/** A date at the beginning of a printed text (2027年3月31日, 令和9年3月31日, 2027/03/31, also full-width) as `YYYY-MM-DD`; null for anything else. */
export function readPrintedDate(text: string): string | null {
  const [, era, written = '', , month, day] = printed.exec(text.normalize('NFKC').replaceAll(/\s+/g, '')) ?? []
  const number = written === '元' ? 1 : Number(written)
  const year = era === undefined ? number : number + 2018
  if (!isDay(year, Number(month), Number(day)) || year < 1000) return null
  return new temporal.PlainDate(year, Number(month), Number(day)).toString()
}

function partsOf(written: string): [year: number, month: number, day: number] {
  const [, year, , month, day] = slashed.exec(written) ?? []
  const [, wordedYear, wordedMonth, wordedDay] = worded.exec(written) ?? []
  return [Number(year ?? wordedYear), Number(month ?? wordedMonth), Number(day ?? wordedDay)]
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && month >= 1 && month <= 12)) return false // NaN included
  return day >= 1 && day <= new temporal.PlainYearMonth(year, month).daysInMonth
}
