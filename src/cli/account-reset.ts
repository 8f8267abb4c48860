import { failures } from '../domain/failure.ts'
import type { ResetReport } from '../domain/account-report.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { quoted } from './surplus.ts'
import { printable } from './terminal.ts'
import { momentText } from './unread.ts'

/** `todoke account reset-password CODE --user ID`: パスワード初期化 of one account, once for each order. */
export const resetPassword: Command = async (context) => {
  const { options, signal } = context
  const { user: userId = '', asAccount: as, again, outFolder: out, submit, reveal } = options
  const todoke = await context.open()
  const startedAt = Date.now()
  const report = await todoke.resetPassword(
    { facilityCode: operandOf(context), userId, ...(as && { as }), ...(again && { again }), ...(out && { out }) },
    { submit, signal },
  )
  tell(context, { ...report, password: reveal ? (report.password?.reveal() ?? null) : null }, () =>
    sayReset(context, report, startedAt),
  )
  return report.error === null ? 0 : failures[report.error.code].exit
}

function sayReset(context: Context, report: ResetReport, startedAt: number): void {
  const { terminal, words, options } = context
  const { out } = terminal
  const { talk } = words
  const { userId, resetAt, shown, password, file, error } = report
  if (shown !== null) out.say(out.paint('bold', printable(talk.resetScreen(userId))))
  for (const [label, text] of Object.entries(shown ?? {})) out.say(printable(`  ${label}: ${text}`))
  if (resetAt === null) {
    out.say(talk.resetRehearsed)
    return suggestNext(context, typedAgain(context))
  }
  const isOld = shown === null || Date.parse(resetAt) < startedAt - 86_400_000
  out.say(isOld ? talk.resetBefore(userId, momentText(resetAt)) : out.paint('green', talk.resetDone(userId)))
  if (password === null) out.say(talk.resetLost)
  else out.say(options.reveal ? talk.newPassword(password.reveal()) : talk.notRevealed)
  if (file !== null) out.say(talk.written(file))
  if (error !== null) out.say(`${out.paint('red', `[${error.code}]`)} ${printable(error.message)}`)
  suggestNext(context, `account list ${operandOf(context)}`)
}

function typedAgain(context: Context): string {
  const { user = '', asAccount, again, outFolder } = context.options
  return [
    `account reset-password ${operandOf(context)} --user ${quoted(user)}`,
    ...(asAccount ? [`--as ${asAccount}`] : []),
    ...(again ? [`--again ${quoted(again)}`] : []),
    ...(outFolder ? [`--out ${quoted(outFolder)}`] : []),
    '--submit',
  ].join(' ')
}
