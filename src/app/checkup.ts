import { access, constants, stat } from 'node:fs/promises'
import { browserVersion } from '../browser/browser-version.ts'
import { findBrowser } from '../browser/find-browser.ts'
import { Failure } from '../domain/failure.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import type { Check } from '../domain/reports.ts'
import { failureSentences, messages } from '../i18n/index.ts'
import { knowsQualification, qualificationLooks } from './checkup-qualification.ts'
import { readNotices } from './scanning.ts'
import type { Rooms } from './rooms.ts'

type Look = readonly [name: string, look: () => Promise<string>]

/** Looks at everything a night needs, or what a terminal of the closed network does, one line each; never throws. */
export async function checkup(rooms: Rooms, signal: AbortSignal): Promise<readonly Check[]> {
  const { settings } = rooms
  const names = messages(settings.language).talk.checks
  const portal: Look = [
    names.portal,
    async () => `${settings.portalUrl} (${(await readNotices(rooms, signal)).length} notices)`,
  ]
  const mailbox = await rooms.mailbox()
  const looks: readonly Look[] = [
    [names.node, async () => process.version],
    [names.home, () => lookAtHome(settings.home)],
    [names.store, async () => `${(await (await rooms.store()).facilities()).length} facilities`],
    [names.vault, () => lookAtVault(rooms)],
    [names.browser, () => lookAtBrowser(rooms)],
    ...((await isTerminal(rooms)) ? [] : [portal]),
    ...(knowsQualification(settings) ? qualificationLooks(rooms, names) : []),
    ...(mailbox ? [[names.mailbox, () => lookAtMailbox(mailbox)] as const] : []),
  ]
  const results: Check[] = []
  for (const [name, look] of looks) results.push(await checked(name, look, rooms))
  return results
}

// A machine that looks after nobody at the portal, and knows the way to the qualification system.
async function isTerminal(rooms: Rooms): Promise<boolean> {
  if (!knowsQualification(rooms.settings)) return false
  const facilities = await rooms.store().then(
    (store) => store.facilities(),
    () => [],
  )
  return facilities.length === 0
}

async function checked(name: string, look: () => Promise<string>, { settings }: Rooms): Promise<Check> {
  try {
    return { name, ok: true, found: await look(), remedy: null }
  } catch (error) {
    if (!(error instanceof Failure)) return { name, ok: false, found: String(error), remedy: null }
    const { happened, remedy } = failureSentences(settings.language, error.code, error.detail)
    return { name, ok: false, found: `[${error.code}] ${happened}`, remedy }
  }
}

async function lookAtHome(home: string): Promise<string> {
  const found = await stat(home).catch(() => null)
  if (!found) return `${home} (new)`
  const isOpen = await access(home, constants.W_OK).then(
    () => found.isDirectory(),
    () => false,
  )
  if (isOpen) return home
  throw new Failure('bad-input', { reason: 'home-not-writable', where: 'TODOKE_HOME', found: home })
}

async function lookAtVault(rooms: Rooms): Promise<string> {
  const vault = await rooms.vault()
  const kept = await vault.list()
  const facilities = await (await rooms.store()).facilities()
  const lacking = facilities.filter(
    ({ facilityCode }) => !kept.some((each) => each.facilityCode === facilityCode && each.names.includes('password')),
  )
  if (lacking[0])
    throw new Failure('vault-missing', {
      reason: 'passwords-missing',
      where: lacking[0].facilityCode,
      found: String(lacking.length),
    })
  return `${vault.kind} (${kept.length})`
}

async function lookAtBrowser({ settings }: Rooms): Promise<string> {
  const { path, name } = findBrowser({ configured: settings.browser, headed: settings.headed })
  return `${name} ${await browserVersion(path)} (${path})`
}

async function lookAtMailbox(mailbox: Mailbox): Promise<string> {
  const { host, folder } = mailbox.address
  return `${host} ${folder} (${await mailbox.look()} mails)`
}
