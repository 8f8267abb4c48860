import { Failure } from '../domain/failure.ts'

/** What a facilities file may be. */
export const wantedFile = '.csv (UTF-8, CP932) , .xlsx'

/** The failure of a file that todoke cannot read: which, what it is, what would do. No word of its contents goes in. */
export function badFile(file: string, found: string, expected: string): Failure {
  return new Failure('bad-input', { where: file, expected, found })
}
