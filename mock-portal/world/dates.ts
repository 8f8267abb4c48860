const day = 86_400_000
const instant = (date: string): Date => new Date(`${date}T00:00:00Z`)
const written = (date: Date): string => date.toISOString().slice(0, 10)

/** The ISO date that many days later. */
export function addDays(date: string, days: number): string {
  return written(new Date(instant(date).getTime() + days * day))
}

/** The ISO date that many months later; in a month without that day its last one. */
export function addMonths(date: string, months: number): string {
  const first = instant(`${date.slice(0, 7)}-01`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(Number(date.slice(8)), last))
  return written(first)
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instant(to).getTime() - instant(from).getTime()) / day)
}

/** The ISO date that many days later, Sundays not counted: registered mail rests on them. */
export function addPostDays(date: string, days: number): string {
  const next = addDays(date, 1)
  if (days === 0) return date
  return addPostDays(next, instant(next).getUTCDay() === 0 ? days : days - 1)
}

/** The ISO date that many working days later: Saturdays, Sundays and the turn of the year are not counted; the mock knows no other holidays. */
export function addWorkingDays(date: string, days: number): string {
  const next = addDays(date, 1)
  if (days === 0) return date
  return addWorkingDays(next, isWorkingDay(next) ? days - 1 : days)
}

function isWorkingDay(date: string): boolean {
  const weekday = instant(date).getUTCDay()
  const monthAndDay = date.slice(5)
  return weekday > 0 && weekday < 6 && monthAndDay < '12-29' && monthAndDay > '01-03'
}

/** 2023/06/07, as the screens write it. */
export function slashed(date: string): string {
  return date.replaceAll('-', '/')
}

/** The same text with full-width digits and slashes. */
export function fullWidth(words: string): string {
  return words.replaceAll(/[0-9/]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
}
