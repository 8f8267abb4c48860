import type { FailureRecord } from '../domain/failure.ts'
import { Failure } from '../domain/failure.ts'
import type { ReportedError, ScannedFacility } from '../domain/reports.ts'
import type { VisitRecord } from '../domain/ports.ts'
import type { Settings } from '../domain/settings.ts'
import { failureSentence } from '../i18n/index.ts'

type Language = Settings['language']

/** A stored failure as people and `--json` see it. */
export function reportedError(failure: FailureRecord | null, language: Language): ReportedError | null {
  if (!failure) return null
  const { code, step, evidence } = failure
  return { code, message: failureSentence(language, code, failure), step: step ?? null, evidence }
}

/** The same for a failure that was just thrown. */
export function reportedFailure(failure: Failure, language: Language): ReportedError {
  const { code, detail } = failure
  return { code, message: failureSentence(language, code, detail), step: detail.step ?? null, evidence: null }
}

/** One visit as `scan` reports it; null while it is still planned. */
export function scannedFacility(visit: VisitRecord, language: Language): ScannedFacility | null {
  if (visit.state === 'planned') return null
  const { facilityCode, name, rows, failure } = visit
  return {
    facilityCode,
    name,
    ok: visit.state === 'ok',
    error: reportedError(failure, language),
    rows: failure ? [] : rows,
  }
}
