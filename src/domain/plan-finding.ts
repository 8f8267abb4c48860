import type { WishColumn } from './wish-columns.ts'

/** `error`: no plan is made. `advice`: the item is left out unless a person overrules it. `warning`: told, and nothing more. */
export type Severity = 'error' | 'warning' | 'advice'

const guide = '電子証明書の発行等申請の手引き'
const formerFaq = '旧ポータルFAQ「電子証明書発行申請について」(iryohokenjyoho-portalsite.jp/faq/post-7.html)'
const accountFaq =
  '旧ポータルFAQ「当サイトの利用・アカウント登録について」(iryohokenjyoho-portalsite.jp/faq/post-2.html)'
const fundFaq = '支払基金「ご質問 電子証明書」(ssk.or.jp/goshitsumon/online/online_09.html)'
const registration = 'オンライン資格確認の利用申請・電子証明書発行手順マニュアル §1'
const journal = 'todoke の申請記録'
const file = 'todoke: 申請する証明書のファイル'
const error = 'error'
const warning = 'warning'
const advice = 'advice'

/** The closed list of what may be found, the gravest first within a severity; the sentences stand in `i18n`. `source` says who demands it. */
export const planProblems = {
  'missing-column': { severity: error, source: file },
  'duplicate-column': { severity: error, source: file },
  'no-lines': { severity: error, source: file },
  'too-few-cells': { severity: error, source: file },
  'too-many-cells': { severity: error, source: file },
  'missing-value': { severity: error, source: `${guide} §2.1` },
  'number-not-text': { severity: error, source: file },
  'code-digits': { severity: error, source: `${guide} §2.1` },
  'code-length': { severity: error, source: `${guide} §2.1` },
  'unknown-facility': { severity: error, source: 'todoke の登録' },
  'accept-unknown': { severity: error, source: file },
  'uncertain-item': { severity: error, source: journal },
  'vendor-contact': { severity: error, source: `${formerFaq} Q5` },
  'vendor-phone': { severity: error, source: `${formerFaq} Q5` },
  'terminal-name-vague': { severity: error, source: `${formerFaq} 端末名称; ${guide} §2.1 補足` },
  'phone-shape': { severity: error, source: registration },
  'email-shape': { severity: error, source: registration },
  'already-pending': { severity: advice, source: `${fundFaq} 12; ${guide} §2.1(4)` },
  'already-planned': { severity: advice, source: `${journal}; ${fundFaq} 12` },
  downloadable: { severity: advice, source: `${guide} §4; ${fundFaq} 2` },
  'valid-certificate': { severity: advice, source: `${guide} §5` },
  'terminal-name-repeated': { severity: advice, source: `${guide} §2.1 補足` },
  'terminal-name-taken': { severity: advice, source: `${guide} §2.1 補足` },
  'both-codes': { severity: advice, source: `${formerFaq} Q4` },
  'unknown-status': { severity: warning, source: `${guide} §2.2` },
  'never-read': { severity: warning, source: 'todoke のデータベース' },
  'terminal-name-general': { severity: warning, source: `${guide} §2.1 補足; ${formerFaq} 端末名称` },
  'shared-email': { severity: warning, source: `${accountFaq} Q2, Q5` },
  'check-digit': { severity: warning, source: '保険者番号等の設定について（昭和51年 保発第45号）検証番号' },
  'accept-needless': { severity: warning, source: file },
} as const satisfies Record<string, { readonly severity: Severity; readonly source: string }>

export type PlanProblem = keyof typeof planProblems

/** One thing found in a file of wishes or about one of its lines, before anything is opened. */
export interface PlanFinding {
  /** The item it is about, as L3; of an `--accept` that fits nothing what was typed. */
  readonly key: string
  readonly severity: Severity
  readonly kind: PlanProblem
  readonly facilityCode: string | null
  /** The column in which it stands. */
  readonly column: WishColumn | null
  /** What stands there. */
  readonly found: string | null
  /** The day that matters: from when, or until when. */
  readonly on: string | null
  /** The other item, facility, application or plan that is concerned. */
  readonly other: string | null
  readonly source: string
  /** Why a person overruled it; null while it stands. */
  readonly accepted: string | null
}

type About = Pick<PlanFinding, 'key'> & Partial<Pick<PlanFinding, 'facilityCode' | 'column' | 'found' | 'on' | 'other'>>

/** A finding with the severity and source of its kind. */
export function planFinding(kind: PlanProblem, about: About): PlanFinding {
  const nothing = { facilityCode: null, column: null, found: null, on: null, other: null }
  const { key, ...rest } = about
  return { key, kind, ...planProblems[kind], ...nothing, ...rest, accepted: null }
}

const kinds = Object.keys(planProblems)

/** By line, then the gravest first. */
export function inOrder(findings: readonly PlanFinding[]): readonly PlanFinding[] {
  return findings.toSorted((one, other) => lineOf(one) - lineOf(other) || rankOf(one) - rankOf(other))
}

const lineOf = ({ key }: PlanFinding): number => Number(/^L(\d+)$/.exec(key)?.[1] ?? Number.MAX_SAFE_INTEGER)
const rankOf = ({ kind }: PlanFinding): number => kinds.indexOf(kind)

/** The key under which a line of the file is known in its plan: L3 for the third line. */
export function keyOfLine(line: number): string {
  return `L${line}`
}
