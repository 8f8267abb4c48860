import { failures, type FailureCode } from '../domain/failure.ts'
import type { FilingReport } from '../domain/filing-report.ts'
import { type Context, suggestNext } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import { quoted } from './surplus.ts'
import { printable } from './terminal.ts'

/** After these the screens are not what they were; where something is sent, a person must look before anything more is. */
const drift: ReadonlySet<FailureCode> = new Set([
  'element-missing',
  'unknown-screen',
  'table-shape',
  'mismatch',
  'origin-refused',
])

/** The exit code of a run that files (contract.md). */
export function filingExitCode({ run, items }: FilingReport): number {
  const codes = items.map(({ error }) => error?.code ?? null)
  const mustDecide = run.uncertain > 0 || (run.submit && codes.some((code) => code !== null && drift.has(code)))
  const stopped = run.stoppedBy === null ? 0 : failures[run.stoppedBy.code].exit
  return Math.max(exitCodeOf(codes), stopped, mustDecide ? 4 : 0)
}

/** What a run was asked for, as far as its end depends on it. */
export interface Asked {
  /** The command that would do it, for a dry run. */
  readonly submitting: string
  /** What is uncertain has been looked at just now. */
  readonly resumed: boolean
}

/** Says in one sentence what is certain and what is not, with the one command to run next; of a dry run what it has done. */
export function sayEnd(context: Context, report: FilingReport, { submitting, resumed }: Asked): void {
  const { terminal, words, signal } = context
  const { out } = terminal
  const { stoppedBy, submit } = report.run
  if (stoppedBy !== null) {
    const { code, message } = stoppedBy
    out.say(`${out.paint('red', `${words.talk.stoppedBy}: [${code}]`)}\n    ${printable(message)}`)
  }
  if (signal.aborted) out.say(words.talk.interrupted)
  if (!submit) return sayRehearsed(context, report, submitting)
  const { uncertain, planned, failed } = report.run
  if (uncertain + planned + failed > 0) return sayOpen(context, report, resumed)
  const { submitted } = report.run
  out.say(submitted > 0 ? words.filing.proved(submitted) : words.filing.nothingOpen)
  suggestNext(context, 'apply list', 'scan')
}

function sayRehearsed(context: Context, { items, run }: FilingReport, submitting: string): void {
  const { terminal, words } = context
  const walked = items.filter(({ shown }) => shown !== null).length
  const lost = items.filter(({ shown, error }) => shown === null && error !== null).length
  if (lost > 0) terminal.out.say(words.filing.notRehearsed(lost))
  if (walked > 0) terminal.out.say(words.filing.rehearsed(walked))
  if (walked > 0) suggestNext(context, byThatDoor(submitting, context))
  else suggestNext(context, run.uncertain > 0 ? byThatDoor('apply resume', context) : 'apply list')
}

function sayOpen(context: Context, { run, items }: FilingReport, resumed: boolean): void {
  const { terminal, words, typed } = context
  const { filing } = words
  const { submitted, planned, failed, uncertain } = run
  const certain = filing.certain(submitted, planned + failed)
  const isStale = items.some(({ state, error }) => state === 'planned' && error?.code === 'bad-input')
  const next = (): readonly [sentence: string, command: string] => {
    const resume = byThatDoor(planned > 0 && !isStale ? 'apply resume --submit' : 'apply resume', context)
    const unsettled = items.find(({ state }) => state === 'uncertain')
    if (unsettled && resumed)
      return [filing.stillUncertain(uncertain), `apply settle ${quoted(keyOf(unsettled))} --as submitted --reason "…"`]
    if (unsettled) return [filing.uncertain(uncertain), resume]
    if (isStale) return [filing.planAgain, 'apply plan FILE --out PLAN.json --force']
    return planned > 0 ? [filing.goOn, resume] : [filing.lookAt, 'apply list']
  }
  const [sentence, command] = next()
  terminal.out.say(`${certain}${sentence}: ${terminal.out.paint('cyan', typed(command))}`)
}

// What was begun on the closed network goes on there.
function byThatDoor(command: string, { options }: Context): string {
  return options.direct ? `${command} --direct` : command
}

// As the journal has it, where the items of all plans stand.
function keyOf({ planId, key }: FilingReport['items'][number]): string {
  return planId === null ? key : `${planId}:${key}`
}
