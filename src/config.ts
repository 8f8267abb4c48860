import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { gather, type Gathered, type Key, type Sources } from './config-sources.ts'
import { Failure } from './domain/failure.ts'
import { isLoopback } from './domain/loopback.ts'
import { readMailboxAddress } from './domain/mailbox.ts'
import { Secret } from './domain/secret.ts'
import type { Settings } from './domain/settings.ts'
import { messages } from './i18n/index.ts'

const text = z.string().trim().min(1)
const address = text.refine(isSafeAddress)
const yen = z.coerce.number().int().min(0).nullable().default(null)
const cronField = '[\\d*/,A-Za-z-]+'

const schema = z.object({
  home: text.default('./.todoke'),
  portalUrl: address.default('https://iryohokenjyoho.service-now.com/csm'),
  trackingUrl: address.default('https://trackings.post.japanpost.jp/services/srv/search/direct'),
  directFormUrl: address.default('https://cert.obn.managedpki.ne.jp/p/rcr'),
  directListUrl: address.default('https://cert.obn.managedpki.ne.jp/p/rx'),
  allowedOrigins: z.preprocess(listed, z.array(address)).default([]),
  qualificationUrl: address
    .refine((written) => written.startsWith('https:'))
    .nullable()
    .default(null),
  qualificationPfx: text.nullable().default(null),
  qualificationCert: text.nullable().default(null),
  qualificationKey: text.nullable().default(null),
  qualificationPassphrase: z.coerce
    .string()
    .transform((written) => new Secret(written))
    .nullable()
    .default(null),
  qualificationCa: text.nullable().default(null),
  vault: z.enum(['keychain', 'file']).nullable().default(null),
  vaultPassphraseFile: text.nullable().default(null),
  browser: text.nullable().default(null),
  shortWay: z.enum(['on', 'off']).default('off'),
  concurrency: z.coerce.number().int().min(1).max(32).nullable().default(null),
  language: z.enum(['ja', 'en']),
  now: z.iso.datetime({ offset: true }).nullable().default(null),
  patience: z.coerce.number().min(1).max(600).default(30),
  vendorName: text.nullable().default(null),
  vendorPhones: z.preprocess(listed, z.array(text)).default([]),
  maxPerFacility: yen,
  maxPerDay: yen,
  maxPerMonth: yen,
  imapUrl: text
    .refine((written) => readMailboxAddress(written) !== null)
    .nullable()
    .default(null),
  cron: text.regex(new RegExp(`^(?:${cronField}\\s+){4}${cronField}$`)).default('0 2 * * *'),
} satisfies Record<Key, z.ZodType>)

/** The settings of this run, checked. Throws `Failure('bad-input')` that names the key, where it was given, what is wrong and what is wanted. */
export async function readSettings(sources: Sources): Promise<Settings> {
  const gathered = await gather(sources)
  const values = Object.fromEntries([...gathered.given].map(([key, { value }]) => [key, value]))
  const read = schema.safeParse({ language: gathered.language, ...values })
  if (!read.success) throw wrongSetting(gathered, read.error.issues[0]?.path[0])
  return settled(read.data, sources, gathered)
}

/** The vault's passphrase where the settings give one, by file before by value, else null. A file that cannot be read or is empty is `Failure('bad-input')`. */
export async function readPassphrase(settings: Settings, sources: Sources): Promise<Secret | null> {
  if (settings.vaultPassphraseFile !== null) return passphraseIn(settings.vaultPassphraseFile)
  const { texts } = await gather(sources)
  const weak = texts['TODOKE_VAULT_PASSPHRASE']
  return weak === undefined ? null : new Secret(weak)
}

async function passphraseIn(path: string): Promise<Secret> {
  const where = 'TODOKE_VAULT_PASSPHRASE_FILE'
  const read = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Failure('bad-input', { reason: 'passphrase-file-unreadable', where, found: path }, error)
  })
  const passphrase = read.replace(/^\uFEFF/, '').replace(/\r?\n$/, '')
  if (passphrase === '') throw new Failure('bad-input', { reason: 'passphrase-file-empty', where, found: path })
  return new Secret(passphrase)
}

function wrongSetting({ given, language }: Gathered, path: PropertyKey | undefined): Failure {
  const [key, { value, from }] = [...given].find(([name]) => name === path) ?? [
    'home',
    { value: '', from: String(path) },
  ]
  const written = typeof value === 'string' ? value : JSON.stringify(value)
  const found = key === 'imapUrl' ? String(new Secret(written)) : written // it may bear a password
  return new Failure('bad-input', { where: from, expected: messages(language).settings[key], found })
}

function settled(read: z.infer<typeof schema>, sources: Sources, { texts }: Gathered): Settings {
  const absolute = (path: string) => resolve(sources.directory, path)
  const isOn = (name: string) => !['', '0', 'false'].includes((texts[name] ?? '').toLowerCase())
  return {
    ...read,
    home: absolute(read.home),
    allowedOrigins: read.allowedOrigins.map((allowed) => new URL(allowed).origin),
    vaultPassphraseFile: read.vaultPassphraseFile && absolute(read.vaultPassphraseFile),
    browser: read.browser && absolute(read.browser),
    qualificationPfx: read.qualificationPfx && absolute(read.qualificationPfx),
    qualificationCert: read.qualificationCert && absolute(read.qualificationCert),
    qualificationKey: read.qualificationKey && absolute(read.qualificationKey),
    qualificationCa: read.qualificationCa && absolute(read.qualificationCa),
    headed: sources.flags.headed === true,
    direct: sources.flags.direct === true,
    patience: read.patience * 1000,
    unattended: !sources.attended || isOn('TODOKE_CI') || isOn('CI'),
  }
}

function listed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

// A password must never travel in the clear, so http is for a rehearsal on this machine alone.
function isSafeAddress(written: string): boolean {
  if (!URL.canParse(written)) return false
  const { protocol, hostname, username, password } = new URL(written)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}
