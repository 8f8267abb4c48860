#!/usr/bin/env node
import module from 'node:module'
import process from 'node:process'

// Nothing of ours is imported before this: on an older Node it could not even be loaded.
if (isTooOld(process.versions.node)) {
  process.stderr.write(
    `todoke には Node.js 24.18.1 以上の 24 系、または 26.5.1 以上が必要です（今: ${process.versions.node}）。https://nodejs.org から入れてください。リポジトリーからは npm ci のあと npm run -s todoke で動きます。\n` +
      `todoke needs Node.js 24.18.1 or later of 24, or 26.5.1 or later (this is ${process.versions.node}). Get it from https://nodejs.org; from a clone, npm ci and then npm run -s todoke brings its own.\n`,
  )
  process.exitCode = 2
} else {
  module.enableCompileCache()
  const { main } = await import('./main.ts')
  const { argv, env, stdin, stdout, stderr } = process
  process.exitCode = await main(argv.slice(2), { stdin, stdout, stderr, environment: env, directory: process.cwd() })
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const since = (wantedMinor: number) => minor > wantedMinor || (minor === wantedMinor && patch >= 1)
  return major < 24 || major === 25 || (major === 24 && !since(18)) || (major === 26 && !since(5))
}
