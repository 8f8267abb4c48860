import type { Listeners, Todoke } from '../app.ts'
import type { Selection } from '../domain/facility.ts'
import type { Settings } from '../domain/settings.ts'
import type { Messages } from '../i18n/index.ts'
import type { Options } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What a command has to work with. */
export interface Context {
  readonly settings: Settings
  readonly words: Messages
  readonly terminal: Terminal
  readonly operands: readonly string[]
  readonly options: Options
  /** The working directory. */
  readonly directory: string
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal
  /** Opens todoke, by default with these settings; it is closed after the command. */
  readonly open: (listeners?: Listeners, settings?: Settings) => Promise<Todoke>
  /** A command as this person would type it here. */
  readonly typed: (command: string) => string
}

/** A command: does its work, says its result, and returns the exit code. Throws `Failure` when it cannot be done. */
export type Command = (context: Context) => Promise<number>

/** The one operand of a command that demands one. */
export function operandOf({ operands }: Context): string {
  const [operand] = operands
  if (operand === undefined) throw new TypeError('a command without its operand was started')
  return operand
}

/** The facilities chosen by `--facility`, `--tag` and operands; nothing chosen means all. */
export function selectionOf({ options, operands }: Pick<Context, 'options' | 'operands'>): Selection {
  return { codes: [...options.facility, ...operands], tags: options.tag }
}

/** Says a result: with `--json` the one document, else what a person wants to see. */
export function tell({ options, terminal }: Context, document: unknown, people: () => void): void {
  if (options.json) terminal.out.say(JSON.stringify(document, null, 2))
  else people()
}

/** Ends a result with the next sensible commands, on stderr so that a pipe keeps the result alone. */
export function suggestNext({ terminal, typed, words }: Context, ...commands: readonly string[]): void {
  const [first, ...others] = commands
  if (first === undefined) return
  const lines = [`${words.talk.next} ${typed(first)}`, ...others.map((other) => `${words.talk.or} ${typed(other)}`)]
  terminal.err.say(`\n${lines.map((line) => terminal.err.paint('cyan', line)).join('\n')}`)
}
