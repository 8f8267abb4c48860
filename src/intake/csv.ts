import type { FileLine } from '../domain/facility-columns.ts'
import { badFile } from './bad-file.ts'

/** The lines of a .csv in UTF-8, with or without a byte order mark, or in CP932. Another encoding or a stray quotation mark is `Failure('bad-input')`. */
export async function readCsv(file: string, bytes: Uint8Array): Promise<readonly FileLine[]> {
  const { CsvError, parse } = await import('csv-parse/sync')
  const text = decode(file, bytes).replaceAll(/\r\n?/g, '\n') // csv-parse counts \r\n inside quotes as two lines
  const lines: FileLine[] = []
  let line = 1
  const keep = (cells: string[], { lines: last }: { readonly lines: number }): null => {
    lines.push({ line, cells })
    line = last + 1
    return null
  }
  try {
    parse(text, { relax_column_count: true, record_delimiter: '\n', on_record: keep })
  } catch (error) {
    throw error instanceof CsvError ? badFile(file, 'stray-quote', String(line)) : error // never its message: it quotes the cell, which may be a password
  }
  return lines
}

function decode(file: string, bytes: Uint8Array): string {
  const text = decodeAs('utf-8', bytes) ?? decodeAs('shift_jis', bytes)
  if (text !== null && !text.includes('\0')) return text
  throw badFile(file, 'unknown-encoding')
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
