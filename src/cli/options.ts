import type { Status } from '../domain/application-row.ts'
import { secretNames } from '../domain/facility.ts'
import type { DocumentKind } from '../domain/user-settings.ts'
import type { HelpWords, OptionName } from '../i18n/help.ts'
import { calendarDay, wholeNumber } from './typed-values.ts'
import { WrongUse } from './wrong-use.ts'

/** How an option is written; without `value` it is a flag. */
export interface OptionShape {
  readonly long: string
  readonly short?: string
  readonly value?: string
  /** It takes a second word, which may hold anything: `--accept KEY REASON`. */
  readonly second?: string
  readonly choices?: readonly string[]
}

const languages = ['ja', 'en'] as const
const vaults = ['file', 'keychain'] as const
const statuses = ['pending', 'rejected', 'issued', 'revoked', 'unknown'] as const satisfies Status[]
const formats = ['table', 'json', 'csv', 'xlsx'] as const
const kinds = ['master-account', 'grant-decision'] as const satisfies DocumentKind[]
const [verdicts, roles, listed] = [
  ['submitted', 'planned'],
  ['master', 'reset'],
  ['admin', 'all'],
] as const
const categories = ['1', '2', '3', '4', '5', '6', '7', '8', 'n', 's'] as const

/** How `certs` writes what it found. */
export type Format = (typeof formats)[number]

/** Every option of every command; the description stands in `i18n`. */
export const optionShapes: Readonly<Record<OptionName, OptionShape>> = {
  json: { long: 'json' },
  facility: { long: 'facility', value: 'CODE' },
  tag: { long: 'tag', value: 'TAG' },
  all: { long: 'all' },
  headed: { long: 'headed' },
  lang: { long: 'lang', value: 'LANG', choices: languages },
  home: { long: 'home', value: 'DIR' },
  skipBad: { long: 'skip-bad' },
  name: { long: 'name', value: 'NAME' },
  loginId: { long: 'login-id', value: 'ID' },
  category: { long: 'category', value: 'CATEGORY', choices: categories },
  contactName: { long: 'contact-name', value: 'NAME' },
  phone: { long: 'phone', value: 'NUMBER' },
  email: { long: 'email', value: 'ADDRESS' },
  passwordStdin: { long: 'password-stdin' },
  yes: { long: 'yes', short: 'y' },
  secretName: { long: 'secret-name', value: 'NAME', choices: secretNames },
  to: { long: 'to', value: 'VAULT', choices: vaults },
  expiring: { long: 'expiring', value: 'DAYS' },
  status: { long: 'status', value: 'STATUS', choices: statuses },
  format: { long: 'format', value: 'FORMAT', choices: formats },
  out: { long: 'out', short: 'o', value: 'FILE' },
  kind: { long: 'kind', value: 'KIND', choices: kinds },
  reveal: { long: 'reveal' },
  force: { long: 'force', short: 'f' },
  accept: { long: 'accept', value: 'KEY', second: 'REASON' },
  submit: { long: 'submit' },
  direct: { long: 'direct' },
  maxFee: { long: 'max-fee', value: 'YEN' },
  requestId: { long: 'request-id', value: 'ID' },
  terminal: { long: 'terminal', value: 'NAME' },
  appliedOn: { long: 'applied-on', value: 'DATE' },
  reason: { long: 'reason', value: 'REASON' },
  as: { long: 'as', value: 'STATE', choices: verdicts },
  user: { long: 'user', value: 'ID' },
  asAccount: { long: 'as', value: 'ACCOUNT', choices: roles },
  role: { long: 'role', value: 'ROLE', choices: listed },
  again: { long: 'again', value: 'REASON' },
  outFolder: { long: 'out', short: 'o', value: 'DIR' },
  contact: { long: 'contact', value: 'NAME' },
  newTerminalName: { long: 'terminal-name', value: 'NAME' },
  cron: { long: 'cron', value: 'EXPR' },
  port: { long: 'port', value: 'N' },
  facilities: { long: 'facilities', value: 'N' },
  seed: { long: 'seed', value: 'N' },
  certificates: { long: 'certificates', value: 'DIR' },
}

