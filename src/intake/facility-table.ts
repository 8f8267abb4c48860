import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { FileLine } from '../domain/facility-columns.ts'
import type { FileReason } from '../domain/reason.ts'
import { badFile } from './bad-file.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

const readers = { '.csv': readCsv, '.xlsx': readXlsx } as const
type Kind = keyof typeof readers
const isKind = (extension: string): extension is Kind => Object.hasOwn(readers, extension)

const refusals = new Map<string, FileReason>([
  ['ENOENT', 'no-such-file'],
  ['ENOTDIR', 'no-such-file'],
  ['EISDIR', 'is-folder'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EBUSY', 'file-busy'],
])

/** The lines of a facilities file, header first, with the numbers a person sees beside them. Any file that is not a .csv or .xlsx in name and in fact is `Failure('bad-input')` naming it and why. */
export async function readFacilityTable(file: string): Promise<readonly FileLine[]> {
  const bytes = await readFile(file).catch((error: unknown) => refuse(file, error))
  const extension = extname(file).toLowerCase()
  if (!isKind(extension)) throw badFile(file, 'unknown-extension', extension || undefined)
  const disguise = disguiseOf(bytes, extension)
  if (disguise !== null) throw badFile(file, disguise)
  return readers[extension](file, bytes)
}

function refuse(file: string, error: unknown): never {
  if (!(error instanceof Error && 'code' in error)) throw error
  const code = String(error.code)
  const reason = refusals.get(code)
  throw reason === undefined ? badFile(file, 'file-unreadable', code) : badFile(file, reason)
}

function disguiseOf(bytes: Buffer, extension: Kind): FileReason | null {
  const signature = bytes.subarray(0, 4).toString('hex')
  const isZip = signature === '504b0304'
  if (bytes.length === 0) return 'empty-file'
  if (signature === 'd0cf11e0') return 'old-xls' // Excel wraps both alike
  if (extension === '.xlsx' && !isZip) return 'xlsx-in-name-only'
  return extension === '.csv' && isZip ? 'xlsx-named-csv' : null
}
