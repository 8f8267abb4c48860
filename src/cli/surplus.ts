import type { SurplusRow } from '../domain/surplus.ts'
import type { Context } from './context.ts'
import { printable } from './terminal.ts'

/** Offers a cancel for each row that is pending once too often. */
export function saySurplus(
  { terminal: { out }, words: { filing }, typed }: Pick<Context, 'terminal' | 'words' | 'typed'>,
  rows: readonly SurplusRow[],
): void {
  if (rows.length === 0) return
  out.say(`\n${out.paint('yellow', filing.surplus(rows.length))}`)
  for (const row of rows) {
    const text = row.distinct
      ? typed(cancelOf(row))
      : filing.surplusByHand(`${row.facilityCode} ${row.facilityName}`, row.terminalName)
    out.say(`  ${printable(text)}`)
  }
}

function cancelOf({ facilityCode, requestId, terminalName, appliedOn }: SurplusRow): string {
  if (requestId !== null) return `cancel ${facilityCode} --request-id ${requestId}`
  const day = appliedOn === null ? '' : ` --applied-on ${appliedOn}`
  return `cancel ${facilityCode} --terminal ${quoted(terminalName)}${day}`
}

/** As a shell takes it as one word. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}._@+:/-]+$/u.test(text) ? text : `"${text.replaceAll(/(["\\$`])/g, '\\$1')}"`
}
