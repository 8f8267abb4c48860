import type { FacilityReport } from '../domain/reports.ts'
import { secretNames } from '../domain/facility.ts'
import { categoryText } from '../i18n/index.ts'
import { sayCertificateTable } from './certs-table.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { printable } from './terminal.ts'
import { momentText, sayUnread } from './unread.ts'

/** `todoke facility show CODE`: its registration, its certificates and how the last visit went. */
export const showFacility: Command = async (context) => {
  const code = operandOf(context)
  const todoke = await context.open()
  const report = await todoke.showFacility(code)
  tell(context, report, () => {
    sayFacility(context, report)
    const lacksPassword = !report.secrets.includes('password')
    suggestNext(context, lacksPassword ? `vault set ${code}` : `scan --facility ${code}`)
  })
  return 0
}

function sayFacility({ terminal: { out }, words }: Context, report: FacilityReport): void {
  const { facility, secrets, rows, lastVisit } = report
  const { columns, talk } = words
  const lines: [heading: string, value: string | null][] = [
    [columns.name, facility.name],
    [columns.facilityCode, facility.facilityCode],
    [columns.loginId, facility.loginId],
    [columns.category, facility.category && categoryText(facility.category)],
    [columns.tags, talk.listed(facility.tags)],
    [columns.contactName, facility.contactName],
    [columns.phone, facility.phone],
    [columns.email, facility.email],
    [columns.secrets, talk.listed(secretWords(secrets, words))],
    [columns.lastVisit, lastVisitText(lastVisit, talk)],
  ]
  for (const [heading, value] of lines) out.say(`${out.paint('bold', heading)}: ${printable(value || talk.none)}`)
  if (lastVisit?.error) sayUnread(out, [{ ...facility, facilityName: facility.name, error: lastVisit.error }], words)
  out.say('')
  sayCertificateTable(out, rows, words)
}

function secretWords(kept: readonly string[], { secrets }: Context['words']): string[] {
  return secretNames.filter((name) => kept.includes(name)).map((name) => secrets[name])
}

function lastVisitText(visit: FacilityReport['lastVisit'], talk: Context['words']['talk']): string {
  if (visit === null || visit.at === null) return talk.neverRead
  return visit.ok ? talk.lastVisitOk(momentText(visit.at)) : talk.lastVisitFailed(momentText(visit.at))
}