/** Options that every command takes, before or after its name. */
export const globalOptions: readonly OptionName[] = ['json', 'facility', 'tag', 'all', 'headed', 'lang', 'home']

/** Those of the common options that choose facilities. */
export const selectingOptions: readonly OptionName[] = ['facility', 'tag', 'all']

/** The texts typed for each option that was given; a flag has none. */
export type GivenTexts = ReadonlyMap<OptionName, readonly string[]>

/** The values of all options; what was not given is undefined, false or empty. */
export type Options = ReturnType<typeof readOptions>

/** Reads the texts; throws `WrongUse` that names what is possible. */
export function readOptions(given: GivenTexts, words: HelpWords) {
  const readers = readersOf(given, words)
  const { flag, text, one, count, port } = readers
  return {
    ...globalValues(readers),
    skipBad: flag('skipBad'),
    name: text('name'),
    loginId: text('loginId'),
    category: one('category', categories),
    contactName: text('contactName'),
    phone: text('phone'),
    email: text('email'),
    passwordStdin: flag('passwordStdin'),
    yes: flag('yes'),
    secretName: one('secretName', secretNames),
    to: one('to', vaults),
    expiring: count('expiring'),
    status: one('status', statuses),
    format: one('format', formats),
    out: text('out'),
    kind: one('kind', kinds),
    force: flag('force'),
    accept: pairsOf(readers.list('accept')),
    submit: flag('submit'),
    direct: flag('direct'),
    maxFee: count('maxFee'),
    as: one('as', verdicts),
    ...rowValues(readers),
    ...accountValues(readers),
    cron: text('cron'),
    port: port('port'),
    facilities: count('facilities'),
    seed: count('seed'),
    certificates: text('certificates'),
  }
}

function rowValues({ text, day }: ReturnType<typeof readersOf>) {
  return {
    requestId: text('requestId'),
    terminal: text('terminal'),
    appliedOn: day('appliedOn'),
    reason: text('reason'),
    again: text('again'),
    contact: text('contact'),
    newTerminalName: text('newTerminalName'),
  }
}

function accountValues({ text, one, flag }: ReturnType<typeof readersOf>) {
  return {
    asAccount: one('asAccount', roles),
    role: one('role', listed),
    user: text('user'),
    outFolder: text('outFolder'),
    reveal: flag('reveal'),
  }
}

function globalValues({ flag, list, text, one }: ReturnType<typeof readersOf>) {
  return {
    json: flag('json'),
    facility: list('facility'),
    tag: list('tag'),
    all: flag('all'),
    headed: flag('headed'),
    lang: one('lang', languages),
    home: text('home'),
  }
}

function readersOf(given: GivenTexts, words: HelpWords) {
  const text = (name: OptionName) => given.get(name)?.at(-1)
  const read = <Value>(name: OptionName, wanted: string, reader: (written: string) => Value | undefined) => {
    const written = text(name)
    const value = written === undefined ? undefined : reader(written)
    if (written !== undefined && value === undefined) throw badValue(name, written, wanted, words)
    return value
  }
  return {
    text,
    flag: (name: OptionName) => given.has(name),
    list: (name: OptionName) => given.get(name) ?? [],
    one: <Choice extends string>(name: OptionName, choices: readonly Choice[]) =>
      read(name, choices.join(', '), (written) => choices.find((choice) => choice === written)),
    count: (name: OptionName) => read(name, words.wrong.count, (written) => wholeNumber(written, 1e9)),
    day: (name: OptionName) => read(name, words.wrong.day, calendarDay),
    port: (name: OptionName) => read(name, words.wrong.portNumber, (written) => wholeNumber(written, 65_535)),
  }
}

/** `--out`, as it is typed. */
export function flagOf(name: OptionName): string {
  return `--${optionShapes[name].long}`
}

// Each pair stands as two texts, one after the other.
function pairsOf(texts: readonly string[]): readonly { readonly key: string; readonly reason: string }[] {
  return texts.flatMap((key, index) => (index % 2 === 0 ? [{ key, reason: texts[index + 1] ?? '' }] : []))
}

function badValue(name: OptionName, written: string, wanted: string, { wrong }: HelpWords): WrongUse {
  return new WrongUse(wrong.badValue(flagOf(name), written, wanted))
}
