import { describe, expect, it } from 'vitest'
import { ensureBrowser } from '../../src/setup/ensure-browser.mjs'
import { answer, done, fakeMachine } from './fake-machine.ts'

const none = answer({ path: null, refused: null })
const good = answer({ path: '/usr/bin/chromium', starts: true })
const broken = answer({ path: '/cache/chrome', starts: false })

const failed = { code: 100, output: '' }

/** Answers of a machine on which the steps in `works` succeed, and a browser stands after the one named by `brings`. */
function machineWhere(works: readonly string[], brings: string, before = none) {
  let now = before
  const step = (name: string) => () => {
    if (name === brings) now = good
    return works.includes(name) ? done : failed
  }
  return {
    'print-browser.ts': () => now,
    'cli.js install chromium-headless-shell': step('playwright'),
    'cli.js install-deps chromium-headless-shell': step('libraries'),
    'sudo -n true': step('sudo'),
    'apt-get --version': step('apt'),
    update: step('update'),
    'recommends chromium-headless-shell': step('shell'),
    'recommends chromium': step('chromium'),
  }
}

const installs = (lines: readonly string[]) =>
  lines.flatMap((line) => /(?:install-deps|install|update).*$/.exec(line)?.[0] ?? [])

describe('ensureBrowser', () => {
  it('installs and says nothing when one is there', async () => {
    const { machine, lines, told } = fakeMachine(machineWhere([], '', good))
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(true)
    expect(lines()).toEqual(['/pinned/node /clone/src/browser/print-browser.ts'])
    expect(told).toEqual([])
  })

  it("installs Playwright's headless shell, saying so", async () => {
    const { machine, lines, told } = fakeMachine(machineWhere(['playwright'], 'playwright'))
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(true)
    expect(installs(lines())).toEqual(['install chromium-headless-shell'])
    expect(lines()[1]).toMatch(/^\/pinned\/node .*playwright/)
    expect(told.join()).toMatch(/約 120 MB.*\n.*about 120 MB/)
  })

  it('goes on to the system when that fails: as root by apt-get', async () => {
    const works = ['apt', 'update', 'shell']
    const { machine, lines, told } = fakeMachine(machineWhere(works, 'shell'), { administrator: true })
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(true)
    expect(installs(lines())).toEqual([
      'install chromium-headless-shell',
      'update',
      'install -y --no-install-recommends chromium-headless-shell',
    ])
    expect(lines().join()).not.toContain('sudo')
    expect(told.join()).toContain('apt-get')
  })

  it('tells in one line why an installer failed', async () => {
    const output =
      'Downloading\nError: getaddrinfo ENOTFOUND cdn\n    at x\nError: Failed to download\nError: code=1\n    at y\n'
    const answers = { 'print-browser.ts': none, 'cli.js install ': { code: 1, output } }
    const { machine, told } = fakeMachine(answers, { platform: 'darwin' })
    await ensureBrowser(machine, '/pinned/node')
    expect(told.at(-1)).toBe(
      '　できませんでした: Error: getaddrinfo ENOTFOUND cdn\n  That failed: Error: getaddrinfo ENOTFOUND cdn',
    )
  })

  it('takes chromium where there is no such package, with a sudo that asks nothing', async () => {
    const works = ['sudo', 'apt', 'update', 'chromium']
    const { machine, lines } = fakeMachine(machineWhere(works, 'chromium'))
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(true)
    expect(
      lines()
        .filter((line) => line.startsWith('sudo'))
        .map((line) => line.slice(0, 8)),
    ).not.toContain('sudo apt')
    expect(lines().findLast((line) => line.includes('install'))).toMatch(/^sudo -n env .*install .* chromium$/)
  })

  it('installs the libraries of a browser that does not start', async () => {
    const { machine, lines } = fakeMachine(machineWhere(['sudo', 'playwright', 'libraries'], 'libraries', broken))
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(true)
    expect(installs(lines()).at(-1)).toBe('install-deps chromium-headless-shell')
  })

  it('says in both languages what to do where nothing helps, and asks for no password', async () => {
    const { machine, lines, warned } = fakeMachine(machineWhere([], ''))
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(false)
    expect(installs(lines())).toEqual(['install chromium-headless-shell'])
    expect(warned.join()).toMatch(
      /ブラウザを用意できません[^]*sudo apt-get install chromium[^]*No browser could[^]*TODOKE_BROWSER/,
    )
  })

  it.each(['darwin', 'win32'])('speaks of no apt-get on %s', async (platform) => {
    const { machine, lines, warned } = fakeMachine(machineWhere([], ''), { platform })
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(false)
    expect([...lines(), ...warned].join()).not.toMatch(/apt-get|sudo/)
  })

  it('installs nothing when TODOKE_BROWSER names something that cannot be run', async () => {
    const { machine, lines, warned } = fakeMachine({ 'print-browser.ts': answer({ path: null, refused: '/x' }) })
    expect(await ensureBrowser(machine, '/pinned/node')).toBe(false)
    expect(lines()).toHaveLength(1)
    expect(warned.join()).toMatch(/TODOKE_BROWSER の「\/x」[^]*TODOKE_BROWSER says "\/x"/)
  })

  it('bounds every step, all together far below half an hour', async () => {
    const { machine, ran } = fakeMachine(machineWhere(['apt', 'update'], ''), { administrator: true })
    await ensureBrowser(machine, '/pinned/node')
    expect(ran.every(({ seconds }) => seconds !== undefined)).toBe(true)
    expect(ran.length).toBeGreaterThan(6)
  })
})
