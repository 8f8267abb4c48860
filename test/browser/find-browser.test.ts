import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Machine } from '../../src/browser/browser-places.ts'
import { browserVersion } from '../../src/browser/browser-version.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { Failure } from '../../src/domain/failure.ts'

const linux = { platform: 'linux', arch: 'x64', home: '/home/a', environment: { PATH: '/opt/bin:/usr/bin' } } as const
const mac = { platform: 'darwin', arch: 'arm64', home: '/Users/a', environment: {} } as const
const windows = {
  platform: 'win32',
  arch: 'x64',
  home: 'C:\\Users\\a',
  environment: {
    LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  },
} as const

/** All paths that a search on this machine tries, in order. */
function tried(machine: Omit<Machine, 'runnable'>, headed = false): readonly string[] {
  const paths: string[] = []
  const runnable = (path: string) => paths.push(path) === 0
  expect(() => findBrowser({ configured: null, headed, machine: { ...machine, runnable } })).toThrow(Failure)
  return paths
}

const find = (machine: Omit<Machine, 'runnable'>, there: readonly string[], headed = false) =>
  findBrowser({ configured: null, headed, machine: { ...machine, runnable: (path) => there.includes(path) } })

const refusal = (search: Parameters<typeof findBrowser>[0]): Failure => {
  try {
    findBrowser(search)
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('was not refused')
}

const registry = (path: string): string => path.replace(/^.*ms-playwright/, '')

describe('findBrowser', () => {
  it('takes the configured one before all others', () => {
    const machine = { ...linux, runnable: () => true }
    const found = findBrowser({ configured: '/my/chrome', headed: false, machine })
    expect(found).toEqual({ path: '/my/chrome', name: 'chrome', kind: 'chrome', source: 'setting' })
  })

  it.each([
    ['/usr/lib/chromium/chromium-headless-shell', 'headless-shell'],
    ['/cache/chromium_headless_shell-1/chrome-headless-shell', 'headless-shell'],
    ['/cache/chromium-1255/chrome-linux64/chrome', 'chromium'],
    ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'chrome'],
    ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'edge'],
    ['/usr/bin/microsoft-edge-stable', 'edge'],
    ['/usr/bin/brave', 'chromium'],
  ])('tells the kind of %s: %s', (configured, kind) => {
    expect(findBrowser({ configured, headed: false, machine: { ...linux, runnable: () => true } }).kind).toBe(kind)
  })

  it('refuses a configured one that cannot be run, rather than take another', () => {
    const machine = { ...linux, runnable: (path: string) => path === '/usr/bin/chromium' }
    const failure = refusal({ configured: '/nowhere', headed: false, machine })
    expect(failure.code).toBe('bad-input')
    expect(failure.detail).toMatchObject({ reason: 'browser-not-runnable', where: 'TODOKE_BROWSER', found: '/nowhere' })
  })

  it('refuses to show a configured headless shell', () => {
    const machine = { ...linux, runnable: () => true }
    const { code, detail } = refusal({ configured: '/usr/bin/chromium-headless-shell', headed: true, machine })
    expect([code, detail.reason]).toEqual(['bad-input', 'browser-without-window'])
  })

  it('says how to get one when there is none', () => {
    const machine = { ...linux, runnable: () => false }
    const { code, detail } = refusal({ configured: null, headed: false, machine })
    expect(code).toBe('bad-input')
    expect(detail.expected).toBe('npx playwright install chromium-headless-shell')
    expect(detail.reason).toBe('browser-not-found')
    expect(detail).not.toHaveProperty('found')
  })

  it.each([
    [linux, ['system headless-shell']],
    [mac, []],
    [windows, []],
  ])("looks for Playwright's own, Edge, Chrome, Chromium, in this order (%o)", (machine, shells) => {
    const found = tried(machine).map((path) => find(machine, [path]))
    expect([...new Set(found.map(({ source, kind }) => `${source} ${kind}`))]).toEqual([
      'playwright headless-shell',
      'playwright chromium',
      'system edge',
      'system chrome',
      ...shells,
      'system chromium',
    ])
  })

  it('prefers a headless shell to full Chromium of the same source, and Edge to a later source', () => {
    const shell = '/usr/bin/chromium-headless-shell'
    expect(find(linux, ['/usr/bin/chromium', shell])).toMatchObject({ path: shell, kind: 'headless-shell' })
    expect(find(linux, [shell, '/usr/bin/microsoft-edge']).kind).toBe('edge')
    expect(find(linux, ['/opt/bin/chromium']).path).toBe('/opt/bin/chromium')
  })

  it('never takes a headless shell for a visible window', () => {
    expect(tried(linux, true).filter((path) => /headless.shell/.test(path))).toEqual([])
    expect(find(linux, ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'], true).kind).toBe('chromium')
  })

  it('writes paths as Windows does there, also without the usual variables', () => {
    expect(tried(windows)).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
    expect(tried(windows)[0]).toMatch(
      /^C:\\Users\\a\\AppData\\Local\\ms-playwright\\chromium_headless_shell-\d+\\chrome-headless-shell-win64\\chrome-headless-shell\.exe$/,
    )
    expect(tried({ ...windows, environment: {} }).every((path) => path.startsWith('C:\\Users\\a\\'))).toBe(true)
  })

  it('knows where this version of Playwright keeps its browsers', () => {
    const places = tried({ platform: process.platform, arch: process.arch, home: linux.home, environment: process.env })
    expect(places.map(registry)).toContain(registry(chromium.executablePath()))
    expect(tried({ ...linux, environment: { PLAYWRIGHT_BROWSERS_PATH: '/srv/pw' } })[0]).toMatch(
      /^\/srv\/pw\/chromium_/,
    )
    expect(tried({ ...linux, environment: { PLAYWRIGHT_BROWSERS_PATH: '0' } })[0]).toMatch(
      /playwright-core.\.local-browsers/,
    )
    expect(tried({ ...linux, environment: { XDG_CACHE_HOME: '/c' } })[0]).toMatch(/^\/c\/ms-playwright\//)
  })

  it('finds one on this machine that starts', async () => {
    const { path } = findBrowser({ configured: null, headed: false })
    expect(await browserVersion(path)).toMatch(/^\d+\.\d+\.\d+/)
    const browser = await chromium.launch({ executablePath: path })
    expect(await browserVersion(path)).toContain(browser.version().split('.')[0])
    await browser.close()
  })
})

describe('browserVersion', () => {
  it('is null for what does not start', async () => {
    expect(await browserVersion('/nowhere/chrome')).toBeNull()
    expect(await browserVersion('/nowhere/chrome', 'win32')).toBeNull()
  })

  it('is read beside the program on Windows, the newest last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'todoke-version-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    for (const name of ['chrome.exe', '99.0.1.2', '150.0.10.1', '150.0.9.1.manifest'])
      await writeFile(join(folder, name), '')
    expect(await browserVersion(join(folder, 'chrome.exe'), 'win32')).toBe('150.0.10.1')
  })
})
