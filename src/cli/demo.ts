import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MockPortal } from '../../mock-portal/contract.ts'
import { facilitiesCsv } from '../../mock-portal/index.ts'
import type { Todoke } from '../app.ts'
import type { FilingReport } from '../domain/filing-report.ts'
import type { PlanReport } from '../domain/plan-report.ts'
import type { ScanReport } from '../domain/reports.ts'
import { Failure } from '../domain/failure.ts'
import type { Settings } from '../domain/settings.ts'
import { sayCertificates } from './certs-table.ts'
import { type Command, type Context, suggestNext, tell } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import { sayItems, sayTotals } from './filing-table.ts'
import { startRehearsal, variablesFor } from './mock-portal.ts'
import { writePrivately } from './out-file.ts'
import { sayFee, sayPlan } from './plan-table.ts'
import { followRun, type Progress } from './progress.ts'
import { sayTracked } from './track.ts'

const usualHome = '.todoke-demo'
/** Only the demo leaves a file of this name: a folder that holds it may be made anew. */
const mark = 'demo-passphrase'

/** `todoke demo`: a whole night on the bundled portal, from import to table; what it read stays in `.todoke-demo`. */
export const demo: Command = async (context) => {
  const home = await freshHome(context)
  const portal = await startRehearsal(context)
  const { words, terminal } = context
  terminal.err.say(`${words.talk.demoStart(portal.portalUrl)}\n${words.talk.demoHome(home)}`)
  const progress = await followRun({ ...context, terminal: { ...terminal, attended: false } }) // the cast's second factors go unanswered
  try {
    const todoke = await context.open(progress.listeners, settingsFor(context.settings, portal, home))
    await importCast(todoke, portal)
    return await rehearse(context, todoke, { progress, home })
  } finally {
    progress.end()
    await portal.close()
  }
}

async function rehearse(
  context: Context,
  todoke: Todoke,
  { progress, home }: { progress: Progress; home: string },
): Promise<number> {
  const { words, terminal, signal } = context
  const scan = await todoke.scan(undefined, { signal })
  progress.end()
  if (signal.aborted) return 0
  const filed = await applyForOne(context, todoke, { scan, home })
  progress.end()
  if (signal.aborted) return 0
  const track = await todoke.track(undefined, { signal })
  const certificates = await todoke.certificates()
  tell(context, { home, scan, ...filed, track, certificates }, () => {
    terminal.out.say(`${words.talk.scanned(scan.run)}\n`)
    sayFiled(context, filed)
    sayTracked(context, track)
    terminal.out.say('')
    sayCertificates(terminal.out, certificates, words)
    terminal.err.say(`\n${words.talk.demoDone}`)
    suggestNext(
      context,
      ...['certs --expiring 90', 'apply list', 'facility list'].map((next) => withHome(next, context)),
    )
  })
  return scan.run.ok > 0 ? 0 : exitCodeOf(scan.facilities.map(({ error }) => error?.code ?? null)) // the cast's failures are part of the play
}

interface Filed {
  readonly plan: PlanReport['plan']
  readonly apply: FilingReport | null
}

// For the first facility that could be read and has no certificate yet; then its list is read again.
async function applyForOne(
  { words, signal, terminal }: Context,
  todoke: Todoke,
  { scan, home }: { scan: ScanReport; home: string },
): Promise<Filed> {
  const { facilityCode } = scan.facilities.find(({ ok, rows }) => ok && rows.length === 0) ?? {}
  if (facilityCode === undefined) return { plan: null, apply: null }
  const { contactName, terminalName } = words.filing.demoWish
  const wishes = join(home, 'wishes.csv')
  await writeFile(wishes, `facilityCode,terminalName,contactName\n${facilityCode},${terminalName},${contactName}\n`)
  const { plan } = await todoke.planApplications(wishes)
  if (plan === null) return { plan, apply: null }
  const file = join(home, 'plan.json')
  await writePrivately(file, Buffer.from(JSON.stringify(plan, null, 2)))
  terminal.err.say(words.filing.demoApplies)
  const apply = await todoke.applyPlan(file, { submit: true, signal })
  await todoke.scan({ codes: [facilityCode], tags: [] }, { signal })
  return { plan, apply }
}

function sayFiled(context: Context, { plan, apply }: Filed): void {
  if (plan === null || apply === null) return
  sayPlan(context, plan)
  sayFee(context, plan)
  context.terminal.out.say('')
  sayItems(context, apply)
  sayTotals(context, apply)
  context.terminal.out.say('')
}

async function importCast(todoke: Todoke, portal: MockPortal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-demo-'))
  try {
    const file = join(folder, 'facilities.csv')
    await writeFile(file, facilitiesCsv({ facilities: () => portal.control.truth() }), { mode: 0o600 })
    await todoke.importFacilities(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function settingsFor(settings: Settings, portal: MockPortal, home: string): Settings {
  const variables = variablesFor(portal)
  return {
    ...settings,
    home,
    portalUrl: variables.TODOKE_PORTAL_URL,
    trackingUrl: variables.TODOKE_TRACKING_URL,
    allowedOrigins: [variables.TODOKE_ALLOWED_ORIGINS],
    vault: 'file',
    vaultPassphraseFile: join(home, mark),
    unattended: true,
  }
}

async function freshHome({ options, settings, directory }: Context): Promise<string> {
  const home = options.home === undefined ? join(directory, usualHome) : settings.home
  const files = await readdir(home).catch((): string[] => [])
  if (files.length > 0 && !files.includes(mark)) {
    throw new Failure('bad-input', { reason: 'demo-home-taken', where: home })
  }
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true, mode: 0o700 })
  await writeFile(join(home, mark), randomBytes(24).toString('base64url'), { mode: 0o600 })
  return home
}

function withHome(command: string, { options }: Context): string {
  return options.home === undefined ? `${command} --home ${usualHome}` : command
}
