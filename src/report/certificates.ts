import type { CertificatesReport } from '../domain/reports.ts'
import type { Language } from './certificate-columns.ts'
import { writeCertificatesCsv } from './certificates-csv.ts'
import { writeCertificatesXlsx } from './certificates-xlsx.ts'

/** The formats in which the certificates may be saved or sent. */
export type CertificateFormat = 'json' | 'csv' | 'xlsx'

/** The bytes of a report in one format; the language is that of headings and words, values stay as read. */
export type WriteCertificates = (report: CertificatesReport, language: Language) => Promise<Uint8Array>

/** One writer per format; a new format is one line here. */
export const certificateWriters = {
  json: (report) => Promise.resolve(new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`)),
  csv: writeCertificatesCsv,
  xlsx: writeCertificatesXlsx,
} satisfies Record<CertificateFormat, WriteCertificates>
