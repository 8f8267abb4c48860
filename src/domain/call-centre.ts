import holidayJp from '@holiday-jp/holiday_jp'
import { addDays, timeInJapan, weekdayOf } from './calendar.ts'

/** オンライン資格確認等コールセンター (002 p3), in Japan's time. */
export type CallHours =
  | { readonly open: true; /** HH:MM of today. */ readonly until: string }
  | { readonly open: false; readonly on: string; /** HH:MM of that day. */ readonly from: string }

const opening = '08:00'
const closing: Readonly<Record<number, string>> = {
  1: '18:00',
  2: '18:00',
  3: '18:00',
  4: '18:00',
  5: '18:00',
  6: '16:00',
}

/** Whether somebody answers there at this instant (ISO time), else when next. Also 12/29 to 1/3 count as closed: the manual names holidays alone, and nobody should wait for an answer in vain. */
export function callHours(now: string): CallHours {
  const { date, time } = timeInJapan(now)
  const until = closingOn(date)
  if (until !== null && time >= opening && time < until) return { open: true, until }
  let on = until !== null && time < opening ? date : addDays(date, 1)
  while (closingOn(on) === null) on = addDays(on, 1)
  return { open: false, on, from: opening }
}

function closingOn(date: string): string | null {
  const day = date.slice(5)
  const isHoliday = Object.hasOwn(holidayJp.holidays, date) || day >= '12-29' || day <= '01-03'
  return isHoliday ? null : (closing[weekdayOf(date)] ?? null)
}
