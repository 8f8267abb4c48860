import type { FailureCode, FailureDetail } from '../domain/failure.ts'
import type { PlanFinding } from '../domain/plan-finding.ts'
import type { LineFinding } from '../domain/reports.ts'
import { failures as englishFailures } from './en/failures.ts'
import { documents as englishDocuments } from './en/documents.ts'
import { findings as englishFindings } from './en/findings.ts'
import { filing as englishFiling } from './en/filing.ts'
import { planFindings as englishPlanFindings } from './en/findings-of-plans.ts'
import { planning as englishPlanning } from './en/planning.ts'
import { reasons as englishReasons } from './en/reasons.ts'
import { settings as englishSettings } from './en/settings.ts'
import { talk as englishTalk } from './en/talk.ts'
import * as englishWords from './en/words.ts'
import { failures as japaneseFailures } from './ja/failures.ts'
import { documents as japaneseDocuments } from './ja/documents.ts'
import { findings as japaneseFindings } from './ja/findings.ts'
import { filing as japaneseFiling } from './ja/filing.ts'
import { planFindings as japanesePlanFindings } from './ja/findings-of-plans.ts'
import { planning as japanesePlanning } from './ja/planning.ts'
import { reasons as japaneseReasons } from './ja/reasons.ts'
import { settings as japaneseSettings } from './ja/settings.ts'
import { talk as japaneseTalk } from './ja/talk.ts'
import * as japaneseWords from './ja/words.ts'
import type { Language } from './language.ts'

const japanese = {
  ...japaneseWords,
  documents: japaneseDocuments,
  failures: japaneseFailures,
  filing: japaneseFiling,
  findings: japaneseFindings,
  planFindings: japanesePlanFindings,
  planning: japanesePlanning,
  reasons: japaneseReasons,
  settings: japaneseSettings,
  talk: japaneseTalk,
}

/** Everything todoke says in one language, but for the help (`help.ts`). */
export type Messages = typeof japanese

const english = {
  ...englishWords,
  documents: englishDocuments,
  failures: englishFailures,
  filing: englishFiling,
  findings: englishFindings,
  planFindings: englishPlanFindings,
  planning: englishPlanning,
  reasons: englishReasons,
  settings: englishSettings,
  talk: englishTalk,
} satisfies Messages

/** All messages of one language. */
export function messages(language: Language): Messages {
  return language === 'ja' ? japanese : english
}

/** A 分類 in the portal's own words, which are Japanese in every language. */
export { categoryText } from '../domain/category.ts'

/** What happened and what to do, a sentence each: of the reason where there is one, else of the code. The step is not in it, since it is reported beside it. */
export function failureSentences(
  language: Language,
  code: FailureCode,
  detail: FailureDetail,
): { readonly happened: string; readonly remedy: string } {
  const { failures, reasons } = messages(language)
  const { reason } = detail
  const isKnown = reason !== undefined && Object.hasOwn(reasons, reason) // a newer todoke may have stored it
  const words = isKnown ? reasons[reason] : failures[code]
  return { happened: words.happened(detail), remedy: words.remedy(detail) }
}

/** Both in one. */
export function failureSentence(language: Language, code: FailureCode, detail: FailureDetail): string {
  const { happened, remedy } = failureSentences(language, code, detail)
  return [happened, remedy].join(language === 'ja' ? '' : ' ')
}

/** What is wrong with one cell of a facilities file, and how to put it right; for a duplicate with the other line. */
export function findingSentence(language: Language, finding: LineFinding): string {
  const { findings, talk } = messages(language)
  return findings[finding.problem] + (finding.otherLine === undefined ? '' : talk.otherLine(finding.otherLine))
}

/** What was found about a wish for a certificate, and what to do. */
export function planFindingSentence(language: Language, finding: PlanFinding): string {
  return messages(language).planFindings[finding.kind](finding)
}
