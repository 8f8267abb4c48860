import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { findBrowser } from '../src/browser/find-browser.ts'
import { descendants, processOf } from './night/processes.ts'

/** Makes a script at that path which starts the browser that todoke itself would take here, and writes down its pid and when it began: so this browser is killed and no other. */
export function writeBrowser(script: string): void {
  const { path } = findBrowser({ configured: null, headed: false })
  writeFileSync(script, `#!/bin/sh\necho $$ $(cut -d' ' -f22 /proc/$$/stat) > '${script}.pid'\nexec '${path}' "$@"\n`)
  chmodSync(script, 0o700)
}

/** Kills the browser that this script has started, with all that it has started itself; nothing when it has ended already. */
export function crash(script: string): void {
  const [mark = '', start] = readFileSync(`${script}.pid`, 'utf8').trim().split(' ')
  if (processOf(mark)?.start !== start) return
  const pid = Number(mark)
  for (const each of [...descendants(pid).map((process) => process.pid), pid]) kill(each)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has gone with its parent
  }
}
