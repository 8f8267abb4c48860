import { helpWords } from '../i18n/help.ts'
import { languageOfEnvironment, type Language } from '../i18n/language.ts'
import { commandNames, groupNames } from './catalogue.ts'
import { helpAbout, type HelpStyle } from './help.ts'
import { parse } from './parse.ts'
import { type Streams, type Terminal, terminalOf } from './terminal.ts'
import { WrongUse } from './wrong-use.ts'

/** What a run of the command line is given; all of it the process's own in `bin.ts`. */
export interface Surroundings extends Streams {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
}

/** Runs one command line and returns its exit code. Never throws. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const terminal = terminalOf(surroundings, surroundings.environment)
  const language = languageWanted(argv, surroundings.environment)
  const style = {
    words: helpWords(language),
    called: calledAs(surroundings.environment),
  }
  try {
    const typed = parse(argv, style.words)
    if (typed.kind === 'help') return say(terminal, helpAbout(typed.about, style))
    if (typed.kind === 'version') return say(terminal, await version())
    const { run } = await import('./run.ts') // only now: help must be there at once
    return await run(typed, { ...surroundings, terminal, called: style.called, language })
  } catch (error) {
    if (error instanceof WrongUse) return explain(error, argv, { terminal, style })
    throw error
  }
}

function say(terminal: Terminal, text: string): number {
  terminal.out.say(text)
  return 0
}

function explain(
  { message, suggestions }: WrongUse,
  argv: readonly string[],
  { terminal: { err }, style }: { readonly terminal: Terminal; readonly style: HelpStyle },
): number {
  const { words, called } = style
  const about = [...commandNames, ...groupNames].find((name) => argv.join(' ').startsWith(name))
  err.say(err.paint('red', message))
  if (suggestions.length > 0) err.say(words.wrong.suggestion(suggestions.join(', ')))
  err.say(words.wrong.seeHelp([called, ...(about === undefined ? [] : [about]), '--help'].join(' ')))
  return 2
}

// For help and wrong use the settings are not read: the flag, the variable and the locale must do.
function languageWanted(argv: readonly string[], environment: Surroundings['environment']): Language {
  const flags = argv.flatMap(
    (word, index) => (word === '--lang' ? argv[index + 1] : /^--lang=(.*)$/.exec(word)?.[1]) ?? [],
  )
  const wanted = [flags.at(-1), environment['TODOKE_LANG']].find(
    (candidate) => candidate === 'ja' || candidate === 'en',
  )
  return wanted ?? languageOfEnvironment(environment)
}

function calledAs(environment: Surroundings['environment']): string {
  return ['todoke', 'demo'].includes(environment['npm_lifecycle_event'] ?? '') ? 'npm run -s todoke --' : 'todoke'
}

async function version(): Promise<string> {
  const [{ findPackageJSON }, { readFile }] = await Promise.all([import('node:module'), import('node:fs/promises')])
  const manifest: unknown = JSON.parse(await readFile(findPackageJSON(import.meta.url) ?? '', 'utf8'))
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest ? String(manifest.version) : '?'
}
