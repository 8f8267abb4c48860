import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { perform } from '../../src/setup/tasks.mjs'
import { run } from '../../src/setup/run.mjs'
import { answer, fakeMachine, temporaryFolder } from './fake-machine.ts'
import type { Ended } from '../../src/setup/run.mjs'

const start = join(import.meta.dirname, '..', '..', 'src', 'setup', 'start.mjs')

/** A clone with its packages, on a machine with a browser and fonts. */
async function readyClone(answers: Record<string, Ended>) {
  const root = await temporaryFolder()
  await mkdir(join(root, 'node_modules'))
  await writeFile(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=26.5.1' } }))
  for (const list of ['package-lock.json', 'node_modules/.package-lock.json'])
    await writeFile(join(root, list), JSON.stringify({ packages: {} }))
  const version = { code: 0, output: 'v26.10.0\n' }
  const browser = answer({ path: '/usr/bin/chromium', starts: true })
  return fakeMachine({ '--version': version, 'print-browser.ts': browser, ...answers }, { root, platform: 'darwin' })
}

describe('perform', () => {
  it.each([
    ['demo', ['--headed'], /src.cli.bin\.ts demo --headed$/],
    ['todoke', ['scan', '--all'], /src.cli.bin\.ts scan --all$/],
    ['check', ['test/store'], /src.setup.check\.mjs test\/store$/],
  ])('%s runs on the Node that was found, with what was asked, and returns its exit code', async (name, rest, line) => {
    const { machine, lines, told } = await readyClone({
      'bin.ts': { code: 4, output: '' },
      'check.mjs': { code: 4, output: '' },
    })
    expect(await perform(name, rest, machine)).toBe(4)
    expect(lines().at(-1)).toMatch(line)
    expect(lines().at(-1)).toMatch(/^\S+node /)
    expect(told).toEqual([])
  })

  it('ends a check that could not begin with a count of nothing, and exit code 2', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue()
    const { machine, lines } = await readyClone({ 'print-browser.ts': answer({ path: null, refused: '/x' }) })
    expect(await perform('check', [], machine)).toBe(2)
    expect(log.mock.calls).toEqual([['0 passed, 0 failed']])
    expect(await perform('demo', [], machine)).toBe(2)
    expect(log.mock.calls).toHaveLength(1)
    expect(lines().join()).not.toMatch(/check\.mjs|bin\.ts/)
    log.mockRestore()
  })
})

describe('start.mjs', () => {
  it('tells an old Node in both languages what it needs', async () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } })`
    const { code, output } = await run(process.execPath, ['--import', `data:text/javascript,${older}`, start, 'demo'], {
      quiet: true,
    })
    expect(code).toBe(2)
    expect(output).toMatch(/Node\.js 20 以上が必要です（今は 18\.19\.0）.*\nNode\.js 20 or newer is needed/)
  })

  it('runs a command of todoke in the clone, with its exit code', async () => {
    expect((await run(process.execPath, [start, 'todoke', '--version'], { quiet: true })).output).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    )
    expect((await run(process.execPath, [start, 'todoke', 'no-such-command'], { quiet: true })).code).toBe(2)
  })
})
