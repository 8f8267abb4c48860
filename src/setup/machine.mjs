// @ts-check
import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'
import { tell, warn } from './speak.mjs'

/** @typedef {import('./speak.mjs').Sentence} Sentence */

/**
 * What the setup knows of the machine and does to it; a test hands in another one.
 * @typedef {object} Machine
 * @property {string} root the clone
 * @property {string} platform
 * @property {string} arch
 * @property {string} node the running Node
 * @property {boolean} administrator
 * @property {NodeJS.ProcessEnv} environment
 * @property {import('./run.mjs').Run} run
 * @property {(sentence: Sentence) => void} tell
 * @property {(sentence: Sentence) => void} warn
 */

/** @type {Machine} */
export const thisMachine = {
  root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  platform: process.platform,
  arch: process.arch,
  node: process.execPath,
  administrator: process.getuid?.() === 0,
  environment: process.env,
  run,
  tell,
  warn,
}
