import type { CertificatesReport } from '../domain/reports.ts'
import type { Selection } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { Reason } from '../domain/reason.ts'
import { sayCertificates } from './certs-table.ts'
import { type Command, type Context, selectionOf, suggestNext, tell } from './context.ts'
import type { Format } from './options.ts'
import { refuseToReplace, writePrivately } from './out-file.ts'
import { situationOf } from './situation.ts'
import { saySurplus } from './surplus.ts'
import { plainVoice } from './terminal.ts'

/** `todoke certs`: what the last scans found, as a table, JSON, CSV or a workbook. */
export const certs: Command = async (context) => {
  const { options, words, terminal } = context
  const format = formatOf(context)
  if (options.out !== undefined && !options.force) await refuseToReplace(options.out)
  const report = await readReport(context)
  if (options.out !== undefined) await save(report, options.out, format, context)
  else if (format !== 'table') terminal.out.write(await bytesOf(report, format, context))
  else {
    sayCertificates(terminal.out, report, words)
    saySurplus(context, report.surplus)
    suggestNext(context, ...nextOf(report, selectionOf(context)))
  }
  return 0
}

async function readReport(context: Context): Promise<CertificatesReport> {
  const { expiring, status } = context.options
  const todoke = await context.open()
  return todoke.certificates({
    selection: selectionOf(context),
    ...(expiring !== undefined && { expiringWithin: expiring }),
    ...(status !== undefined && { status }),
  })
}

function formatOf({ options, terminal }: Context): Format {
  const { json, format, out } = options
  const byEnding = (['json', 'csv', 'xlsx'] as const).find((ending) => out?.toLowerCase().endsWith(`.${ending}`))
  const chosen = format ?? byEnding ?? (json ? 'json' : 'table')
  if (json && out === undefined && chosen !== 'json') throw wrongFormat('json-and-format')
  if (chosen === 'xlsx' && out === undefined && terminal.out.isTerminal) throw wrongFormat('xlsx-needs-file')
  return chosen
}

const wrongFormat = (reason: Reason) => new Failure('bad-input', { reason, where: '--format' })

async function save(report: CertificatesReport, file: string, format: Format, context: Context): Promise<void> {
  const { words, terminal } = context
  await writePrivately(file, await bytesOf(report, format, context))
  tell(context, { file, format, certificates: report.certificates.length }, () =>
    terminal.out.say(words.talk.written(file)),
  )
}

async function bytesOf(report: CertificatesReport, format: Format, { words, settings }: Context): Promise<Uint8Array> {
  if (format === 'table') {
    const lines: string[] = []
    sayCertificates(
      plainVoice((text) => lines.push(text)),
      report,
      words,
    )
    return Buffer.from(`${lines.join('\n')}\n`)
  }
  const { certificateWriters } = await import('../app/certificate-files.ts')
  return certificateWriters[format](report, settings.language)
}

function nextOf({ certificates, unread }: CertificatesReport, { codes, tags }: Selection): string[] {
  const isEmpty = certificates.length === 0 && unread.length === 0
  if (isEmpty && codes.length + tags.length > 0) return ['facility list']
  if (isEmpty) return ['facility import facilities.csv', 'scan']
  const locked = unread.find(({ error }) => error?.code === 'login-rejected')
  const isPosted = certificates.some((certificate) => situationOf(certificate) === 'posted')
  return [
    ...(locked === undefined ? [] : [`vault set ${locked.facilityCode}`]),
    ...(unread.length > 0 ? ['scan'] : []),
    ...(isPosted ? ['track'] : []),
    'certs --out certs.xlsx',
  ].slice(0, 2)
}
