// @ts-check
import { existsSync } from 'node:fs'
import module from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const oldest = 20
const [task, ...rest] = process.argv.slice(2)
const program = new URL('../cli/bin.ts', import.meta.url)
const packages = new URL('../../node_modules/.package-lock.json', import.meta.url)

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(`Node.js ${oldest} 以上が必要です（今は ${process.versions.node}）。https://nodejs.org/`)
  console.error(`Node.js ${oldest} or newer is needed (this is ${process.versions.node}). https://nodejs.org/`)
  process.exitCode = 2
} else if (task === 'todoke' && process.features.typescript && existsSync(packages)) {
  module.enableCompileCache?.()
  process.argv.splice(1, 2, fileURLToPath(program)) // as if it had been started itself
  void import(program.href) // in this very process: a second one would double the time to the first word
} else {
  void import('./tasks.mjs') // only now: what it imports does not load on an older Node
    .then(({ perform }) => perform(task, rest))
    .then((code) => (process.exitCode = code))
}
