import type { FilingReport } from '../domain/filing-report.ts'
import { type Command, type Context, tell } from './context.ts'
import { filingExitCode, sayEnd } from './filing-end.ts'
import { sayItems, sayTotals } from './filing-table.ts'
import { followFiling } from './progress.ts'

/** `todoke apply resume`: settles what is uncertain by the portal's own table; with `--submit` goes on with what is still planned. */
export const applyResume: Command = async (context) => {
  const { options, signal } = context
  const { submit, maxFee } = options
  const progress = await followFiling(context)
  const todoke = await context.open(progress.listeners)
  const wish = { submit, signal, ...(maxFee !== undefined && { maxFee }) }
  const report = await todoke.resumeApplications(wish).finally(progress.end)
  tell(context, report, () => sayResumed(context, report))
  return submit ? filingExitCode(report) : settlingExitCode(report)
}

function sayResumed(context: Context, report: FilingReport): void {
  const { terminal, words } = context
  if (report.items.length === 0) return terminal.out.say(words.filing.nothingOpen)
  const settled = { ...report, run: { ...report.run, submit: true } } // no dry run: nothing was to be sent
  sayItems(context, settled)
  sayTotals(context, settled)
  sayEnd(context, settled, { submitting: '', resumed: true })
}

// What stays planned was not asked for.
function settlingExitCode({ items, ...report }: FilingReport): number {
  return filingExitCode({ ...report, items: items.filter(({ state }) => state === 'uncertain') })
}
