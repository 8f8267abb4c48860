import type { Todoke } from '../app.ts'
import type { Sources } from '../config-sources.ts'
import { Failure } from '../domain/failure.ts'
import { messages } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { catalogue } from './catalogue.ts'
import { complain } from './complain.ts'
import type { Context } from './context.ts'
import { heedInterrupts, type Interruption } from './interrupt.ts'
import type { Surroundings } from './main.ts'
import type { Typed } from './parse.ts'
import type { Terminal } from './terminal.ts'

type Wanted = Extract<Typed, { kind: 'run' }>
interface Around extends Surroundings {
  readonly terminal: Terminal
  /** How todoke was called, to say the next command likewise. */
  readonly called: string
  /** The language until the settings say another. */
  readonly language: Language
}

/** Runs one command to its exit code: settings read, todoke closed afterwards, every failure told in sentences. */
export async function run(wanted: Wanted, around: Around): Promise<number> {
  const { terminal, environment } = around
  const { lasts, load } = catalogue[wanted.name]
  const debug = Boolean(environment['TODOKE_DEBUG'])
  let { language } = around
  const interruption = heedInterrupts(lasts, () => {
    if (lasts === 'until-done') terminal.err.say(`\n${messages(language).talk.stopping}`)
  })
  const opened: Todoke[] = []
  const told = (error: unknown) => complain(error, { terminal, language, json: wanted.options.json, debug })
  const attempt = async () => {
    const context = await contextOf(wanted, around, { interruption, opened })
    language = context.settings.language
    const command = await load()
    return command(context)
  }
  const code = await attempt().catch((error: unknown) => (isBrokenOff(error, interruption) ? 0 : told(error)))
  const closed = await Promise.all(opened.map((todoke) => todoke.close())).then(() => 0, told)
  interruption.stopListening()
  return interruption.exitCode() ?? Math.max(code, closed)
}

// What was abandoned on purpose may end in a failure or an abort; anything else is a bug even then.
function isBrokenOff(error: unknown, { signal }: Interruption): boolean {
  return signal.aborted && (error instanceof Failure || (error instanceof Error && error.name === 'AbortError'))
}

async function contextOf(
  { options, operands }: Wanted,
  { environment, directory, terminal, called }: Around,
  { interruption, opened }: { readonly interruption: Interruption; readonly opened: Todoke[] },
): Promise<Context> {
  const { home, lang, headed, direct } = options
  const flags = { headed, direct, ...(home !== undefined && { home }), ...(lang !== undefined && { lang }) }
  const sources: Sources = { flags, environment, directory, attended: terminal.attended }
  const { readSettings } = await import('../config.ts') // zod takes its time
  const settings = await readSettings(sources)
  const words = messages(settings.language)
  return {
    settings,
    words,
    terminal,
    operands,
    options,
    directory,
    signal: interruption.signal,
    typed: (command) => [called, command, ...(home === undefined ? [] : ['--home', home])].join(' '),
    open: async (listeners = {}, changed = settings) => {
      const [{ createTodoke }, { passphraseFrom, secretFrom }] = await Promise.all([
        import('../app.ts'),
        import('./passphrase.ts'),
      ])
      const askPassphrase = passphraseFrom(changed, sources, { terminal, words })
      const askSecret = secretFrom({ terminal, words })
      const todoke = await createTodoke(changed, { listeners, askPassphrase, askSecret })
      opened.push(todoke)
      return todoke
    },
  }
}
