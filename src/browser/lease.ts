import type { OnBoundary } from '../domain/boundary.ts'
import { comparable } from '../domain/screen-text.ts'
import type { Readings } from './body.ts'
import type { Question } from './dialogs.ts'
import type { Screen } from './screen.ts'

/** What one press of a last button may send, once. */
export interface Lease {
  /**
   * Each of these must stand in the request, as the whole value of a field of its own. A page that is asked for
   * by marks of the site's own alone is judged by the screen before it; none are given where it names a row by a number that nobody can read.
   */
  readonly meant: readonly string[]
  /** None of these may stand there: the facility's other values, another's name. */
  readonly foreign?: readonly string[]
  /** Awaited once, when the request is paused and is what was meant; false, and nothing is sent. */
  readonly permit: () => Promise<boolean>
  /** The native dialog that the manual shows after the press. Where it is given, or `box`, a request that comes without being asked about is not sent. */
  readonly question?: Question
  /** The same question as a box in the page, and the last button on it. */
  readonly box?: { readonly screen: Screen; readonly control: string }
  /** What stands afterwards, and what alert() may say on the way there; any other alert() means that it was not accepted. */
  readonly success: { readonly screen: Screen; readonly alert?: Question }
  readonly crossed?: OnBoundary
}

/** How a request differs from what was meant; null when it does not. */
export function unlike(
  readings: Readings | null,
  { meant, foreign }: Pick<Lease, 'meant' | 'foreign'>,
): { readonly expected: string } | { readonly found: string } | null {
  if (readings === null) return { found: 'it cannot be read, or carries a file' }
  const values = readings.map((reading) => reading.map(comparable))
  const stranger = (foreign ?? []).find((each) => values.some((reading) => reading.includes(comparable(each))))
  if (stranger !== undefined) return { found: stranger }
  const missing = values.map((reading) => firstMissing(reading, meant.map(comparable)))
  const expected = missing[0]
  return expected === undefined || missing.includes(null) ? null : { expected: expected ?? '' }
}

/** True of a request that carries nothing that anybody could read: the site remembers what was entered. */
export function isSilent(readings: Readings | null): boolean {
  return readings?.every((reading) => reading.map(comparable).every(isMute)) ?? false
}

// A mark of the site's own: a token, a button's short word or number; never a name, an address, a telephone number or a code of 7 or 10 digits.
function isMute(value: string): boolean {
  return value.length <= 2 || /^(?=.*[a-z])[\w+/=.:~-]{8,}$/i.test(value)
}

// Two equal values need two fields.
function firstMissing(values: readonly string[], meant: readonly string[]): string | null {
  const left = [...values]
  for (const each of meant) {
    const at = left.indexOf(each)
    if (at < 0) return each
    left.splice(at, 1)
  }
  return null
}
