import type { ApplicationRow } from './application-row.ts'
import type { JournalItem } from './intent.ts'
import { isSameName, standingFor } from './plan-standing.ts'
import type { PlanItem, Standing } from './plan.ts'

/** Why a plan must not be sent any more: what it was when the plan was made, and what it is now. */
export interface Staleness {
  readonly reason: 'edited' | 'expired' | 'other-database' | 'changed'
  readonly facilityCode: string | null
  /** Which field of the plan, the facility, the portal's table or the settings. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** What has changed for one item's terminal among its facility's rows, as they are listed now. Rows that the plan's own items have brought are no change: `ownItems` are its items in the journal. */
export function changedFacts(
  item: PlanItem,
  rows: readonly ApplicationRow[],
  ownItems: readonly JournalItem[],
): readonly Staleness[] {
  const own = ownItems.filter((each) => isFor(each, item))
  const { alone: gone, left: fresh } = matched(item.standing, standingFor(item.terminalName, rows), isSame)
  const { left: come } = matched(own, fresh, hasBrought)
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    reason: 'changed',
    facilityCode: item.facilityCode,
    field: `applications[${item.terminalName}]`,
    before: textOf(gone[index]),
    after: textOf(come[index]),
  }))
}

type Numbered = Pick<ApplicationRow, 'requestId'>
type Fits<One, Other> = (one: One, other: Other) => boolean

// Those with the same リクエストID first, so that none of them is taken by one that has none yet.
function matched<One extends Numbered, Other extends Numbered>(
  ones: readonly One[],
  others: readonly Other[],
  fits: Fits<One, Other>,
): { readonly alone: readonly One[]; readonly left: readonly Other[] } {
  const sure = taken(
    ones,
    others,
    (one, other) => one.requestId !== null && one.requestId === other.requestId && fits(one, other),
  )
  return taken(
    sure.alone,
    sure.left,
    (one, other) => (one.requestId === null || other.requestId === null) && fits(one, other),
  )
}

function taken<One, Other>(ones: readonly One[], others: readonly Other[], fits: Fits<One, Other>) {
  const alone: One[] = []
  const left = [...others]
  for (const one of ones) {
    const index = left.findIndex((other) => fits(one, other))
    if (index < 0) alone.push(one)
    else left.splice(index, 1)
  }
  return { alone, left }
}

function isSame(before: Standing, now: Standing): boolean {
  const fields = ['appliedOn', 'status', 'expiresOn', 'downloadBy'] as const
  return fields.every((field) => before[field] === now[field])
}

function isFor({ facilityCode, intent, state }: JournalItem, item: PlanItem): boolean {
  const mayHaveArrived = state === 'submitted' || state === 'uncertain'
  if (!mayHaveArrived || intent.act !== 'apply' || facilityCode !== item.facilityCode) return false
  return isSameName(intent.terminalName, item.terminalName)
}

/** Whether the row can be the application's: by its リクエストID, or by its 担当部署/担当者名. */
export function hasBrought({ intent, requestId }: JournalItem, row: ApplicationRow): boolean {
  const isNumber = requestId !== null && requestId === row.requestId
  return isNumber || (intent.act === 'apply' && isSameName(intent.contactName, row.contactName))
}

function textOf(row: Standing | undefined): string | null {
  if (row === undefined) return null
  const { statusText, appliedOn, expiresOn, requestId } = row
  return [statusText, appliedOn, expiresOn, requestId].filter((part) => part !== null).join(' ')
}
