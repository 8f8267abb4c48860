import { help as english } from './en/help.ts'
import { help as japanese } from './ja/help.ts'
import type { Language } from './language.ts'

/** What `--help` and wrong use say. Apart from the other messages, because help must be there at once. */
export type HelpWords = typeof japanese

/** Every command of todoke, by the words typed for it. */
export type CommandName = keyof HelpWords['commands']

/** The first word of commands that have two, such as `facility import`. */
export type GroupName = keyof HelpWords['groups']

/** Every option of todoke, by the name of its value. */
export type OptionName = Exclude<keyof HelpWords['options'], 'help' | 'version'>

/** The help texts of one language. */
export function helpWords(language: Language): HelpWords {
  return language === 'ja' ? japanese : english
}
