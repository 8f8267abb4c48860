// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm-command.mjs'

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/**
 * True when every package of the lock is installed in its version; those for other platforms may be absent. An installation that was cut has left no list, and is not current.
 * @param {string} root
 */
function packagesAreCurrent(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null || installed === null) return false
  return Object.entries(wanted)
    .filter(([place]) => place.startsWith('node_modules/'))
    .every(([place, entry]) => {
      const present = installed[place]
      return present === undefined ? (entry.optional ?? entry.devOptional) === true : present.version === entry.version
    })
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/**
 * Installs the packages of the lock when they are not current; false when that failed, which has then been said.
 * @param {import('./machine.mjs').Machine} machine
 */
export async function ensurePackages(machine) {
  const { root, environment, tell, warn } = machine
  if (packagesAreCurrent(root)) return true
  const npm = npmCommand(environment, machine.node)
  if (npm === null || wouldReplaceItself(machine, npm.node)) {
    warn({
      ja: 'パッケージが package-lock.json と合っていません。「npm ci」を実行してから、もう一度お試しください。',
      en: 'The packages do not match package-lock.json. Run "npm ci", then try again.',
    })
    return false
  }
  tell({
    ja: 'パッケージを入れています（npm ci、初回は 1 分ほど）…',
    en: 'Installing the packages (npm ci, about a minute the first time) …',
  })
  const args = [npm.script, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { code } = await machine.run(npm.node, args, { cwd: root, seconds: 900 })
  if (code === 0 && packagesAreCurrent(root)) return true
  warn({
    ja: 'パッケージを入れられませんでした。ネットワーク（社内のプロキシは npm config set proxy）を確かめ、「npm ci」の表示をご覧ください。',
    en: 'The packages could not be installed. Check the network (behind a proxy: npm config set proxy) and see what "npm ci" says.',
  })
  return false
}

/**
 * Windows cannot delete a program that runs, and this may run on the clone's own Node.
 * @param {import('./machine.mjs').Machine} machine
 * @param {string} npmNode
 */
function wouldReplaceItself(machine, npmNode) {
  const inside = join(machine.root, 'node_modules').toLowerCase()
  return machine.platform === 'win32' && [machine.node, npmNode].some((node) => node.toLowerCase().startsWith(inside))
}
