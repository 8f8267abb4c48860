import { parseArgs } from 'node:util'
import type { CommandName, GroupName, HelpWords, OptionName } from '../i18n/help.ts'
import { catalogue, commandNames, groupNames } from './catalogue.ts'
import {
  globalOptions,
  flagOf,
  type GivenTexts,
  type Options,
  optionShapes,
  readOptions,
  selectingOptions,
} from './options.ts'
import { suggest } from './suggest.ts'
import { WrongUse } from './wrong-use.ts'

/** What was typed: a command to run, help about something (`nothing`: no word at all), or the wish to know the version. */
export type Typed =
  | {
      readonly kind: 'run'
      readonly name: CommandName
      readonly operands: readonly string[]
      readonly options: Options
    }
  | { readonly kind: 'help'; readonly about: CommandName | GroupName | 'todoke' | 'nothing' }
  | { readonly kind: 'version' }

type Token = ReturnType<typeof tokenise>[number]
type Flag = Extract<Token, { kind: 'option' }> & { readonly second?: string }

const optionNames = Object.keys(optionShapes).filter((name): name is OptionName => Object.hasOwn(optionShapes, name))
const byFlag = new Map(optionNames.map((name) => [optionShapes[name].long, name]))

/** Reads the command line; throws `WrongUse` with a sentence for the person when it cannot be understood. */
export function parse(argv: readonly string[], words: HelpWords): Typed {
  const tokens = paired(tokenise(argv))
  refuseStrayBeforeCommand(tokens, words)
  const flags = tokens.filter((token) => token.kind === 'option')
  const typed = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value)
  const asksHelp = typed[0] === 'help' || flags.some(({ name }) => name === 'help')
  const target = targetOf(typed[0] === 'help' ? typed.slice(1) : typed, words)
  const given = textsOf(flags, [...globalOptions, ...optionsOf(target.name)], words)
  if (target.name === null && flags.some(({ name }) => name === 'version')) return { kind: 'version' }
  if (asksHelp) return { kind: 'help', about: target.name ?? target.group ?? 'todoke' }
  if (target.group !== null) throw new WrongUse(words.wrong.missingCommand(target.group, commandsIn(target.group)))
  if (target.name === null) return { kind: 'help', about: argv.length === 0 ? 'nothing' : 'todoke' }
  checkOperands(target.name, target.operands, words)
  checkOptions(target.name, given, words)
  return { kind: 'run', name: target.name, operands: target.operands, options: readOptions(given, words) }
}

function tokenise(argv: readonly string[]) {
  const known = optionNames.map((name) => {
    const { long, short, value } = optionShapes[name]
    return [long, { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) } as const] as const
  })
  const options = {
    ...Object.fromEntries(known),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  } as const
  return parseArgs({ args: [...argv], options, strict: false, tokens: true }).tokens // not strict: its errors are in English
}

// The word after an option that takes two belongs to it, and is no operand.
function paired(tokens: readonly Token[]): readonly (Token | Flag)[] {
  const second = (index: number): string | undefined => {
    const [before, token] = [tokens[index - 1], tokens[index]]
    const shape = before?.kind === 'option' ? optionShapes[byFlag.get(before.name) ?? 'json'] : undefined
    return shape?.second !== undefined && token?.kind === 'positional' ? token.value : undefined
  }
  return tokens.flatMap((token, index) => {
    if (second(index) !== undefined) return []
    const next = second(index + 1)
    return next === undefined ? [token] : [{ ...token, second: next }]
  })
}

function targetOf([first, second, ...rest]: readonly string[], words: HelpWords) {
  const group = groupNames.find((candidate) => candidate === first) ?? null
  const typed = group !== null && second !== undefined ? `${group} ${second}` : first
  const name = commandNames.find((candidate) => candidate === typed) ?? null
  if (name !== null) return { name, group: null, operands: group === null ? present([second, ...rest]) : rest }
  if (typed !== undefined && typed !== group) throw unknownCommand(typed, group, words)
  return { name, group, operands: [] }
}

function unknownCommand(typed: string, group: GroupName | null, { wrong }: HelpWords): WrongUse {
  const candidates =
    group === null ? [...commandNames, ...groupNames] : commandNames.filter((name) => name.startsWith(group))
  return new WrongUse(wrong.unknownCommand(typed), suggest(typed, candidates))
}

