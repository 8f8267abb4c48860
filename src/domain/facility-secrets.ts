import { readBase32 } from './base32.ts'
import type { CellOf, FileCell } from './facility-columns.ts'
import { filedSecretNames, type FiledSecretName } from './facility.ts'
import type { LineFinding } from './reports.ts'
import { Secret } from './secret.ts'

/** What is wrong with a cell that holds a secret; its value is never told. */
export interface SecretProblem {
  readonly column: FiledSecretName
  readonly problem: LineFinding['problem']
  readonly value: null
}

const mayBeNumber: readonly FiledSecretName[] = ['masterUserId', 'resetUserId', 'resetPin']
const isBlank = (cell: FileCell): boolean => String(cell).trim() === ''

/** The secrets of a line, exactly as typed: never trimmed, never normalised; a base32 secret alone is freed of the spaces it is shown with. */
export function readSecrets(cellOf: CellOf): readonly { readonly name: FiledSecretName; readonly secret: Secret }[] {
  const given = filedSecretNames.filter((name) => !isBlank(cellOf(name)))
  return given.map((name) => ({ name, secret: new Secret(secretText(name, cellOf(name))) }))
}

/** What is wrong with a line's secrets. */
export function secretProblems(cellOf: CellOf): readonly SecretProblem[] {
  return filedSecretNames.flatMap((column) => {
    const problem = problemOf(column, cellOf(column))
    return problem === null ? [] : [{ column, problem, value: null }]
  })
}

function secretText(name: FiledSecretName, cell: FileCell): string {
  return (name === 'totpSecret' ? readBase32(String(cell)) : null) ?? String(cell)
}

function problemOf(name: FiledSecretName, cell: FileCell): LineFinding['problem'] | null {
  if (isBlank(cell)) return name === 'password' ? 'missing-value' : null
  if (typeof cell === 'number' && !mayBeNumber.includes(name)) return 'secret-not-text' // a spreadsheet has turned 1E5 or 3-4 into something else
  if (typeof cell === 'number' && name === 'resetPin' && String(cell).length < 4) return 'code-lost-zeros'
  return name === 'totpSecret' && readBase32(String(cell)) === null ? 'bad-totp-secret' : null
}
