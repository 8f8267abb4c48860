import type { FailureCode, FailureDetail } from '../domain/failure.ts'
import type { LineFinding } from '../domain/reports.ts'
import { failures as englishFailures } from './en/failures.ts'
import { findings as englishFindings } from './en/findings.ts'
import { settings as englishSettings } from './en/settings.ts'
import { talk as englishTalk } from './en/talk.ts'
import * as englishWords from './en/words.ts'
import { failures as japaneseFailures } from './ja/failures.ts'
import { findings as japaneseFindings } from './ja/findings.ts'
import { settings as japaneseSettings } from './ja/settings.ts'
import { talk as japaneseTalk } from './ja/talk.ts'
import * as japaneseWords from './ja/words.ts'
import type { Language } from './language.ts'

const japanese = {
  ...japaneseWords,
  failures: japaneseFailures,
  findings: japaneseFindings,
  settings: japaneseSettings,
  talk: japaneseTalk,
}

/** Everything todoke says in one language, but for the help (`help.ts`). */
export type Messages = typeof japanese

const english = {
  ...englishWords,
  failures: englishFailures,
  findings: englishFindings,
  settings: englishSettings,
  talk: englishTalk,
} satisfies Messages

/** All messages of one language. */
export function messages(language: Language): Messages {
  return language === 'ja' ? japanese : english
}

/** What happened and what to do, in sentences; the step is not in it, since it is reported beside it. */
export function failureSentence(language: Language, code: FailureCode, detail: FailureDetail): string {
  const words = messages(language).failures[code]
  return [words.happened(detail), words.remedy(detail)].join(language === 'ja' ? '' : ' ')
}

/** What is wrong with one cell of a facilities file, and how to put it right; for a duplicate with the other line. */
export function findingSentence(language: Language, finding: LineFinding): string {
  const { findings, talk } = messages(language)
  return findings[finding.problem] + (finding.otherLine === undefined ? '' : talk.otherLine(finding.otherLine))
}
