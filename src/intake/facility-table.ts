import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { FileLine } from '../domain/facility-columns.ts'
import { badFile, wantedFile } from './bad-file.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

const readers = { '.csv': readCsv, '.xlsx': readXlsx } as const
type Kind = keyof typeof readers
const isKind = (extension: string): extension is Kind => Object.hasOwn(readers, extension)

const refusals = new Map([
  ['ENOENT', 'ファイルがありません / no such file'],
  ['ENOTDIR', 'ファイルがありません / no such file'],
  ['EISDIR', 'フォルダーです / a folder'],
  ['EACCES', '読む権限がありません / no permission to read it'],
  ['EPERM', '読む権限がありません / no permission to read it'],
  ['EBUSY', '別のソフトが開いています / open in another program'],
])

/** The lines of a facilities file, header first, with the numbers a person sees beside them. Any file that is not a .csv or .xlsx in name and in fact is `Failure('bad-input')` naming it and what would do. */
export async function readFacilityTable(file: string): Promise<readonly FileLine[]> {
  const bytes = await readFile(file).catch((error: unknown) => refuse(file, error))
  const extension = extname(file).toLowerCase()
  if (!isKind(extension)) throw badFile(file, extension || '拡張子なし / no extension', wantedFile)
  const disguise = disguiseOf(bytes, extension)
  if (disguise !== null) throw badFile(file, disguise, wantedFile)
  return readers[extension](file, bytes)
}

function refuse(file: string, error: unknown): never {
  const reason = error instanceof Error && 'code' in error ? refusals.get(String(error.code)) : undefined
  throw reason === undefined ? error : badFile(file, reason, wantedFile)
}

function disguiseOf(bytes: Buffer, extension: Kind): string | null {
  const signature = bytes.subarray(0, 4).toString('hex')
  const isZip = signature === '504b0304'
  if (bytes.length === 0) return '空のファイル / an empty file'
  if (signature === 'd0cf11e0') return '古い .xls か、パスワード付きの .xlsx / an old .xls, or an .xlsx with a password' // Excel wraps both alike
  if (extension === '.xlsx' && !isZip) return '.xlsx という名の別の形式 / another format named .xlsx'
  return extension === '.csv' && isZip ? '.csv という名の .xlsx / an .xlsx named .csv' : null
}
