import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { openSession, type Session } from '../../src/browser/session.ts'
import { descendants } from '../night/processes.ts'

/** So long a screen is waited for, the answer to a last button, and a row that is not there. */
const patience = 8_000
export const answerLimit = 6_000
export const quiet = 2_000

/** Where the portal is. */
export type Portal = Pick<MockPortal, 'portalUrl' | 'origins'>

/** A browser of its own that can be killed as a whole. */
export interface Browser {
  readonly session: Session
  /** Kills it with all that it has started. */
  readonly crash: () => void
}

/** A browser that goes to this portal; it is started by a script, made at that path, that writes down its pid: so this browser is killed and no other. */
export function openBrowser(portal: Portal, script: string): Browser {
  const { path } = findBrowser({ configured: null, headed: false })
  writeFileSync(script, `#!/bin/sh\necho $$ > '${script}.pid'\nexec '${path}' "$@"\n`)
  chmodSync(script, 0o700)
  const session = openSession({
    browser: script,
    headed: false,
    origins: [new URL(portal.portalUrl).origin, portal.origins.ra, portal.origins.post],
    doors: {
      portal: portal.portalUrl,
      post: `${portal.origins.post}/`,
      directForm: `${portal.origins.ra}/p/rcr`,
      directList: `${portal.origins.ra}/p/rx`,
    },
    patience,
    answerLimit,
    now: () => new Date().toISOString(),
  })
  return { session, crash: () => crash(script) }
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
