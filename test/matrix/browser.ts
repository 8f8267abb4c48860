import type { MockPortal } from '../../mock-portal/contract.ts'
import { openSession, type Session } from '../../src/browser/session.ts'
import { crash, writeBrowser } from '../browser-script.ts'

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
