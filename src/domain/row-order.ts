import type { Intent, JournalItem, Particulars, RowAddress } from './intent.ts'
import type { StoredRow } from './application-row.ts'
import { hazardOf } from './interlock.ts'
import type { NewItem } from './journal.ts'
import type { Acceptance } from './plan-accept.ts'
import type { PlanFinding } from './plan-finding.ts'
import { addressOf, fitting, isSameRow, type RowChoice } from './row-choice.ts'

/** What is to be done to one row of one facility. */
export interface RowWish {
  readonly facilityCode: string
  readonly row: RowChoice
  readonly operation: RowOperation
}

export type RowOperation =
  | { readonly act: 'cancel' | 'revoke'; readonly reason: string | null }
  | {
      readonly act: 'edit'
      readonly change: Partial<Particulars>
      /** Advice against the new values that is overruled, and why. */
      readonly accept?: readonly Acceptance[]
    }

/** Whether the journal has this very order about this row, and nothing was read since that would make it a new one. */
export function isStanding(
  { intent, state, changedAt }: JournalItem,
  row: StoredRow,
  operation: RowOperation,
): boolean {
  if (!isAbout(intent, row) || !isSameOrder(intent, operation)) return false
  if (state === 'planned' || state === 'uncertain') return true
  return state === 'submitted' && Date.parse(row.readAt) <= Date.parse(changedAt)
}

/** The last item of the operation about what the person has named. */
export function lastAbout(
  choice: RowChoice,
  rows: readonly StoredRow[],
  items: readonly JournalItem[],
): JournalItem | undefined {
  const fit = fitting(choice, rows)
  return items.findLast(({ intent }) =>
    fit.length > 0 ? fit.some((row) => isAbout(intent, row)) : fitting(choice, addressIn(intent)).length > 0,
  )
}

/** Planned items of the same operation about the same row, which a new order takes the place of. */
export function superseded(order: NewItem, items: readonly JournalItem[]): readonly JournalItem[] {
  const { intent } = order
  if (intent.act === 'apply') return []
  return items.filter(
    (item) => item.state === 'planned' && item.intent.act === intent.act && isAbout(item.intent, intent.row),
  )
}

/** What is known when an order is given. */
export interface OrderGrounds {
  readonly earlier: readonly JournalItem[]
  readonly rows: readonly StoredRow[]
  readonly today: string
  /** Of an edit's new values. */
  readonly findings: readonly PlanFinding[]
}

/** The item of a new order, under a key of its own among the `earlier` ones; a reason that overrules an interlock, or advice, is kept with it. */
export function orderFor(
  row: StoredRow,
  operation: RowOperation,
  { earlier, rows, today, findings }: OrderGrounds,
): NewItem {
  const { facilityCode, requestId, terminalName, appliedOn } = row
  const name = `${operation.act}:${facilityCode}:${requestId ?? `${terminalName} ${appliedOn}`}`
  const hazard = operation.act === 'revoke' ? hazardOf(addressOf(row), rows, today) : null
  const reason = operation.act === 'edit' ? null : operation.reason
  const overruled = findings.flatMap(({ kind, accepted }) =>
    accepted === null ? [] : [{ finding: kind, reason: accepted }],
  )
  return {
    key: `${name}:${earlier.filter(({ key }) => key.startsWith(`${name}:`)).length + 1}`,
    planId: null,
    facilityCode,
    intent: intentOf(operation, addressOf(row)),
    state: 'planned',
    fee: 0,
    postage: 0,
    accepted: hazard === null || reason === null ? overruled : [{ finding: hazard, reason }],
  }
}

function intentOf(operation: RowOperation, row: RowAddress): Intent {
  if (operation.act !== 'edit') return { ...operation, row }
  return { act: 'edit', row, change: operation.change }
}

function isAbout(intent: Intent, row: RowAddress): boolean {
  return addressIn(intent).some((address) => isSameRow(address, row))
}

function addressIn(intent: Intent): readonly RowAddress[] {
  return intent.act === 'apply' ? [] : [intent.row]
}

function isSameOrder(intent: Intent, operation: RowOperation): boolean {
  if (intent.act === 'edit' && operation.act === 'edit') {
    const names = ['contactName', 'terminalName', 'email', 'phone'] as const
    return names.every((name) => intent.change[name] === operation.change[name])
  }
  return (
    intent.act === operation.act && 'reason' in intent && 'reason' in operation && intent.reason === operation.reason
  )
}
