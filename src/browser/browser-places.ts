import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { posix, win32 } from 'node:path'

/** What a browser is: a headless shell has no window at all, the others can also be shown. */
export type BrowserKind = 'headless-shell' | 'chromium' | 'chrome' | 'edge'

/** The machine as the search sees it; a test hands in another one. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** True for a file that may be run. */
  readonly runnable: (path: string) => boolean
}

/** A path at which a browser would stand. */
export interface BrowserPlace {
  readonly path: string
  readonly name: string
  readonly kind: BrowserKind
  readonly source: 'playwright' | 'system'
}

const shell = { name: 'Chromium Headless Shell', kind: 'headless-shell', source: 'system' } as const
const chromium = { name: 'Chromium', kind: 'chromium', source: 'system' } as const
const chrome = { name: 'Google Chrome', kind: 'chrome', source: 'system' } as const
const edge = { name: 'Microsoft Edge', kind: 'edge', source: 'system' } as const

const pathsOf = (machine: Machine): typeof posix => (machine.platform === 'win32' ? win32 : posix)

const playwrightFolders: Readonly<Record<string, string>> = {
  'linux-x64': 'linux64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64',
  'win32-x64': 'win64',
}

const playwrightCore = (): string => {
  const require = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'))
  return require.resolve('playwright-core/package.json').replace(/package\.json$/, '')
}

function playwrightRegistry(machine: Machine): string {
  const { join } = pathsOf(machine)
  const { environment, home, platform } = machine
  const chosen = environment['PLAYWRIGHT_BROWSERS_PATH']
  if (chosen === '0') return join(playwrightCore(), '.local-browsers')
  if (chosen) return chosen
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'ms-playwright')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright')
  return join(environment['XDG_CACHE_HOME'] || join(home, '.cache'), 'ms-playwright')
}

function playwrightRevision(name: string): string {
  const list: { readonly browsers: readonly { readonly name: string; readonly revision: string }[] } = JSON.parse(
    readFileSync(`${playwrightCore()}browsers.json`, 'utf8'),
  )
  return list.browsers.find((browser) => browser.name === name)?.revision ?? 'unknown'
}

/** The browsers that this very version of Playwright installs, the headless shell first; computed, because loading Playwright to ask it takes half a second. */
export function playwrightPlaces(machine: Machine): readonly BrowserPlace[] {
  const { join } = pathsOf(machine)
  const folder = playwrightFolders[`${machine.platform}-${machine.arch}`]
  if (folder === undefined) return []
  const registry = playwrightRegistry(machine)
  const suffix = machine.platform === 'win32' ? '.exe' : ''
  const testing = 'Google Chrome for Testing'
  const chromeFile =
    machine.platform === 'darwin' ? join(`${testing}.app`, 'Contents', 'MacOS', testing) : `chrome${suffix}`
  const shellHome = join(registry, `chromium_headless_shell-${playwrightRevision('chromium-headless-shell')}`)
  const chromiumHome = join(registry, `chromium-${playwrightRevision('chromium')}`)
  return [
    {
      ...shell,
      source: 'playwright',
      path: join(shellHome, `chrome-headless-shell-${folder}`, `chrome-headless-shell${suffix}`),
    },
    { ...chromium, source: 'playwright', path: join(chromiumHome, `chrome-${folder}`, chromeFile) },
  ]
}

function windowsPlaces({ environment }: Machine): readonly BrowserPlace[] {
  const roots = ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap((name) => environment[name] ?? [])
  const under = (...parts: string[]) => roots.map((root) => win32.join(root, ...parts))
  return [
    ...under('Microsoft', 'Edge', 'Application', 'msedge.exe').map((path) => ({ ...edge, path })),
    ...under('Google', 'Chrome', 'Application', 'chrome.exe').map((path) => ({ ...chrome, path })),
    ...under('Chromium', 'Application', 'chrome.exe').map((path) => ({ ...chromium, path })),
  ]
}

function macPlaces({ home }: Machine): readonly BrowserPlace[] {
  const application = (name: string) =>
    ['/Applications', `${home}/Applications`].map((root) => `${root}/${name}.app/Contents/MacOS/${name}`)
  return [
    ...application('Microsoft Edge').map((path) => ({ ...edge, path })),
    ...application('Google Chrome').map((path) => ({ ...chrome, path })),
    ...application('Chromium').map((path) => ({ ...chromium, path })),
  ]
}

function linuxPlaces({ environment }: Machine): readonly BrowserPlace[] {
  const folders = [...(environment['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const commands = (...names: string[]) =>
    names.flatMap((name) => folders.filter((folder) => folder.startsWith('/')).map((folder) => `${folder}/${name}`))
  return [
    ...commands('microsoft-edge', 'microsoft-edge-stable').map((path) => ({ ...edge, path })),
    ...commands('google-chrome', 'google-chrome-stable').map((path) => ({ ...chrome, path })),
    ...commands('chromium-headless-shell').map((path) => ({ ...shell, path })),
    ...commands('chromium', 'chromium-browser').map((path) => ({ ...chromium, path })),
  ]
}

/** Where Edge, Chrome and Chromium of the system would stand, in the order in which they are taken. */
export function systemPlaces(machine: Machine): readonly BrowserPlace[] {
  if (machine.platform === 'win32') return windowsPlaces(machine)
  return machine.platform === 'darwin' ? macPlaces(machine) : linuxPlaces(machine)
}
