import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { findBrowser } from '../../src/browser/find-browser.ts'
import { openSession, type Session } from '../../src/browser/session.ts'
import { descendants } from '../night/processes.ts'

/** So long a screen is waited for, and the answer to a last button. */
interface Waits {
  readonly patience: number
  readonly answerLimit: number
}

/** A machine may be slow; what never comes is only awaited where a time-out is meant. */
const patient: Waits = { patience: 60_000, answerLimit: 60_000 }
export const hurried: Waits = { patience: 12_000, answerLimit: 4_000 }
/** A row that is not there is looked for again after so long. */
export const quiet = 2_500

/** Where the portal is. */
export type Portal = Pick<MockPortal, 'portalUrl' | 'controlUrl' | 'origins'>

/** A browser of its own that can be killed as a whole. */
export interface Browser {
  readonly session: Session
  /** From the next visit on it waits only as long as a time-out is to take, or as long as a slow machine may need. */
  readonly hurry: (inHaste: boolean) => void
  /** Kills it with all that it has started. */
  readonly crash: () => void
}

/** Makes a script at that path which starts the browser and writes down its pid: so this browser is killed and no other. */
export function writeBrowser(script: string): void {
  const { path } = findBrowser({ configured: null, headed: false })
  writeFileSync(script, `#!/bin/sh\necho $$ > '${script}.pid'\nexec '${path}' "$@"\n`)
  chmodSync(script, 0o700)
}

/** A browser that goes to this portal, started by a script at that path. */
export function openBrowser(portal: Portal, script: string): Browser {
  writeBrowser(script)
  let waits = patient
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
    // Both are asked for at the start of each visit.
    get patience() {
      return waits.patience
    },
    get answerLimit() {
      return waits.answerLimit
    },
    now: () => new Date().toISOString(),
  })
  return { session, hurry: (inHaste) => (waits = inHaste ? hurried : patient), crash: () => crash(script) }
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
