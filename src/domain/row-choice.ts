import type { ApplicationRow, Operation } from './application-row.ts'
import { hasAddress } from './attempt.ts'
import { Failure } from './failure.ts'
import type { Act, RowAddress } from './intent.ts'
import { isSameName } from './plan-standing.ts'

/** How a person names one row of a facility: every given part must fit. */
export interface RowChoice {
  readonly requestId?: string
  readonly terminalName?: string
  readonly appliedOn?: string
}

export type RowAct = Exclude<Act, 'apply'>

const operationOf = { cancel: 'cancel', revoke: 'revoke', edit: 'detail' } as const satisfies Record<RowAct, Operation>

/** Every row that fits. */
export function fitting<Row extends RowAddress>(choice: RowChoice, rows: readonly Row[]): readonly Row[] {
  const { requestId, terminalName, appliedOn } = choice
  return rows.filter(
    (row) =>
      (requestId === undefined || row.requestId === requestId) &&
      (terminalName === undefined || isSameName(row.terminalName, terminalName)) &&
      (appliedOn === undefined || row.appliedOn === appliedOn),
  )
}

/**
 * The one row that is meant: of several that fit the only one that offers the operation. Throws `bad-input` for none and, naming the candidates, for
 * several; `not-allowed` when the one that fits does not offer it.
 */
export function chosenRow<Row extends ApplicationRow>(choice: RowChoice, act: RowAct, rows: readonly Row[]): Row {
  const fit = fitting(choice, rows)
  const able = fit.filter((row) => offers(row, act))
  const [row] = able.length > 0 ? able : fit
  const where = textOfChoice(choice)
  if (row === undefined) throw new Failure('bad-input', { reason: 'no-such-row', where })
  const found = fit.map(textOfRow).join(' / ')
  if (twinsOf(row, rows).length > 1) throw new Failure('bad-input', { reason: 'equal-rows', where, found })
  if (able.length > 1 || (able.length === 0 && fit.length > 1))
    throw new Failure('bad-input', { reason: 'ambiguous-row', where, found })
  if (able.length === 0) throw new Failure('not-allowed', { where: textOfRow(row), found: row.statusText })
  return row
}

/** How a row is told from the others, whatever the person has typed. */
export function addressOf({ requestId, appliedOn, contactName, terminalName }: RowAddress): RowAddress {
  return { requestId, appliedOn, contactName, terminalName }
}

/** Rows that this one's address cannot be told from, itself among them. */
export function twinsOf<Row extends ApplicationRow>(row: Row, rows: readonly Row[]): readonly Row[] {
  return rows.filter((other) => hasAddress(other, addressOf(row)))
}

/** Whether two addresses are of one row: by リクエストID where both have one, else by what else is in them. */
export function isSameRow(one: RowAddress, other: RowAddress): boolean {
  if (one.requestId !== null && other.requestId !== null) return one.requestId === other.requestId
  return (
    one.appliedOn === other.appliedOn &&
    isSameName(one.contactName, other.contactName) &&
    isSameName(one.terminalName, other.terminalName)
  )
}

// 「更新」 exists only for 発行済み (004 §2.3).
function offers({ operations, status }: ApplicationRow, act: RowAct): boolean {
  return operations.includes(operationOf[act]) && (act !== 'edit' || status === 'issued')
}

function textOfChoice({ requestId, terminalName, appliedOn }: RowChoice): string {
  return [requestId, terminalName, appliedOn].filter((part) => part !== undefined).join(' ')
}

function textOfRow({ appliedOn, terminalName, contactName, statusText, requestId }: ApplicationRow): string {
  return [appliedOn, terminalName, contactName, statusText, requestId].filter((part) => part !== null).join(' ')
}
