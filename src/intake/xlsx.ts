import type { FileCell, FileLine } from '../domain/facility-columns.ts'
import { badFile } from './bad-file.ts'

/** The lines of the first sheet of an .xlsx; a number stays one, a cell that shows an error such as #N/A is blank. A broken file is `Failure('bad-input')`. */
export async function readXlsx(file: string, bytes: Buffer): Promise<readonly FileLine[]> {
  const { InvalidInputError, InvalidSpreadsheetError, SheetNotFoundError, readSheet } =
    await import('read-excel-file/node')
  try {
    const rows = await readSheet(bytes, { trim: false }) // a password may begin or end with a space
    return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf) }))
  } catch (error) {
    if (error instanceof SheetNotFoundError) throw badFile(file, 'no-sheet')
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError) throw broken(file, error)
    throw error
  }
}

function cellOf(value: unknown): FileCell {
  return typeof value === 'string' ? value : value === null ? '' : Number(value)
}

function broken(file: string, error: Error): Error {
  const [, row, column] = /row (\d+),? col (\d+)/.exec(error.message) ?? [] // the numbers alone: the rest may quote a cell
  return badFile(file, 'broken-xlsx', row === undefined ? undefined : `${lettersOf(Number(column))}${row}`)
}

// Columns as a spreadsheet names them: 1 is A, 27 is AA.
function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCodePoint(65 + ((column - 1) % 26))
}
