import type { Particulars } from '../domain/intent.ts'
import type { RowAct, RowChoice } from '../domain/row-choice.ts'
import type { RowOperation, RowWish } from '../domain/row-order.ts'
import { type Command, type Context, operandOf, tell } from './context.ts'
import { filingExitCode, sayEnd } from './filing-end.ts'
import { sayItems, sayTotals } from './filing-table.ts'
import { flagOf, type Options } from './options.ts'
import { sayFindings } from './plan-table.ts'
import { followFiling } from './progress.ts'
import { quoted } from './surplus.ts'

/** `todoke cancel CODE`: 発行申請のキャンセル of one row. */
export const cancelRow: Command = (context) => fileRow(context, { act: 'cancel', reason: null })

/** `todoke revoke CODE`: 証明書の失効 of one row, with `--reason` where an interlock holds. */
export const revokeRow: Command = (context) =>
  fileRow(context, { act: 'revoke', reason: context.options.reason ?? null })

/** `todoke edit CODE`: 更新 of one row. */
export const editRow: Command = (context) =>
  fileRow(context, { act: 'edit', change: changeIn(context.options), accept: context.options.accept })

async function fileRow(context: Context, operation: RowOperation): Promise<number> {
  const { options, signal } = context
  const wish: RowWish = { facilityCode: operandOf(context), row: choiceIn(options), operation }
  const progress = await followFiling(context)
  const todoke = await context.open(progress.listeners)
  const report = await todoke.fileRow(wish, { submit: options.submit, signal }).finally(progress.end)
  tell(context, report, () => {
    sayFindings(context, report.findings, context.terminal.out)
    sayItems(context, report)
    sayTotals(context, report)
    sayEnd(context, report, { submitting: `${typedAgain(operation.act, context)} --submit`, resumed: false })
  })
  return filingExitCode(report)
}

function choiceIn({ requestId, terminal, appliedOn }: Options): RowChoice {
  return {
    ...(requestId !== undefined && { requestId }),
    ...(terminal !== undefined && { terminalName: terminal }),
    ...(appliedOn !== undefined && { appliedOn }),
  }
}

function changeIn({ contact, newTerminalName, email, phone }: Options): Partial<Particulars> {
  return {
    ...(contact !== undefined && { contactName: contact }),
    ...(newTerminalName !== undefined && { terminalName: newTerminalName }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
  }
}

const names = ['requestId', 'terminal', 'appliedOn', 'reason', 'contact', 'newTerminalName', 'email', 'phone'] as const

function typedAgain(act: RowAct, context: Context): string {
  const given = names.flatMap((name) => {
    const text = context.options[name]
    return text === undefined ? [] : [flagOf(name), quoted(text)]
  })
  const accepted = context.options.accept.flatMap(({ key, reason }) => ['--accept', key, quoted(reason)])
  return [act, operandOf(context), ...given, ...accepted].join(' ')
}
