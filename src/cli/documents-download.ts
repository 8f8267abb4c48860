import { resolve } from 'node:path'
import type { DocumentItem, DocumentsReport } from '../domain/document-reports.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { DocumentKind } from '../domain/user-settings.ts'
import { type Command, type Context, selectionOf, suggestNext, tell } from './context.ts'
import { exitCodeOf } from './exit-code.ts'
import { accountDocument } from './master-account-show.ts'
import { followRun } from './progress.ts'
import { sayTable } from './table.ts'
import { printable } from './terminal.ts'
import { sayUnread } from './unread.ts'

/** `todoke master-account download`: the user settings of each chosen facility, and the user IDs in them. */
export const downloadMasterAccounts: Command = (context) => download(context, 'master-account')

/** `todoke documents download --kind …`: the downloads behind the portal's tiles. */
export const downloadDocuments: Command = (context) => download(context, context.options.kind ?? 'master-account')

async function download(context: Context, kind: DocumentKind): Promise<number> {
  const { options, signal, directory, words } = context
  const progress = await followRun(context, words.documents)
  const todoke = await context.open(progress.listeners)
  const folder = options.out === undefined ? {} : { out: resolve(directory, options.out) }
  const report = await todoke.downloadDocuments(selectionOf(context), { kind, signal, ...folder }).finally(progress.end)
  tell(context, { items: report.items.map(kind === 'master-account' ? accountDocument : fileDocument) }, () => {
    sayDocuments(context, report, kind)
    const [first] = report.items.filter(({ userId }) => userId !== null)
    suggestNext(context, ...(first ? [`master-account show ${first.facilityCode}`] : []))
  })
  return exitCodeOf(codesOf(report))
}

function codesOf({ items, stoppedBy }: DocumentsReport): (FailureCode | null)[] {
  const codes = items.map(({ error }) => error?.code ?? null)
  return stoppedBy === null ? codes : [...codes, stoppedBy.code]
}

function fileDocument({ facilityCode, name, file, importedOn, error }: DocumentItem): object {
  return { facilityCode, name, file, importedOn, error }
}

function sayDocuments({ terminal: { out }, words }: Context, report: DocumentsReport, kind: DocumentKind): void {
  const { columns, documents, talk } = words
  const done = report.items.filter(({ error }) => error === null)
  const failed = report.items.filter(({ error }) => error !== null)
  const isAccount = kind === 'master-account'
  const own = isAccount ? [documents.columns.userId, documents.columns.resetUserId] : [documents.columns.importedOn]
  const headings = [columns.facilityCode, columns.facility, ...own, documents.columns.file]
  const rows = done.map(({ facilityCode, facilityName, userId, resetUserId, importedOn, file }) => [
    facilityCode,
    facilityName,
    ...(isAccount ? [userId ?? talk.none, resetUserId ?? talk.none] : [importedOn ?? talk.none]),
    file ?? talk.none,
  ])
  if (rows.length > 0)
    sayTable(
      out,
      headings.map((heading) => ({ heading })),
      rows,
    )
  sayUnread(out, failed, words)
  for (const { file } of failed) if (file !== null) out.say(printable(`    ${documents.unread(file)}`))
  if (report.stoppedBy) out.say(out.paint('red', `${talk.stoppedBy}: [${report.stoppedBy.code}]`))
  out.say(`\n${out.paint('bold', documents.total({ ok: done.length, failed: failed.length }))}`)
}
