import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const bin = new URL('../../src/cli/bin.ts', import.meta.url).pathname
/** Prints the address of every module that is loaded. */
const hooks = `import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) { const found = next(name, context); process._rawDebug('loads ' + found.url); return found } })`
const watching = `data:text/javascript,${encodeURIComponent(hooks)}`

it.each(['--help', 'certs --help', 'scna'])('says the first word of %s without loading a package', (line) => {
  const { stderr } = spawnSync(process.execPath, ['--import', watching, bin, ...line.split(' ')], { encoding: 'utf8' })
  const loaded = [...stderr.matchAll(/^loads (.+)$/gm)].map(([, address = '']) => address)
  expect(loaded.some((address) => address.endsWith('/src/cli/main.ts'))).toBe(true)
  expect(loaded.filter((address) => address.includes('/node_modules/'))).toEqual([])
  expect(loaded.filter((address) => /src\/(?:app|browser|store|vault|config)/.test(address))).toEqual([])
})
