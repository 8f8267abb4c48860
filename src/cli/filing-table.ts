import type { FiledItemReport, FilingReport, ReportedItem } from '../domain/filing-report.ts'
import type { ItemState } from '../domain/intent.ts'
import type { Messages } from '../i18n/index.ts'
import type { Context } from './context.ts'
import { type Cell, type Column, sayTable } from './table.ts'
import { printable, type Style, type Voice } from './terminal.ts'

type Speaking = Pick<Context, 'terminal' | 'words'>

const styles: Readonly<Record<ItemState, Style>> = {
  submitted: 'green',
  planned: 'yellow',
  skipped: 'dim',
  failed: 'red',
  uncertain: 'red',
}

/** Says each item with its state and its yen, then what stood on the last screens of a dry run, then why something is not done. */
export function sayItems({ terminal: { out }, words }: Speaking, { items, run }: FilingReport): void {
  if (items.length === 0) return
  sayItemTable(out, items, words)
  if (!run.submit) for (const item of items) sayScreen(out, item, words)
  sayErrors(out, items, words)
}

/** Says the counts, and the yen of what is submitted and of what is not. */
export function sayTotals({ terminal: { out }, words: { filing } }: Speaking, { run }: FilingReport): void {
  out.say(`\n${out.paint('bold', filing.totals(run))}`)
  if (run.fee.total > 0) out.say(filing.fee(run.fee))
  if (run.feePlanned.total > 0) out.say(filing.feePlanned(run.feePlanned.total))
}

/** Says a table of items; `more` adds columns on the left. */
export function sayItemTable<Item extends ReportedItem>(
  voice: Voice,
  items: readonly Item[],
  words: Messages,
  more: readonly { readonly heading: string; readonly cell: (item: Item) => string }[] = [],
): void {
  const { columns, filing } = words
  const headings: Column[] = [
    ...more.map(({ heading }) => ({ heading })),
    { heading: filing.columns.state },
    { heading: filing.columns.act },
    { heading: columns.facility, shrinks: true },
    { heading: columns.terminalName, shrinks: true },
    { heading: filing.columns.requestId },
    { heading: filing.columns.yen, align: 'right' },
    { heading: columns.facilityCode },
  ]
  sayTable(
    voice,
    headings,
    items.map((item) => [...more.map(({ cell }) => cell(item)), ...cellsOf(item, words)]),
  )
}

function cellsOf(item: ReportedItem, { filing, planning, talk }: Messages): Cell[] {
  const { state, act, facilityName, terminalName, requestId, fee, facilityCode } = item
  return [
    { text: filing.states[state], style: styles[state] },
    filing.acts[act],
    facilityName,
    terminalName ?? talk.none,
    requestId ?? talk.none,
    planning.yen(fee.total),
    facilityCode,
  ]
}

function sayScreen(voice: Voice, { shown, act, terminalName }: FiledItemReport, { filing, talk }: Messages): void {
  if (shown === null) return
  voice.say(`\n${voice.paint('bold', printable(filing.screen(filing.acts[act], terminalName ?? talk.none)))}`)
  for (const [label, text] of Object.entries(shown)) voice.say(printable(`  ${label}: ${text}`))
}

// What has stopped a facility is said once for all its items.
function sayErrors(voice: Voice, items: readonly FiledItemReport[], { filing, talk }: Messages): void {
  const failed = items.filter(({ error }) => error !== null)
  if (failed.length === 0) return
  voice.say(`\n${voice.paint('bold', filing.notDone(failed.length))}`)
  for (const alike of Map.groupBy(failed, ({ facilityCode, error }) =>
    JSON.stringify([facilityCode, error]),
  ).values()) {
    const [{ facilityCode, facilityName, error } = { error: null }] = alike
    if (error === null) continue
    const names = talk.listed(alike.map(({ terminalName, key }) => terminalName ?? key))
    const who = printable(`${facilityCode} ${facilityName}  ${names}`)
    voice.say(`${voice.paint('red', '✗')} ${who}  ${voice.paint('red', `[${error.code}]`)}`)
    if (error.step !== null) voice.say(`    ${talk.step}: ${printable(error.step)}`)
    voice.say(`    ${printable(error.message)}`)
    if (error.evidence !== null) voice.say(voice.paint('dim', `    ${talk.evidence}: ${printable(error.evidence)}`))
  }
}
