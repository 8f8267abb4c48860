import { hasCheckDigit } from './check-digit.ts'
import type { FileCell } from './facility-columns.ts'
import type { LineFinding } from './reports.ts'
import { asWord } from './screen-text.ts'

type CodeProblem = Extract<
  LineFinding['problem'],
  'missing-value' | 'code-digits' | 'code-length' | 'code-lost-zeros' | 'check-digit'
>

/** The 医療機関等コード (10 digits) or, of an insurer, the 保険者番号 (8 digits) of a cell in any width, and what is wrong with it: `check-digit` alone leaves it usable. */
export function readFacilityCode(
  cell: FileCell,
  insurer: boolean,
): { readonly code: string; readonly problem: CodeProblem | null } {
  const code = asWord(String(cell))
  return { code, problem: problemOf(code, insurer ? 8 : 10, typeof cell === 'number') }
}

/** Whether a text is a 保険者番号 by itself: 8 digits with their check digit. A number may have lost zeros. */
export function isInsurerNumber(cell: FileCell): boolean {
  const code = asWord(String(cell))
  return typeof cell === 'string' && /^\d{8}$/.test(code) && hasCheckDigit(code)
}

function problemOf(code: string, length: number, typedAsNumber: boolean): CodeProblem | null {
  if (code === '') return 'missing-value'
  if (!/^\d+$/.test(code)) return 'code-digits'
  if (code.length === length) return hasCheckDigit(code) ? null : 'check-digit'
  const lost = length - code.length
  return typedAsNumber && (lost === 1 || lost === 2) ? 'code-lost-zeros' : 'code-length' // 01 Hokkaido and 00 of a 国保 begin with zeros
}
