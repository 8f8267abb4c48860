import type { ApplicationRow } from './application-row.ts'
import { hasAddress } from './attempt.ts'
import { Failure } from './failure.ts'
import type { RowAddress } from './intent.ts'
import { isSameName } from './plan-standing.ts'

export type Hazard = 'last-certificate' | 'no-newer-certificate'

/** What the facility would lose by revoking the row of this address, as its rows stand today; null when another certificate does the same work. */
export function hazardOf(address: RowAddress, rows: readonly ApplicationRow[], today: string): Hazard | null {
  const row = rows.find((each) => hasAddress(each, address))
  if (row === undefined) return null
  const others = rows.filter((other) => other !== row)
  if (isValid(row, today) && !others.some((other) => isValid(other, today))) return 'last-certificate'
  return others.some((other) => succeeds(other, row)) ? null : 'no-newer-certificate'
}

/** The interlock: a revocation with a hazard needs a person's reason; `bad-input` without one. */
export function interlocked(
  { address, reason }: { readonly address: RowAddress; readonly reason: string | null },
  rows: readonly ApplicationRow[],
  today: string,
): Failure | null {
  const hazard = reason === null ? hazardOf(address, rows, today) : null
  if (hazard === null) return null
  return new Failure('bad-input', {
    reason: hazard,
    where: '--reason',
    found: address.terminalName ?? address.requestId ?? '',
  })
}

function isValid({ status, expiresOn }: ApplicationRow, today: string): boolean {
  return status === 'issued' && (expiresOn === null || expiresOn >= today)
}

function succeeds(other: ApplicationRow, row: ApplicationRow): boolean {
  if (other.status !== 'issued' || !isSameName(other.terminalName, row.terminalName)) return false
  return other.expiresOn !== null && row.expiresOn !== null && other.expiresOn > row.expiresOn
}
