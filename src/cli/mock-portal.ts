import { facilitiesCsv, startMockPortal } from '../../mock-portal/index.ts'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { Failure } from '../domain/failure.ts'
import { type Command, type Context, tell } from './context.ts'
import { refuseToReplace, writePrivately } from './out-file.ts'

/** `todoke mock-portal`: the bundled portal on its own, until it is told to stop. */
export const mockPortal: Command = async (context) => {
  const { options, words, terminal, signal } = context
  if (options.out !== undefined && !options.force) await refuseToReplace(options.out)
  const portal = await startRehearsal(context)
  const csv = facilitiesCsv({ facilities: () => portal.control.truth() })
  if (options.out !== undefined) await writePrivately(options.out, Buffer.from(csv))
  const variables = variablesFor(portal)
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
  try {
    return await startMockPortal({
      today: todayIn(settings.now),
      ...(facilities !== undefined && { facilities }),
      ...(seed !== undefined && { seed }),
      ...(port !== undefined && { port }),
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new Failure('bad-input', { reason: 'port-taken', where: '--port', found: String(port) }, error)
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
  out.say(`  bash        export ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`)
  out.say(`  PowerShell  ${pairs.map(([name, value]) => `$env:${name}='${value}'`).join('; ')}`)
  out.say(`  cmd         ${pairs.map(([name, value]) => `set "${name}=${value}"`).join(' & ')}`)
  out.say(`\n${talk.mockImport}`)
  if (options.out !== undefined) out.say(`  ${typed(`facility import ${options.out}`)}`)
  out.say(`  ${typed('scan')}`)
}

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function todayIn(now: string | null): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now === null ? new Date() : new Date(now))
}
