import type { FailureCode } from '../domain/failure.ts'
import type { Control, Field, Files, List, Sign, Table, Value, Words } from './address.ts'

/** What a screen says when it refuses: a pattern over one visible text block (after NFKC, without white space), or a sign. */
export interface Refusal {
  readonly code: FailureCode
  /** Patterns; a text that stood before the last press does not count. */
  readonly says?: readonly string[]
  /** All of these field kinds must be visible as well. */
  readonly with?: readonly ('text' | 'password')[]
  /** And none of these. */
  readonly without?: readonly ('text' | 'password')[]
  /** Refused in words nobody has foreseen: a password field that was emptied, and a text that was not there before. */
  readonly emptied?: 'password'
  /** Report the whole page and not the one text: it names the time to come back. */
  readonly whole?: true
  /** Milliseconds for which it must stand; words that a page may also show while it is being drawn need longer. */
  readonly settles?: number
}

/** One screen of the manuals: how a person knows it, what stands on it. Data only. */
export interface Screen {
  /** Its name in the manual. */
  readonly title: string
  /** It stands when any of these does. */
  readonly landmark: readonly Sign[]
  readonly refusals: readonly Refusal[]
  readonly controls?: Readonly<Record<string, Control>>
  readonly fields?: Readonly<Record<string, Field>>
  readonly values?: Readonly<Record<string, Value>>
  readonly table?: Table
  readonly list?: List
  readonly files?: Files
  /** It is a box in a page: the smallest block that holds a text of each of these. Nothing beside it is looked at, and without it the screen does not stand. */
  readonly within?: readonly Words[]
  /** True where a secret is typed: no picture is ever taken here. `shown`: where one stands to be read; then nothing of any page is kept, from the press on that leads here. */
  readonly secret?: true | 'shown'
}
