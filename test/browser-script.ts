import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { findBrowser } from '../src/browser/find-browser.ts'
import { descendants } from './night/processes.ts'

/** Makes a script at that path which starts the browser that todoke itself would take here, and writes down its pid: so this browser is killed and no other. */
export function writeBrowser(script: string): void {
  const { path } = findBrowser({ configured: null, headed: false })
  writeFileSync(script, `#!/bin/sh\necho $$ > '${script}.pid'\nexec '${path}' "$@"\n`)
  chmodSync(script, 0o700)
}

/** Kills the browser that this script has started, with all that it has started itself. */
export function crash(script: string): void {
  const pid = Number(readFileSync(`${script}.pid`, 'utf8'))
  for (const each of [...descendants(pid).map((process) => process.pid), pid]) kill(each)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has gone with its parent
  }
}
