import type { StoredRow } from './application-row.ts'
import { isSameName } from './plan-standing.ts'
import { twinsOf } from './row-choice.ts'

/** A 発行承認待ち row beside an earlier one of the same terminal: each costs its fee once approved. */
export interface SurplusRow {
  readonly facilityCode: string
  readonly facilityName: string
  readonly terminalName: string
  readonly contactName: string | null
  readonly appliedOn: string | null
  readonly requestId: string | null
  /** False when an equal row stands beside it: then no command can name it. */
  readonly distinct: boolean
}

/** Every 発行承認待ち row that stands beside an earlier one of the same terminal: all but the first can be cancelled without a loss. */
export function surplusOf(rows: readonly StoredRow[]): readonly SurplusRow[] {
  const pending = rows.filter(({ status, vanishedAt }) => status === 'pending' && vanishedAt === null)
  return pending.flatMap((row, at) => {
    const { facilityCode, facilityName, terminalName, contactName, appliedOn, requestId } = row
    if (terminalName === null || !pending.some((other, place) => precedes([other, place], [row, at]))) return []
    const own = rows.filter((other) => other.facilityCode === facilityCode && other.vanishedAt === null)
    const distinct = twinsOf(row, own).length === 1
    return [{ facilityCode, facilityName, terminalName, contactName, appliedOn, requestId, distinct }]
  })
}

type Placed = readonly [row: StoredRow, place: number]

// What has no date is of today; on one day the order of the screen decides.
function precedes([other, place]: Placed, [row, at]: Placed): boolean {
  if (place === at || other.facilityCode !== row.facilityCode) return false
  if (!isSameName(other.terminalName, row.terminalName)) return false
  const [one, two] = [other.appliedOn ?? '9', row.appliedOn ?? '9']
  return one < two || (one === two && place < at)
}
