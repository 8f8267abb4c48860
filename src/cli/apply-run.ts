import { type Command, operandOf, tell } from './context.ts'
import { filingExitCode, sayEnd } from './filing-end.ts'
import { sayItems, sayTotals } from './filing-table.ts'
import { followFiling } from './progress.ts'
import { quoted } from './surplus.ts'

/** `todoke apply run PLAN.json`: sends exactly what the plan says, each once; without `--submit` it stops before each last button. */
export const applyRun: Command = async (context) => {
  const { options, signal } = context
  const file = operandOf(context)
  const { submit, maxFee } = options
  const progress = await followFiling(context)
  const todoke = await context.open(progress.listeners)
  const wish = { submit, signal, ...(maxFee !== undefined && { maxFee }) }
  const report = await todoke.applyPlan(file, wish).finally(progress.end)
  tell(context, report, () => {
    sayItems(context, report)
    sayTotals(context, report)
    const limit = maxFee === undefined ? '' : ` --max-fee ${maxFee}`
    sayEnd(context, report, { submitting: `apply run ${quoted(file)} --submit${limit}`, resumed: false })
  })
  return filingExitCode(report)
}
