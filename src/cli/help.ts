import type { CommandName, GroupName, HelpWords, OptionName } from '../i18n/help.ts'
import { catalogue, commandNames, isGroup } from './catalogue.ts'
import { globalOptions, optionShapes, selectingOptions } from './options.ts'
import type { Typed } from './parse.ts'

type Pair = readonly [left: string, right: string]

/** What writing help needs: the words, and how todoke was called (`todoke`, `npm run -s todoke --`). */
export interface HelpStyle {
  readonly words: HelpWords
  readonly called: string
}

/** The help about a command, a group of commands or todoke itself: examples first, then how it is used. */
export function helpAbout(about: Extract<Typed, { kind: 'help' }>['about'], style: HelpStyle): string {
  if (about === 'nothing') return page([overview(style), style.words.more(`${style.called} --help`)])
  if (about === 'todoke') return fullHelp(style)
  if (isGroup(about)) return groupHelp(about, style)
  return commandHelp(about, style)
}

function commandHelp(name: CommandName, style: HelpStyle): string {
  const { words, called } = style
  const { summary, examples } = words.commands[name]
  const { operand, options, selects } = catalogue[name]
  const common = globalOptions.filter((option) => selects === true || !selectingOptions.includes(option))
  return page([
    `todoke ${name} — ${summary}`,
    exampleSection(examples, style),
    `${words.usageTitle} ${[called, name, ...usageOf(operand), words.usage.options].join(' ')}`,
    section(words.operandsTitle, operand === undefined ? [] : [asOperand(operand, words)]),
    section(words.optionsTitle, asOptions(options ?? [], words)),
    section(words.commonTitle, [...asOptions(common, words), ['-h, --help', words.options.help]]),
  ])
}

function groupHelp(group: GroupName, style: HelpStyle): string {
  const { words, called } = style
  const names = commandNames.filter((name) => name.startsWith(`${group} `))
  const examples = names.flatMap((name) => words.commands[name].examples.slice(0, 1))
  return page([
    `todoke ${group} — ${words.groups[group]}`,
    exampleSection(examples, style),
    `${words.usageTitle} ${[called, group, words.usage.command, words.usage.options].join(' ')}`,
    commandSection(names, words),
    section(words.commonTitle, [['-h, --help', words.options.help]]),
  ])
}

function fullHelp(style: HelpStyle): string {
  const { words } = style
  const version: Pair = ['-V, --version', words.options.version]
  return page([
    overview(style),
    section(words.commonTitle, [...asOptions(globalOptions, words), ['-h, --help', words.options.help], version]),
    section(words.exitTitle, words.exits),
  ])
}

function overview(style: HelpStyle): string {
  const { words, called } = style
  return page([
    `todoke — ${words.title}`,
    exampleSection(words.examples, style),
    `${words.usageTitle} ${[called, words.usage.command, words.usage.options].join(' ')}`,
    commandSection(commandNames, words),
  ])
}

const page = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n')

function exampleSection(examples: readonly Pair[], { words, called }: HelpStyle): string {
  return section(
    words.examplesTitle,
    examples.map(([typed, does]): Pair => [`$ ${called} ${typed}`, does]),
    50,
  )
}

function commandSection(names: readonly CommandName[], words: HelpWords): string {
  return section(
    words.commandsTitle,
    names.map((name): Pair => [name, words.commands[name].summary]),
  )
}

function section(title: string, pairs: readonly Pair[], most = 30): string {
  if (pairs.length === 0) return ''
  const width = Math.min(most, Math.max(...pairs.map(([left]) => left.length)))
  return [title, ...pairs.map((pair) => asLine(pair, width))].join('\n')
}

function asLine([left, right]: Pair, width: number): string {
  return left.length > width ? `  ${left}\n      ${right}` : `  ${left.padEnd(width)}  ${right}`
}

function usageOf(operand: string | undefined): string[] {
  if (operand === undefined) return []
  return operand.endsWith('...') ? [`[${operand}]`] : [`<${operand}>`]
}

function asOperand(operand: string, { operands }: HelpWords): Pair {
  if (operand === 'FILE' || operand === 'PLAN' || operand === 'KEY') return [operand, operands[operand]]
  return ['CODE', operands.CODE]
}

function asOptions(names: readonly OptionName[], words: HelpWords): Pair[] {
  return names.map((name) => {
    const { long, short, value, second, choices } = optionShapes[name]
    const values = [value, second].filter((each) => each !== undefined)
    const flags = [...(short === undefined ? [] : [`-${short},`]), `--${long}`, ...values]
    return [flags.join(' '), words.options[name] + (choices === undefined ? '' : ` [${choices.join(', ')}]`)]
  })
}
