import { resolve } from 'node:path'
import { facilitiesCsv, startMockPortal } from '../../mock-portal/index.ts'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { type Command, type Context, tell } from './context.ts'
import { openWithCertificates } from './mock-certificates.ts'
import { refuseToReplace, writePrivately } from './out-file.ts'
import { orPortTaken } from './port-taken.ts'

/** `todoke mock-portal`: the bundled portal on its own, until it is told to stop. */
export const mockPortal: Command = async (context) => {
  const { options, words, terminal, signal } = context
  if (options.out !== undefined && !options.force) await refuseToReplace(options.out)
  const portal = await startRehearsal(context)
  const qualification = await qualificationBeside(context, portal)
  const accounts = options.certificates === undefined ? [] : portal.control.accounts()
  const csv = facilitiesCsv({ facilities: () => portal.control.truth() }, accounts)
  if (options.out !== undefined) await writePrivately(options.out, Buffer.from(csv))
  const variables = { ...variablesFor(portal), ...qualification }
  tell(context, { ...variables, controlUrl: portal.controlUrl, origins: portal.origins }, () =>
    sayRehearsal(context, portal, variables),
  )
  await ended(signal)
  await portal.close()
  terminal.err.say(words.talk.mockEnded)
  return 0
}

/** Starts the mock on the day of the settings' clock. A port that is taken is `Failure('bad-input')`. */
export async function startRehearsal({ options, settings }: Context): Promise<MockPortal> {
  const { facilities, seed, port } = options
  return orPortTaken(port, () =>
    startMockPortal({
      today: todayIn(settings.now),
      ...(facilities !== undefined && { facilities }),
      ...(seed !== undefined && { seed }),
      ...(port !== undefined && { port }),
    }),
  )
}

/** With `--certificates` the qualification system too, on the port after the others; what fails ends the mock. */
async function qualificationBeside(
  { options: { certificates, force, port = 0 } }: Context,
  portal: MockPortal,
): Promise<Readonly<Record<string, string>>> {
  if (certificates === undefined) return {}
  try {
    const folder = resolve(certificates)
    return await openWithCertificates(portal, { folder, force, port: port === 0 ? 0 : port + 4 })
  } catch (error) {
    await portal.close()
    throw error
  }
}

/** The settings with which todoke uses this mock. */
export function variablesFor({ portalUrl, origins }: Pick<MockPortal, 'portalUrl' | 'origins'>) {
  return {
    TODOKE_PORTAL_URL: portalUrl,
    TODOKE_TRACKING_URL: new URL('/services/srv/search/direct', origins.post).href,
    TODOKE_ALLOWED_ORIGINS: origins.ra,
  }
}

function sayRehearsal(
  { terminal: { out }, words: { talk }, options, typed }: Context,
  portal: MockPortal,
  variables: Readonly<Record<string, string>>,
): void {
  const pairs = Object.entries(variables)
  out.say(out.paint('bold', talk.mockStarted))
  out.say(
    `  portal   ${portal.portalUrl}\n  ra       ${portal.origins.ra}\n  post     ${portal.origins.post}\n  control  ${portal.controlUrl}`,
  )
  out.say(`\n${talk.mockSet}`)
  out.say(`  bash        export ${pairs.map(([name, value]) => `${name}=${inShell(value)}`).join(' ')}`)
  out.say(`  PowerShell  ${pairs.map(([name, value]) => `$env:${name}='${value}'`).join('; ')}`)
  out.say(`  cmd         ${pairs.map(([name, value]) => `set "${name}=${value}"`).join(' & ')}`)
  out.say(`\n${talk.mockImport}`)
  if (options.out !== undefined) out.say(`  ${typed(`facility import ${options.out}`)}`)
  out.say(`  ${typed('scan')}`)
}

/** A value as a shell takes it: in quotes only when it must be. */
function inShell(value: string): string {
  return /^[\w/:.,=%+@-]*$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\\''`)}'`
}

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function todayIn(now: string | null): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now === null ? new Date() : new Date(now))
}
