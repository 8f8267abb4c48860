import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openPdfReader, type PdfReader } from '../documents/pdf-reader.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { isOfficial } from '../browser/origins.ts'
import type { Session } from '../browser/session.ts'
import type { Boundary, OnBoundary, ResetBoundary } from '../domain/boundary.ts'
import { todayInJapan } from '../domain/calendar.ts'
import type { SecretName } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import type { Store, Vault } from '../domain/ports.ts'
import type { Secret } from '../domain/secret.ts'
import type { Settings } from '../domain/settings.ts'
import { openStore } from '../store/store.ts'
import { openFileVault } from '../vault/file-vault.ts'
import { keychainAvailable } from '../vault/keychain.ts'
import { openKeychainVault } from '../vault/keychain-vault.ts'
import { doorsOf } from './doors.ts'
import { incomingFolder } from './incoming.ts'
import { openLog, type Log } from './log.ts'
import { knockThere, openThere, wayThere, type Waits } from './qualification.ts'
import { mailboxFor } from './receiving.ts'
import type { Listeners, Surroundings } from './todoke.ts'

/** The opened rooms of one `Todoke`: each is opened when it is first asked for. */
export interface Rooms {
  readonly settings: Settings
  readonly listeners: Listeners
  readonly store: () => Promise<Store>
  readonly vault: (kind?: 'keychain' | 'file') => Promise<Vault>
  readonly session: () => Promise<Session>
  /** The same for the オンライン資格確認等システム, once its server has taken the client certificate. */
  readonly qualification: () => Promise<Session>
  readonly pdfReader: () => Promise<PdfReader>
  /** null when the settings name none. */
  readonly mailbox: () => Promise<Mailbox | null>
  readonly log: Log
  /** Milliseconds since 1970 of the real clock, also in a rehearsal. */
  readonly clock: () => number
  /** ISO time in Japan's offset. */
  readonly now: () => string
  /** Japan's calendar date. */
  readonly today: () => string
  readonly concurrency: number
  /** What a person types where the vault has nothing; null when nobody is there or answers. */
  readonly askSecret: (facilityCode: string, name: SecretName) => Promise<Secret | null>
  readonly crossed: OnBoundary<Boundary | ResetBoundary>
  /** Once is enough; again, and it only waits for the first. */
  close(): Promise<void>
}

/** Opens nothing yet. Throws `bad-input` when the home cannot be written. */
export function openRooms(settings: Settings, surroundings: Surroundings): Rooms {
  const clock = Date.now
  const now = (): string => settings.now ?? japaneseTime(clock())
  const store = once(async () => {
    await makeHome(settings.home)
    return openStore({ file: join(settings.home, 'todoke.db') })
  })
  const vaultFile = join(settings.home, 'vault.json')
  const vaults = {
    keychain: once(async () => openKeychainVault()),
    file: once(async () => {
      await makeHome(settings.home)
      return openFileVault({ file: vaultFile, passphrase: surroundings.askPassphrase ?? noPassphrase })
    }),
  }
  const usual = once(
    async () => settings.vault ?? (existsSync(vaultFile) || !(await keychainAvailable()) ? 'file' : 'keychain'),
  )
  const waits = { now, ...(surroundings.answerLimit !== undefined && { answerLimit: surroundings.answerLimit }) }
  const session = once(() => newSession(settings, waits))
  const qualification = once(async () => {
    const way = await wayThere({ settings, clock })
    await knockThere(way, settings)
    return openThere(way, settings, waits)
  })
  const pdfReader = once(async () => openPdfReader())
  const log = openLog(settings.home, now)
  const vault: Rooms['vault'] = async (kind) => vaults[kind ?? (await usual())]()
  const mailbox = once(async () => mailboxFor(settings, { vault, log }))
  const closing = once(async () => {
    for (const browser of [session, qualification]) await (await browser.opened())?.close()
    await (await pdfReader.opened())?.close()
    await (await mailbox.opened())?.close()
    await log.close()
    await Promise.all([store, vaults.keychain, vaults.file].map(async (room) => (await room.opened())?.close()))
  })
  return {
    settings,
    listeners: surroundings.listeners ?? {},
    store,
    vault,
    session,
    qualification,
    pdfReader,
    mailbox,
    log,
    clock,
    now,
    today: () => todayInJapan(now()),
    concurrency: settings.concurrency ?? (isOfficial(settings.portalUrl) ? 2 : mostAtOnce()),
    askSecret: surroundings.askSecret ?? (async () => null),
    crossed: surroundings.crossed ?? (() => {}),
    close: closing,
  }
}

async function newSession(settings: Settings, waits: Waits): Promise<Session> {
  const { openSession } = await import('../browser/session.ts') // Playwright takes half a second to load
  const { portalUrl, trackingUrl, directFormUrl, directListUrl, allowedOrigins, headed, direct, patience } = settings
  const further = direct ? [directFormUrl, directListUrl] : []
  return openSession({
    browser: findBrowser({ configured: settings.browser, headed }).path,
    headed,
    origins: [...[portalUrl, trackingUrl, ...further].map((url) => new URL(url).origin), ...allowedOrigins],
    doors: doorsOf(settings),
    downloads: await incomingFolder(settings.home),
    shortWay: settings.shortWay === 'on',
    patience,
    ...waits,
  })
}

async function noPassphrase(): Promise<never> {
  throw new Failure('vault-missing', { reason: 'passphrase-missing' })
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Failure('bad-input', { reason: 'home-not-writable', where: 'TODOKE_HOME', found: home }, error)
  }
}

/** A value made at the first call; `opened` gives it only if it was. */
interface Once<Value> {
  (): Promise<Value>
  opened(): Promise<Value | null>
}

function once<Value>(make: () => Promise<Value>): Once<Value> {
  let made: Promise<Value> | null = null
  return Object.assign(() => (made ??= make()), { opened: async () => made?.catch(() => null) ?? null })
}

function japaneseTime(milliseconds: number): string {
  return new Date(milliseconds + 9 * 3_600_000).toISOString().replace('Z', '+09:00')
}

// One visit waits while the others keep the processors busy: more of them cost each other time (measured on two processors: three read fastest, six 15 % slower than three).
function mostAtOnce(): number {
  return Math.min(4, availableParallelism() + 1)
}
