import type { CertificatesReport } from '../domain/reports.ts'
import { certificateColumns, linesOf, type Column, type Language, type ReportLine } from './certificate-columns.ts'

const formulaStart = /^[=+\-@\t\r＝＋－＠]/
const plainNumber = /^[+-]?[\d\s().-]*$/

/**
 * The certificates as CSV for Excel: UTF-8 with a byte order mark, CRLF, one line each, then the facilities that could not be read.
 * Excel drops the leading zeros of codes when it opens a .csv by double-click: the .xlsx keeps them.
 */
export async function writeCertificatesCsv(report: CertificatesReport, language: Language): Promise<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync')
  const header = certificateColumns.map((column) => column[language])
  const lines = linesOf(report).map((line) => certificateColumns.map((column) => cellOf(column, line, language)))
  return new TextEncoder().encode(stringify([header, ...lines], { bom: true, record_delimiter: 'windows' }))
}

function cellOf({ kind, value }: Column, line: ReportLine, language: Language): string {
  const text = String(value(line, language) ?? '')
  return kind === 'text' || kind === 'code' ? withoutFormula(text) : text
}

// A terminal's name is anybody's text: one that a spreadsheet would calculate gets an apostrophe, a telephone number or a lone hyphen stays as it is.
function withoutFormula(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
