import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MockFacility, MockPortal, MockPortalOptions } from '../../mock-portal/contract.ts'
import { facilitiesCsv, startMockPortal } from '../../mock-portal/index.ts'
import { createTodoke, type Listeners, Secret, type Settings, type Todoke } from '../../src/index.ts'
import { makeLightVault } from '../vault/light-vault.ts'

/** The day of every night in these tests, and its hour. */
export const today = '2026-11-21'
export const tonight = `${today}T02:00:00+09:00`

export const passphrase = 'Ganzgeheim-7&"x" \\ ü'

const askPassphrase = async (): Promise<Secret> => new Secret(passphrase)

/** A mock, an empty home, and todoke over both. */
export interface Stage {
  readonly mock: MockPortal
  readonly home: string
  readonly settings: Settings
  /** todoke over the stage's home; closed with the stage. */
  open(listeners?: Listeners, changed?: Partial<Settings>): Promise<Todoke>
  /** The stage's settings for a process of its own. */
  readonly environment: Readonly<Record<string, string>>
}

interface Wanted extends Partial<MockPortalOptions> {
  readonly settings?: Partial<Settings>
  /** Changes the mock before its facilities are imported. */
  readonly prepare?: (mock: MockPortal) => void
  /** Only these of the mock's facilities are looked after; default all. */
  readonly imported?: (facility: MockFacility) => boolean
}

/** Runs a test on a stage whose facilities have been imported, and leaves nothing behind. */
export async function withStage(wanted: Wanted, act: (stage: Stage) => Promise<void>): Promise<void> {
  const { settings: changed, imported = () => true, prepare, ...options } = wanted
  const folder = await mkdtemp(join(tmpdir(), 'todoke-night-'))
  const mock = await startMockPortal({ today, ...options })
  const opened: Todoke[] = []
  const settings = { ...settingsFor(mock, join(folder, 'home')), ...changed }
  const open: Stage['open'] = async (listeners = {}, different = {}) => {
    const todoke = await createTodoke({ ...settings, ...different }, { askPassphrase, listeners })
    opened.push(todoke)
    return todoke
  }
  try {
    prepare?.(mock)
    await makeLightVault(settings.home, passphrase)
    await importAll(mock.control.truth().filter(imported), folder, await open())
    await writeFile(join(folder, 'passphrase'), passphrase, { mode: 0o600 })
    await act({ mock, home: settings.home, settings, open, environment: environmentOf(settings, folder) })
  } finally {
    await Promise.all(opened.map((todoke) => todoke.close()))
    await mock.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const six = [
  'さくら内科クリニック',
  '髙橋歯科医院',
  '﨑山調剤薬局',
  '北町整形外科',
  'ひまわり薬局',
  'あおば歯科クリニック',
]

/** Six of the cast whom nothing ails. */
export const ofSix = ({ name }: MockFacility): boolean => six.includes(name)

/** The facility of that name, as the mock knows it now. */
export function named(mock: MockPortal, name: string): MockFacility {
  const facility = mock.control.truth().find((each) => each.name === name)
  if (!facility) throw new Error(`the mock has no ${name}`)
  return facility
}

/** How often each facility has tried to log in, by code. */
export function logins(mock: MockPortal): Readonly<Record<string, number>> {
  const codes = mock.control
    .ledger()
    .flatMap(({ what, facilityCode }) => (what === 'login' ? [facilityCode ?? ''] : []))
  return Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, lines]) => [code, lines.length]))
}

async function importAll(facilities: readonly MockFacility[], folder: string, todoke: Todoke): Promise<void> {
  const file = join(folder, 'facilities.csv')
  await writeFile(file, facilitiesCsv({ facilities: () => facilities }))
  const { imported } = await todoke.importFacilities(file)
  await rm(file)
  if (imported !== facilities.length) throw new Error(`only ${imported} of ${facilities.length} were imported`)
}

function settingsFor(mock: MockPortal, home: string): Settings {
  return {
    home,
    portalUrl: mock.portalUrl,
    trackingUrl: `${mock.origins.post}/services/srv/search/direct`,
    directFormUrl: `${mock.origins.ra}/p/rcr`,
    directListUrl: `${mock.origins.ra}/p/rx`,
    allowedOrigins: [mock.origins.ra],
    ...noQualification,
    vault: 'file',
    vaultPassphraseFile: null,
    browser: null,
    concurrency: 3,
    headed: false,
    shortWay: 'off',
    direct: false,
    language: 'ja',
    now: tonight,
    patience: 12_000,
    cron: '0 2 * * *',
    vendorName: null,
    vendorPhones: [],
    maxPerFacility: null,
    maxPerDay: null,
    maxPerMonth: null,
    imapUrl: null,
    unattended: true,
  }
}

/** A machine that has no way to the qualification system. */
export const noQualification = {
  qualificationUrl: null,
  qualificationPfx: null,
  qualificationCert: null,
  qualificationKey: null,
  qualificationPassphrase: null,
  qualificationCa: null,
} as const

/** The same settings for a process of its own; the vault's passphrase stands in a file of the folder. */
export function environmentOf(settings: Settings, folder: string): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env
  const given = {
    PATH,
    HOME,
    NODE_COMPILE_CACHE,
    TODOKE_HOME: settings.home,
    TODOKE_PORTAL_URL: settings.portalUrl,
    TODOKE_TRACKING_URL: settings.trackingUrl,
    TODOKE_DIRECT_FORM_URL: settings.directFormUrl,
    TODOKE_DIRECT_LIST_URL: settings.directListUrl,
    TODOKE_ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
    TODOKE_QUALIFICATION_URL: settings.qualificationUrl,
    TODOKE_QUALIFICATION_CA: settings.qualificationCa,
    TODOKE_QUALIFICATION_PFX: settings.qualificationPfx,
    TODOKE_QUALIFICATION_PASSPHRASE: settings.qualificationPassphrase?.reveal(),
    TODOKE_BROWSER: settings.browser,
    TODOKE_VAULT: 'file',
    TODOKE_VAULT_PASSPHRASE_FILE: join(folder, 'passphrase'),
    TODOKE_CONCURRENCY: settings.concurrency?.toString(),
    TODOKE_PATIENCE: String(settings.patience / 1_000),
    TODOKE_LANG: settings.language,
    TODOKE_NOW: settings.now,
    TODOKE_CI: '1',
  }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
