import type { CellObject } from 'write-excel-file/node'
import type { CertificatesReport } from '../domain/reports.ts'
import { certificateColumns, linesOf, type Column, type Language, type ReportLine } from './certificate-columns.ts'

const sheetNames = { ja: '電子証明書', en: 'Certificates' } satisfies Record<Language, string>

/** The certificates as a workbook: codes are text with their zeros, dates are dates, the header stays in sight; facilities that could not be read stand at the end. */
export async function writeCertificatesXlsx(report: CertificatesReport, language: Language): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const header = certificateColumns.map((column) => headerCell(column[language]))
  const lines = linesOf(report).map((line) => certificateColumns.map((column) => cellOf(column, line, language)))
  const columns = certificateColumns.map(({ width }) => ({ width }))
  return writeWorkbook([header, ...lines], { sheet: sheetNames[language], columns, stickyRowsCount: 1 }).toBuffer()
}

function headerCell(value: string): CellObject {
  return { value, type: String, fontWeight: 'bold', backgroundColor: '#DDEBF7' }
}

function cellOf({ kind, value }: Column, line: ReportLine, language: Language): CellObject | null {
  const cell = value(line, language)
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (kind === 'date') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' }
  return { value: cell, type: String, format: '@' } // as text, so that Excel neither calculates nor shortens it
}
