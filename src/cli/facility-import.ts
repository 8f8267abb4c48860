import type { ImportReport } from '../domain/reports.ts'
import { findingSentence } from '../i18n/index.ts'
import { type Command, type Context, operandOf, suggestNext, tell } from './context.ts'
import { type Cell, sayTable } from './table.ts'

/** `todoke facility import FILE`: all lines or none, unless bad ones are to be left out; exit code 2 when a line is bad. */
export const importFacilities: Command = async (context) => {
  const todoke = await context.open()
  const report = await todoke.importFacilities(operandOf(context), { skipBad: context.options.skipBad })
  tell(context, report, () => {
    sayImport(context, report)
    suggestNext(context, ...(report.imported > 0 ? ['scan', 'facility list'] : []))
  })
  return report.imported === 0 && errorsOf(report).length > 0 ? 2 : 0
}

/** Says each bad line with its column and remedy, then what was done. */
export function sayImport(
  { terminal, words, settings }: Pick<Context, 'terminal' | 'words' | 'settings'>,
  report: ImportReport,
): void {
  const { talk, columns } = words
  const errors = errorsOf(report)
  const voice = report.imported > 0 ? terminal.out : terminal.err
  const cells = report.findings.map((finding): Cell[] => [
    { text: String(finding.line), style: finding.severity === 'error' ? 'red' : 'yellow' },
    finding.column,
    (finding.value === null ? '' : `「${finding.value}」 `) + findingSentence(settings.language, finding),
  ])
  const headings = [
    { heading: columns.line, align: 'right' },
    { heading: columns.column },
    { heading: columns.problem },
  ] as const
  if (cells.length > 0) sayTable(voice, headings, cells)
  const warnings = report.findings.length - errors.length
  if (warnings > 0) voice.say(talk.warnings(warnings))
  if (report.imported > 0) return voice.say(voice.paint('green', talk.imported(report)))
  voice.say(voice.paint('red', talk.notImported(errors.length)))
  voice.say(talk.fixOrSkip)
}

const errorsOf = ({ findings }: ImportReport) => findings.filter(({ severity }) => severity === 'error')
