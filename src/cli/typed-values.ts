/** A whole number of at most so much; undefined for anything else. */
export function wholeNumber(written: string, most: number): number | undefined {
  const number = /^\d{1,16}$/.test(written) ? Number(written) : Number.NaN
  return number <= most ? number : undefined
}

/** A day as on the screen, 2026/11/21, or as todoke writes it; undefined for anything else. */
export function calendarDay(written: string): string | undefined {
  const day = written.replaceAll('/', '-')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
  return isDay && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : undefined
}
