// @ts-check
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.mjs'
import { ensureFonts } from './ensure-fonts.mjs'
import { findNode } from './find-node.mjs'
import { thisMachine } from './machine.mjs'
import { ensurePackages } from './packages.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */

const notReady = 2

/** @type {Record<string, { script: readonly string[], args: readonly string[] }>} */
const tasks = {
  demo: { script: ['src', 'cli', 'bin.ts'], args: ['demo'] },
  todoke: { script: ['src', 'cli', 'bin.ts'], args: [] },
  check: { script: ['src', 'setup', 'check.mjs'], args: [] },
}

/**
 * Makes the clone ready, then runs `todoke demo`, `todoke` or all checks on the pinned Node; the exit code is theirs, or 2 when the clone could not be made ready.
 * @param {string | undefined} name
 * @param {readonly string[]} rest handed on
 * @param {Machine} machine
 */
export async function perform(name, rest, machine = thisMachine) {
  const task = tasks[name ?? '']
  if (task === undefined) throw new Error(`start.mjs knows: ${Object.keys(tasks).join(', ')}`)
  const node = await makeReady(machine).catch(showBug)
  if (node === null) {
    if (name === 'check') console.log('0 passed, 0 failed')
    return notReady
  }
  const args = [join(machine.root, ...task.script), ...task.args, ...rest]
  return (await machine.run(node, args, name === 'check' ? { cwd: machine.root } : {})).code
}

/** @param {Machine} machine */
async function makeReady(machine) {
  if (!(await ensurePackages(machine))) return null
  const node = await findNode(machine)
  if (node === null || !(await ensureBrowser(machine, node))) return null
  await ensureFonts(machine)
  return node
}

/** @param {unknown} error */
function showBug(error) {
  console.error(error)
  return null
}
