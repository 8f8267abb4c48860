import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseEnvironmentFile } from 'dotenv'
import { Failure } from './domain/failure.ts'
import { languageOfEnvironment, type Language } from './i18n/language.ts'

/** Where settings come from, strongest first: flags, environment, `.env` and `todoke.yaml` in `directory`. */
export interface Sources {
  readonly flags: {
    readonly home?: string
    readonly lang?: string
    readonly headed?: boolean
    readonly direct?: boolean
  }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
  /** True when a person sits at a terminal. */
  readonly attended: boolean
}

/** A value as somebody gave it, and where a person finds it: a flag, a variable, or file and line. */
export interface Given {
  readonly value: unknown
  readonly from: string
}

/** Everything given, the strongest of each key; `texts` are all variables of environment and `.env`. */
export interface Gathered {
  readonly given: ReadonlyMap<Key, Given>
  readonly texts: Readonly<Record<string, string | undefined>>
  /** The language for messages about the settings themselves. */
  readonly language: Language
}

const variables = {
  home: 'TODOKE_HOME',
  portalUrl: 'TODOKE_PORTAL_URL',
  trackingUrl: 'TODOKE_TRACKING_URL',
  directFormUrl: 'TODOKE_DIRECT_FORM_URL',
  directListUrl: 'TODOKE_DIRECT_LIST_URL',
  allowedOrigins: 'TODOKE_ALLOWED_ORIGINS',
  qualificationUrl: 'TODOKE_QUALIFICATION_URL',
  qualificationPfx: 'TODOKE_QUALIFICATION_PFX',
  qualificationCert: 'TODOKE_QUALIFICATION_CERT',
  qualificationKey: 'TODOKE_QUALIFICATION_KEY',
  qualificationPassphrase: 'TODOKE_QUALIFICATION_PASSPHRASE',
  qualificationCa: 'TODOKE_QUALIFICATION_CA',
  vault: 'TODOKE_VAULT',
  vaultPassphraseFile: 'TODOKE_VAULT_PASSPHRASE_FILE',
  browser: 'TODOKE_BROWSER',
  concurrency: 'TODOKE_CONCURRENCY',
  shortWay: 'TODOKE_SHORT_WAY',
  language: 'TODOKE_LANG',
  now: 'TODOKE_NOW',
  patience: 'TODOKE_PATIENCE',
  vendorName: 'TODOKE_VENDOR_NAME',
  vendorPhones: 'TODOKE_VENDOR_PHONE',
  maxPerFacility: 'TODOKE_MAX_PER_FACILITY',
  maxPerDay: 'TODOKE_MAX_PER_DAY',
  maxPerMonth: 'TODOKE_MAX_PER_MONTH',
  imapUrl: 'TODOKE_IMAP_URL',
  cron: 'TODOKE_CRON',
} as const

export type Key = keyof typeof variables
const isKey = (name: string): name is Key => Object.hasOwn(variables, name)
const keys = Object.keys(variables).filter(isKey)

/** Reads every source and changes none, process.env included. Throws `Failure('bad-input')` for a file that cannot be read or understood. */
export async function gather({ flags, environment, directory }: Sources): Promise<Gathered> {
  const language = languageOfEnvironment(environment)
  const written = await readOptional(join(directory, '.env'))
  const file = parseEnvironmentFile(written)
  const given = new Map([
    ...(await fromYaml(join(directory, 'todoke.yaml'))),
    ...fromVariables(file, (name) => `${name} (.env:${lineOf(written, name)})`),
    ...fromVariables(environment, (name) => name),
    ...fromFlags(flags),
  ])
  return {
    given,
    texts: { ...withoutEmpty(file), ...withoutEmpty(environment) },
    language: languageGiven(given) ?? language,
  }
}

function languageGiven(given: ReadonlyMap<Key, Given>): Language | null {
  const wanted = given.get('language')?.value
  return wanted === 'ja' || wanted === 'en' ? wanted : null
}

function fromFlags({ home, lang }: Sources['flags']): [Key, Given][] {
  return [
    ...(home === undefined ? [] : [['home', { value: home, from: '--home' }] satisfies [Key, Given]]),
    ...(lang === undefined ? [] : [['language', { value: lang, from: '--lang' }] satisfies [Key, Given]]),
  ]
}

function fromVariables(texts: Sources['environment'], place: (name: string) => string): [Key, Given][] {
  return keys.flatMap((key): [Key, Given][] => {
    const name = variables[key]
    const value = texts[name]
    return value === undefined || value === '' ? [] : [[key, { value, from: place(name) }]]
  })
}

function withoutEmpty(texts: Sources['environment']): Sources['environment'] {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''))
}

function lineOf(written: string, name: string): number {
  const lines = written.split('\n')
  return lines.findLastIndex((line) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*[=:]`).test(line)) + 1
}

async function fromYaml(path: string): Promise<[Key, Given][]> {
  const written = await readOptional(path)
  if (written.trim() === '') return []
  const { LineCounter, parseDocument, isMap, isNode, isScalar } = await import('yaml') // 50 ms, for those who have the file
  const lines = new LineCounter()
  const document = parseDocument(written, { lineCounter: lines })
  const [broken] = document.errors
  if (broken !== undefined) throw brokenYaml(broken.linePos?.[0].line ?? 1)
  if (!isMap(document.contents)) throw brokenYaml(1)
  return document.contents.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : String(key)
    const from = `${name} (todoke.yaml:${isScalar(key) && key.range ? lines.linePos(key.range[0]).line : 1})`
    const known = keys.find((candidate) => yamlName(candidate) === name)
    if (known === undefined) throw unknownSetting(from)
    return [known, { value: isNode(value) ? value.toJS(document) : value, from }]
  })
}

const yamlName = (key: Key) => (key === 'language' ? 'lang' : key)

const brokenYaml = (line: number) => new Failure('bad-input', { reason: 'broken-yaml', where: `todoke.yaml:${line}` })

const unknownSetting = (where: string) =>
  new Failure('bad-input', { reason: 'unknown-setting', where, expected: keys.map(yamlName).join(', ') })

async function readOptional(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return ''
    throw new Failure('bad-input', { reason: 'settings-unreadable', where: path, found: code }, error)
  }
}
