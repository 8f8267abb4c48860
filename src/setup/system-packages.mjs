// @ts-check
import { tryInstalling } from './try-installing.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */

const minutes = 60
const waiting = ['-o', 'DPkg::Lock::Timeout=60'] // another apt-get may be at work

/**
 * Installs packages of Debian or Ubuntu, as root or by a sudo that asks nothing; null where that is impossible.
 * @param {Machine} machine
 * @returns {Promise<((...names: string[]) => Promise<boolean>) | null>}
 */
export async function systemInstaller(machine) {
  const prefix = await withoutQuestions(machine)
  if (prefix === null || !(await answers(machine, ['apt-get', '--version']))) return null
  const command = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', 'apt-get', '-q', ...waiting]
  const apt = (/** @type {string[]} */ ...args) =>
    tryInstalling(machine, [...command, ...args], { seconds: 8 * minutes })
  let fresh = false
  return async (...names) => {
    if (!fresh) fresh = await apt('update')
    return apt('install', '-y', '--no-install-recommends', ...names)
  }
}

/**
 * What to put before a command so that it runs as root; null when a person would have to type a password.
 * @param {Machine} machine
 * @returns {Promise<string[] | null>}
 */
export async function withoutQuestions(machine) {
  if (machine.platform !== 'linux') return null
  if (machine.administrator) return []
  return (await answers(machine, ['sudo', '-n', 'true'])) ? ['sudo', '-n'] : null
}

/**
 * @param {Machine} machine
 * @param {string[]} command
 */
async function answers(machine, [program = '', ...args]) {
  return (await machine.run(program, args, { quiet: true, seconds: 30 })).code === 0
}
