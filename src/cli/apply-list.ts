import type { JournalReport, ListedItem } from '../domain/filing-report.ts'
import { type Command, type Context, selectionOf, suggestNext, tell } from './context.ts'
import { sayItemTable } from './filing-table.ts'
import { saySurplus } from './surplus.ts'
import { printable } from './terminal.ts'
import { momentText } from './unread.ts'

/** `todoke apply list`: what was promised, and what became of it. */
export const applyList: Command = async (context) => {
  const todoke = await context.open()
  const report = await todoke.journal(selectionOf(context))
  tell(context, report, () => {
    sayJournal(context, report)
    saySurplus(context, report.surplus)
    suggestNext(context, ...nextOf(report))
  })
  return 0
}

/** Says the journal as a table, with what was overruled, what went wrong, and the yen. */
export function sayJournal(
  { terminal: { out }, words }: Context,
  { items, fee, feePlanned, feeUncertain }: JournalReport,
): void {
  const { filing } = words
  if (items.length === 0) return out.say(filing.journalEmpty)
  const at = { heading: filing.columns.at, cell: (item: ListedItem) => momentText(item.sentAt ?? item.changedAt) }
  const key = { heading: filing.columns.key, cell: (item: ListedItem) => item.key }
  sayItemTable(out, items, words, [at, key])
  for (const { key: of, accepted, error } of items) {
    for (const { finding, reason } of accepted) out.say(printable(`  ${of}  ${filing.accepted(finding, reason)}`))
    if (error !== null) out.say(printable(`  ${of}  [${error.code}] ${error.message}`))
  }
  out.say(`\n${out.paint('bold', filing.fee(fee))}`)
  if (feePlanned.total > 0) out.say(filing.feePlanned(feePlanned.total))
  if (feeUncertain.total > 0) out.say(filing.feeUncertain(feeUncertain.total))
}

function nextOf({ items }: JournalReport): readonly string[] {
  if (items.some(({ state }) => state === 'uncertain')) return ['apply resume']
  if (items.some(({ state }) => state === 'planned')) return ['apply resume --submit']
  return items.length > 0 ? ['scan', 'certs'] : ['apply plan wishes.csv --out plan.json']
}
