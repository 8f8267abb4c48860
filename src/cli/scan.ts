import type { FailureCode } from '../domain/failure.ts'
import type { ReportedError, ScanReport } from '../domain/reports.ts'
import { type Command, type Context, selectionOf, suggestNext, tell } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import { followRun } from './progress.ts'
import { printable, type Voice } from './terminal.ts'
import { sayUnread } from './unread.ts'

/** `todoke scan`: visits the chosen facilities and says what came of it. */
export const scan: Command = async (context) => {
  const report = await scanFollowed(context)
  tell(context, report, () => {
    sayScan(context, report)
    suggestNext(context, ...nextOf(report))
  })
  return exitCodeOf(codesOf(report))
}

/** What became of each facility, and what closed the portal for all. */
function codesOf({ run, facilities }: ScanReport): (FailureCode | null)[] {
  const codes = facilities.map(({ error }) => error?.code ?? null)
  return run.stoppedBy === null ? codes : [...codes, run.stoppedBy.code]
}

/** Scans with progress on stderr. */
async function scanFollowed(context: Context): Promise<ScanReport> {
  const progress = await followRun(context)
  try {
    const todoke = await context.open(progress.listeners)
    return await todoke.scan(selectionOf(context), { signal: context.signal })
  } finally {
    progress.end()
  }
}

/** Says which facilities were not read and why, and what the run came to. */
export function sayScan(
  { terminal, words, signal }: Pick<Context, 'terminal' | 'words' | 'signal'>,
  report: ScanReport,
): void {
  const { out } = terminal
  const { talk } = words
  const failed = report.facilities.filter(({ error }) => error !== null)
  sayUnread(
    out,
    failed.map(({ name, ...facility }) => ({ ...facility, facilityName: name })),
    words,
  )
  if (report.facilities.length === 0 && report.run.remaining === 0) return out.say(talk.noFacilities)
  out.say(`${failed.length > 0 ? '\n' : ''}${out.paint('bold', talk.scanned(report.run))}`)
  if (report.run.stoppedBy !== null) sayStop(out, report.run.stoppedBy, talk.stoppedBy)
  if (signal.aborted) out.say(talk.interrupted)
  if (report.run.remaining > 0) out.say(talk.remaining(report.run.remaining))
}

function sayStop(out: Voice, { code, message }: ReportedError, stopped: string): void {
  out.say(`${out.paint('red', `${stopped}: [${code}]`)}\n    ${printable(message)}`)
}

function nextOf({ run, facilities }: ScanReport): string[] {
  if (facilities.length === 0 && run.remaining === 0) return ['facility import facilities.csv']
  return run.remaining > 0 ? ['scan', 'certs'] : ['certs --expiring 90', 'certs --out certs.xlsx']
}
