import { Failure } from '../domain/failure.ts'
import type { DocumentReason } from '../domain/reason.ts'
import { readUserSettings } from '../domain/read-user-settings.ts'
import { asWord } from '../domain/screen-text.ts'
import type { Secret } from '../domain/secret.ts'
import type { ReadSettings } from '../domain/user-settings.ts'
import { isWhole, kindOf } from './kind.ts'
import type { PdfReader } from './pdf-reader.ts'
import { pdfsIn } from './zip-files.ts'

/** What a document must be, and what opens it. */
export interface Expected {
  readonly facilityCode: string
  /** 利用環境. */
  readonly environment: string
  /** documentPassword of the vault. */
  readonly password: Secret | null
}

/**
 * Reads オンライン資格確認等システムユーザ設定情報, a PDF or the old portal's zip. Throws `document-unreadable` with what is wrong, and `mismatch` when it is another
 * facility's or of another environment.
 */
export async function readDocument(bytes: Uint8Array, expected: Expected, reader: PdfReader): Promise<ReadSettings> {
  const kind = kindOf(bytes)
  if (kind === 'pdf') return checked(await readPdf(bytes, expected, reader), expected)
  if (kind === 'zip') return readZip(bytes, expected, reader)
  throw unreadable(reasons[kind])
}

const reasons = {
  empty: 'document-empty',
  page: 'document-is-page',
  other: 'document-no-pdf',
} as const satisfies Record<string, DocumentReason>

async function readPdf(
  bytes: Uint8Array,
  { password }: Pick<Expected, 'password'>,
  reader: PdfReader,
): Promise<ReadSettings> {
  if (!isWhole(bytes)) throw unreadable('document-cut')
  const answer = await reader.read({ bytes, password: password?.reveal() ?? null })
  if ('runs' in answer) return readUserSettings(answer.runs)
  if (answer.problem === 'locked') throw unreadable(password ? 'document-password-wrong' : 'document-locked')
  throw unreadable('document-damaged')
}

// By its contents, among those whose names say so if any does: a zip may hold a notice, and the other environment's document.
async function readZip(bytes: Uint8Array, expected: Expected, reader: PdfReader): Promise<ReadSettings> {
  const files = await pdfsIn(bytes, expected.password)
  const named = files.filter(({ name }) => /ユーザー?設定情報/.test(asWord(name)))
  const read: ReadSettings[] = []
  let failure = unreadable('zip-without-pdf')
  for (const file of named.length > 0 ? named : files) {
    try {
      read.push(await readPdf(file.bytes, expected, reader))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failure = error
    }
  }
  const fitting = read.filter((each) => problemOf(each, expected) === null)
  if (new Set(fitting.map(told)).size > 1) throw unreadable('zip-several')
  const [one] = fitting.length > 0 ? fitting : read
  if (!one) throw failure
  return checked(one, expected)
}

function told({ initialPassword, ...settings }: ReadSettings): string {
  return JSON.stringify([settings, initialPassword.reveal()])
}

function checked(settings: ReadSettings, expected: Expected): ReadSettings {
  const problem = problemOf(settings, expected)
  if (problem) throw problem
  return settings
}

function problemOf(settings: ReadSettings, { facilityCode, environment }: Expected): Failure | null {
  if (settings.facilityCode !== facilityCode)
    return new Failure('mismatch', { where: '医療機関等コード', expected: facilityCode, found: settings.facilityCode })
  if (settings.environment === environment) return null
  return new Failure('mismatch', { where: '利用環境', expected: environment, found: settings.environment })
}

function unreadable(reason: DocumentReason): Failure {
  return new Failure('document-unreadable', { reason })
}
