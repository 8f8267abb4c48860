// @ts-check
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { thisMachine } from './machine.mjs'

const { root, run } = thisMachine
const dist = join(root, 'dist')

rmSync(dist, { recursive: true, force: true })
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const compiled = await run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root })
process.exitCode = compiled.code
if (compiled.code === 0) {
  copyPages()
  await copyVendorFiles()
}

/** Copies what the compiler leaves out of the mock portal: pages, styles and the browser's scripts. */
function copyPages() {
  cpSync(join(root, 'mock-portal'), join(dist, 'mock-portal'), {
    recursive: true,
    filter: (file) => !/\.(?:ts|md)$/.test(file),
  })
}

/** Copies AngularJS and Bootstrap, with their licences, to where the mock portal looks first. */
async function copyVendorFiles() {
  const portal = join(dist, 'mock-portal', 'portal')
  const { vendorFiles } = await import(pathToFileURL(join(portal, 'vendor.js')).href)
  const { resolve } = createRequire(import.meta.url)
  for (const [file, place] of Object.entries(vendorFiles)) {
    const to = join(portal, 'vendor', file)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(resolve(place), to)
  }
  for (const name of new Set(Object.values(vendorFiles).map((place) => place.split('/')[0]))) {
    const home = dirname(resolve(`${name}/package.json`))
    const licence = readdirSync(home).find((file) => /^licen[cs]e/i.test(file))
    if (licence === undefined) throw new Error(`${name} has no licence file to go with it`)
    cpSync(join(home, licence), join(portal, 'vendor', `LICENSE-${name}.txt`))
  }
}
