import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename } from 'node:path'
import { Failure } from '../domain/failure.ts'
import { playwrightPlaces, systemPlaces } from './browser-places.ts'
import type { BrowserKind, Machine } from './browser-places.ts'

export interface BrowserSearch {
  /** `TODOKE_BROWSER`; null: look for one. */
  readonly configured: string | null
  readonly headed: boolean
  /** Only what differs from the machine it runs on. */
  readonly machine?: Partial<Machine>
}

/** A browser that stands on this machine. */
export interface FoundBrowser {
  readonly path: string
  readonly name: string
  readonly kind: BrowserKind
  readonly source: 'setting' | 'playwright' | 'system'
}

/** Finds the browser to run: the configured one, else Playwright's own, Edge, Chrome, Chromium; without a window a headless shell first. Throws `Failure('bad-input')` when the configured one cannot be run or none is found. */
export function findBrowser(search: BrowserSearch): FoundBrowser {
  const machine = { ...thisMachine(), ...search.machine }
  if (search.configured !== null) return configuredBrowser(search.configured, search.headed, machine)
  const found = [...playwrightPlaces(machine), ...systemPlaces(machine)]
    .filter((place) => !(search.headed && place.kind === 'headless-shell'))
    .find((place) => machine.runnable(place.path))
  if (found !== undefined) return found
  throw new Failure('bad-input', {
    reason: 'browser-not-found',
    where: 'TODOKE_BROWSER',
    expected: `npx playwright install ${search.headed ? 'chromium' : 'chromium-headless-shell'}`,
  })
}

function configuredBrowser(path: string, headed: boolean, machine: Machine): FoundBrowser {
  const kind = kindOf(path)
  const useless = headed && kind === 'headless-shell' // it has no window to show
  if (machine.runnable(path) && !useless) return { path, name: basename(path), kind, source: 'setting' }
  const reason = useless ? 'browser-without-window' : 'browser-not-runnable'
  throw new Failure('bad-input', { reason, where: 'TODOKE_BROWSER', found: path })
}

function kindOf(path: string): BrowserKind {
  if (/headless[-_]shell/i.test(path)) return 'headless-shell'
  if (/microsoft[- ]?edge|msedge/i.test(path)) return 'edge'
  return /chrome/i.test(path) && !/chromium/i.test(path) ? 'chrome' : 'chromium'
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  arch: process.arch,
  home: homedir(),
  environment: process.env,
  runnable,
})

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
