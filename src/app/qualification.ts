import { authoritiesWith } from '../browser/authorities.ts'
import { readClientCertificate } from '../browser/client-certificate.ts'
import { findBrowser } from '../browser/find-browser.ts'
import type { Identity } from '../browser/identity.ts'
import { knock } from '../browser/knock.ts'
import type { Session, SessionOptions } from '../browser/session.ts'
import { Failure } from '../domain/failure.ts'
import type { Settings } from '../domain/settings.ts'
import { doorsOf } from './doors.ts'
import { incomingFolder } from './incoming.ts'
import type { Rooms } from './rooms.ts'

/** Where オンライン資格確認等システム is, and who this machine is to it. */
export type WayThere = Identity & { readonly url: string }

/** The way to the qualification system, with everything looked at that this machine alone can tell. Throws `bad-input`, each case with its reason. */
export async function wayThere({ settings, clock }: Pick<Rooms, 'settings' | 'clock'>): Promise<WayThere> {
  const url = settings.qualificationUrl
  if (url === null)
    throw new Failure('bad-input', { reason: 'qualification-url-missing', where: 'TODOKE_QUALIFICATION_URL' })
  const certificate = await readClientCertificate(settings, new Date(clock()).toISOString()) // servers judge by their own clock
  return { url, origin: new URL(url).origin, certificate, authorities: await authoritiesWith(settings.qualificationCa) }
}

/** Asks the server whether it takes the certificate, before any browser opens. Throws as `knock`. */
export async function knockThere({ url, ...identity }: WayThere, { patience }: Settings): Promise<void> {
  await knock(url, { ...identity, limit: patience })
}

/** The clock of a browser's visits, and how long they await the answer to a last button. */
export type Waits = Pick<SessionOptions, 'now' | 'answerLimit'>

/** A browser for the way there: nothing else loads in it but what the settings allow. */
export async function openThere(way: WayThere, settings: Settings, waits: Waits): Promise<Session> {
  const { openSession } = await import('../browser/session.ts') // Playwright takes half a second to load
  const { url, ...identity } = way
  const { browser, headed, patience, allowedOrigins } = settings
  return openSession({
    browser: findBrowser({ configured: browser, headed }).path,
    headed,
    origins: [way.origin, ...allowedOrigins],
    doors: { ...doorsOf(settings), qualification: url },
    identity,
    downloads: await incomingFolder(settings.home),
    patience,
    ...waits,
  })
}
