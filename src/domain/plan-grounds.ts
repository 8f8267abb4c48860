import type { StoredRow } from './application-row.ts'
import type { Facility } from './facility.ts'
import type { JournalItem } from './intent.ts'
import type { Vendor } from './plan.ts'
import type { Wish } from './wish-file.ts'

/** All that a plan rests on, as the store and the settings have it when the plan is made. */
export interface Grounds {
  /** ISO time, and Japan's date at it. */
  readonly now: string
  readonly today: string
  /** The identity of the database. */
  readonly database: string
  /** Every facility looked after, not only those wished for. */
  readonly facilities: readonly Facility[]
  /** Their listed rows. */
  readonly rows: readonly StoredRow[]
  /** When each facility's applications were last read, by its code; who is missing here was never read. */
  readonly readAt: ReadonlyMap<string, string>
  readonly journal: readonly JournalItem[]
  readonly vendor: Vendor
}

/** A sound line with the facility it is for. */
export interface Candidate {
  readonly wish: Wish
  readonly facility: Facility
}
