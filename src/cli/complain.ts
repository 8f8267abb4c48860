import { Failure, failures } from '../domain/failure.ts'
import type { ReportedError } from '../domain/reports.ts'
import { failureSentence, failureSentences, messages } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { Interrupted } from './interrupt.ts'
import { printable, type Terminal } from './terminal.ts'

interface Manner {
  readonly terminal: Terminal
  readonly language: Language
  readonly json: boolean
  /** Show where a bug is; asked for by TODOKE_DEBUG. */
  readonly debug: boolean
}

/** Tells the person why a command could not be done, on stderr and with `--json` also as a document, and returns the exit code. */
export function complain(error: unknown, manner: Manner): number {
  if (error instanceof Interrupted) return 130
  if (error instanceof Failure) return complainOfFailure(error, manner)
  return complainOfBug(error, manner)
}

function complainOfFailure({ code, detail }: Failure, { terminal, language, json }: Manner): number {
  const { talk } = messages(language)
  const { happened, remedy } = failureSentences(language, code, detail)
  const { out, err } = terminal
  err.say(err.paint('red', printable(`[${code}] ${happened}`)))
  if (detail.step !== undefined) err.say(`  ${talk.step}: ${printable(detail.step)}`)
  err.say(`  ${talk.remedy}: ${printable(remedy)}`)
  const message = failureSentence(language, code, detail)
  const reported: ReportedError = { code, message, step: detail.step ?? null, evidence: null }
  if (json) out.say(JSON.stringify({ error: reported }, null, 2))
  return code === 'portal-unreachable' ? 3 : failures[code].exit // nothing was done for anybody
}

// Only the first line: what follows in other people's errors may quote what was typed into a screen.
function complainOfBug(error: unknown, { terminal: { err }, language, debug }: Manner): number {
  const { talk } = messages(language)
  const what = error instanceof Error ? `${error.name}: ${error.message.split('\n', 1)[0]}` : typeof error
  err.say(err.paint('red', printable(talk.bug(what))))
  err.say(talk.bugRemedy)
  if (debug && error instanceof Error) err.say(error.stack ?? '')
  return 1
}
