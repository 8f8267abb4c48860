import { isInsurer, readCategory } from '../domain/category.ts'
import { readFacilityCode } from '../domain/facility-code.ts'
import { Failure } from '../domain/failure.ts'
import type { Facility } from '../domain/facility.ts'
import type { Reason } from '../domain/reason.ts'
import { foldSpace } from '../domain/screen-text.ts'

/** The facility as a facilities file would give it, its code and 分類 in plain form. Throws `bad-input` for a code of another length, an unknown 分類, a blank name or login ID. */
export function soundFacility(facility: Facility): Facility {
  const category = soundCategory(facility.category)
  const name = soundText('name', facility.name)
  const loginId = soundText('loginId', facility.loginId)
  return { ...facility, facilityCode: soundCode(facility.facilityCode, isInsurer(category)), name, loginId, category }
}

function soundCode(written: string, insurer: boolean): string {
  const { code, problem } = readFacilityCode(written, insurer)
  if (problem === null || problem === 'check-digit') return code
  if (problem === 'missing-value') throw refused('value-missing', 'facilityCode')
  throw refused(problem === 'code-digits' ? 'code-digits' : 'code-length', 'facilityCode', written)
}

function soundCategory(written: string | null): string | null {
  if (written === null) return null
  const category = readCategory(written)
  if (category === null) throw refused('unknown-category', 'category', written)
  return category
}

function soundText(where: 'name' | 'loginId', written: string): string {
  const text = foldSpace(written)
  if (text === '') throw refused('value-missing', where)
  return text
}

function refused(reason: Reason, where: string, found?: string): Failure {
  return new Failure('bad-input', { reason, where, ...(found !== undefined && { found }) })
}
