import type { ReportedFinding } from '../domain/plan-report.ts'
import type { Plan, PlanItem } from '../domain/plan.ts'
import type { Messages } from '../i18n/index.ts'
import type { Context } from './context.ts'
import { type Cell, sayTable } from './table.ts'
import { printable, type Style, type Voice } from './terminal.ts'

type Speaking = Pick<Context, 'terminal' | 'words'>

const signs = { error: '✗', advice: '!', warning: '·' } as const
const styles: Readonly<Record<ReportedFinding['severity'], Style>> = { error: 'red', advice: 'yellow', warning: 'dim' }

/** Says what will be done about each line, with its yen. */
export function sayPlan({ terminal: { out }, words }: Speaking, { items }: Plan): void {
  const { columns, planning } = words
  const headings = [
    { heading: planning.columns.key },
    { heading: planning.columns.action },
    { heading: columns.facility, shrinks: true },
    { heading: columns.terminalName, shrinks: true },
    { heading: columns.contactName, shrinks: true },
    { heading: planning.columns.fee, align: 'right' },
    { heading: planning.columns.postage, align: 'right' },
    { heading: planning.columns.total, align: 'right' },
    { heading: columns.facilityCode },
  ] as const
  sayTable(
    out,
    headings,
    items.map((item) => rowOf(item, words)),
  )
}

/** Says each finding with its lines and source, what is said of several lines once; what a person has overruled with the reason. */
export function sayFindings({ words }: Speaking, findings: readonly ReportedFinding[], voice: Voice): void {
  const alike = Map.groupBy(findings, ({ kind, message, accepted }) => JSON.stringify([kind, message, accepted]))
  if (findings.length > 0) voice.say('')
  for (const same of alike.values()) sayAlike(same, words, voice)
}

/** Says what it comes to. */
export function sayFee({ terminal: { out }, words: { planning } }: Speaking, { items, fee }: Plan): void {
  const count = items.filter(({ action }) => action === 'apply').length
  out.say(`\n${out.paint('bold', planning.applications({ count, ...fee }))}`)
  if (count < items.length) out.say(planning.skipped(items.length - count))
}

function rowOf(
  { key, action, facilityName, terminalName, contactName, fee, facilityCode }: PlanItem,
  words: Messages,
): Cell[] {
  const { actions, yen } = words.planning
  const yens = [fee.certificates, fee.postage, fee.total].map((amount) => yen(amount))
  const style = action === 'apply' ? 'green' : 'yellow'
  return [key, { text: actions[action], style }, facilityName, terminalName, contactName, ...yens, facilityCode]
}

function sayAlike(same: readonly ReportedFinding[], { columns, planning, talk }: Messages, voice: Voice): void {
  const [finding] = same
  if (finding === undefined) return
  const { severity, kind, column, message, source, accepted } = finding
  const keys = [...new Set(same.map(({ key }) => key))]
  const about = `${planning.severities[severity]} [${kind}]${column === null ? '' : `  ${columns[column]}`}`
  voice.say(voice.paint(styles[severity], printable(`${signs[severity]} ${talk.listed(keys)}  ${about}`)))
  voice.say(`    ${printable(message)}`)
  if (accepted !== null) voice.say(`    ${printable(planning.acceptedBecause(accepted))}`)
  voice.say(voice.paint('dim', `    ${planning.source}: ${source}`))
}
