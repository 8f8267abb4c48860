import type { Todoke } from '../app.ts'
import type { Sources } from '../config-sources.ts'
import { messages } from '../i18n/index.ts'
import { languageOfEnvironment } from '../i18n/language.ts'
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
}

/** Runs one command to its exit code: settings read, todoke closed afterwards, every failure told in sentences. */
export async function run(wanted: Wanted, around: Around): Promise<number> {
  const { terminal, environment } = around
  const { lang, json } = wanted.options
  let language = lang ?? languageOfEnvironment(environment)
  const asked = () => terminal.err.say(`\n${messages(language).talk.stopping}`)
  const interruption = heedInterrupts(catalogue[wanted.name].lasts, asked)
  const opened: Todoke[] = []
  try {
    const context = await contextOf(wanted, around, { interruption, opened })
    language = context.settings.language
    const command = await catalogue[wanted.name].load()
    const code = await command(context)
    return interruption.exitCode() ?? code
  } catch (error) {
    if (interruption.signal.aborted) return interruption.exitCode() ?? 0
    return complain(error, { terminal, language, json, debug: Boolean(environment['TODOKE_DEBUG']) })
  } finally {
    await Promise.all(opened.map((todoke) => todoke.close()))
    interruption.stopListening()
  }
}

async function contextOf(
  { options, operands }: Wanted,
  { environment, directory, terminal, called }: Around,
  { interruption, opened }: { readonly interruption: Interruption; readonly opened: Todoke[] },
): Promise<Context> {
  const { home, lang, headed } = options
  const flags = { headed, ...(home !== undefined && { home }), ...(lang !== undefined && { lang }) }
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
      const [{ createTodoke }, { passphraseFrom }] = await Promise.all([import('../app.ts'), import('./passphrase.ts')])
      const askPassphrase = passphraseFrom(changed, sources, { terminal, words })
      const todoke = await createTodoke(changed, { listeners, askPassphrase })
      opened.push(todoke)
      return todoke
    },
  }
}