function textsOf(flags: readonly Flag[], allowed: readonly OptionName[], words: HelpWords): GivenTexts {
  const given = new Map<OptionName, string[]>()
  for (const flag of flags.filter(({ name }) => name !== 'help' && name !== 'version')) {
    const name = allowed.find((each) => optionShapes[each].long === flag.name) // two commands may mean different things by one word
    if (name === undefined) throw unknownOption(flag, allowed, words)
    given.set(name, [...(given.get(name) ?? []), ...textOf(flag, name, words)])
  }
  return given
}

function textOf({ value, inlineValue, second }: Flag, name: OptionName, { wrong }: HelpWords): string[] {
  if (optionShapes[name].value === undefined) {
    if (value !== undefined) throw new WrongUse(wrong.needlessValue(flagOf(name), value))
    return []
  }
  const isFlag = inlineValue === false && /^-./.test(value ?? '') // `--out --json` forgets the file
  if (value === undefined || value === '' || isFlag) throw new WrongUse(wrong.missingValue(flagOf(name)))
  if (optionShapes[name].second === undefined) return [value]
  if (second === undefined || second.trim() === '') throw new WrongUse(wrong.missingReason(flagOf(name)))
  return [value, second.trim()]
}

function unknownOption({ rawName }: Flag, allowed: readonly OptionName[], { wrong }: HelpWords): WrongUse {
  const candidates = [...allowed.map(flagOf), '--help', '--version']
  return new WrongUse(wrong.unknownOption(rawName), rawName.startsWith('--') ? suggest(rawName, candidates) : [])
}

// What follows an unknown option may be its value, not the command.
function refuseStrayBeforeCommand(tokens: readonly (Token | Flag)[], words: HelpWords): void {
  const leading = tokens
    .slice(
      0,
      tokens.findIndex(({ kind }) => kind === 'positional'),
    )
    .filter((token) => token.kind === 'option')
  const stray = leading.find(({ name }) => !byFlag.has(name) && name !== 'help' && name !== 'version')
  if (stray !== undefined) throw unknownOption(stray, optionNames, words)
}

function checkOperands(name: CommandName, operands: readonly string[], { wrong }: HelpWords): void {
  const wanted = catalogue[name].operand
  if (wanted?.endsWith('...') === true) return
  if (wanted !== undefined && operands.length === 0) throw new WrongUse(wrong.missingOperand(wanted))
  const most = wanted === undefined ? 0 : 1
  if (operands.length > most) throw new WrongUse(wrong.tooMany(operands.slice(most).join(' ')))
}

function checkOptions(name: CommandName, given: GivenTexts, { wrong }: HelpWords): void {
  const missing = catalogue[name].demands?.find((option) => !given.has(option))
  if (missing !== undefined) throw new WrongUse(wrong.missingOption(flagOf(missing)))
  const none = catalogue[name].demandsOneOf?.find((group) => !group.some((option) => given.has(option)))
  if (none !== undefined) throw new WrongUse(wrong.missingOption(none.map(flagOf).join(' / ')))
  if (catalogue[name].single === true) refuseSeveral(given, wrong)
  const chosen = (['facility', 'tag'] as const).find((option) => given.has(option))
  if (given.has('all') && chosen !== undefined) throw new WrongUse(wrong.conflict(flagOf('all'), flagOf(chosen)))
}

function refuseSeveral(given: GivenTexts, wrong: HelpWords['wrong']): void {
  const choosing = selectingOptions.find((option) => given.has(option))
  if (choosing !== undefined) throw new WrongUse(wrong.oneRowOnly(flagOf(choosing)))
  const [twice] = [...given].find(([, texts]) => texts.length > 1) ?? []
  if (twice !== undefined) throw new WrongUse(wrong.onlyOnce(flagOf(twice)))
}

const optionsOf = (name: CommandName | null) => (name === null ? [] : (catalogue[name].options ?? []))
const commandsIn = (group: GroupName) =>
  commandNames.filter((name) => name.startsWith(`${group} `)).map((name) => name.slice(group.length + 1))
const present = (texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined)
