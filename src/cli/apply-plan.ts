import type { PlanReport } from '../domain/plan-report.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { refuseToReplace, writePrivately } from './out-file.ts'
import { sayFee, sayFindings, sayPlan } from './plan-table.ts'
import { momentText } from './unread.ts'

/** `todoke apply plan FILE --out PLAN.json`: what would be applied for, what speaks against it, what it costs; exit code 2 when something is wrong, and then no plan is written. */
export const applyPlan: Command = async (context) => {
  const { options, terminal } = context
  const out = options.out ?? ''
  if (!options.force) await refuseToReplace(out)
  const todoke = await context.open()
  const report = await todoke.planApplications(operandOf(context), { accept: options.accept })
  const { plan } = report
  if (plan !== null) await writePrivately(out, Buffer.from(`${JSON.stringify(plan, null, 2)}\n`))
  tell(context, documentOf(report, out), () => {
    if (plan !== null) sayPlan(context, plan)
    sayFindings(context, report.findings, plan === null ? terminal.err : terminal.out)
    sayEnd(context, report, out)
  })
  return plan === null ? 2 : 0
}

function documentOf({ plan, findings }: PlanReport, out: string) {
  const nothing = { certificates: 0, postage: 0, total: 0 }
  if (plan === null)
    return { planId: null, file: null, madeAt: null, expiresAt: null, fee: nothing, items: [], findings }
  const { planId, madeAt, expiresAt, fee, items } = plan
  return { planId, file: out, madeAt, expiresAt, fee, items, findings }
}

function sayEnd(context: Context, { plan, findings }: PlanReport, out: string): void {
  if (plan === null) return sayRefusal(context, findings)
  const { terminal, words, typed } = context
  const { planning } = words
  sayFee(context, plan)
  terminal.out.say(planning.written(out, momentText(plan.expiresAt)))
  const skipped = plan.items.find(({ action }) => action === 'skip')
  const again = `apply plan ${operandOf(context)} --out ${out} --force --accept ${skipped?.key} "${planning.exampleReason}"`
  if (skipped !== undefined) terminal.err.say(planning.howToAccept(typed(again)))
  if (plan.fee.total > 0) suggestNext(context, `apply run ${out}`, `apply run ${out} --submit`)
}

function sayRefusal({ terminal: { err }, words: { planning } }: Context, findings: PlanReport['findings']): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  err.say(`\n${err.paint('red', planning.refused(errors))}`)
  err.say(planning.correct)
}
