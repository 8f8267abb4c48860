import type { JournalItem } from '../domain/intent.ts'
import { asWord } from '../domain/screen-text.ts'
import type { Letter } from './letter.ts'
import { headed, linesOf, says } from './wording.ts'

/** Who writes 受付完了 (004 §2.1 ④). */
export const sender = 'no-reply@ssk.or.jp'
const subject = asWord('電子証明書 申請情報受付通知')
/** Two clocks may differ by so many milliseconds. */
const skew = 120_000

/** True when the mail says that this application has come in, since that time by its Date and by its server's clock. */
export function isReceiptOf(letter: Letter, item: JournalItem, since: string): boolean {
  const from = Date.parse(since) - skew
  if (letter.from !== sender || !asWord(letter.subject).includes(subject)) return false
  if (!(letter.sentAt >= from && letter.receivedAt >= from)) return false
  return letter.texts.some((text) => isAbout(linesOf(`${letter.subject}\n${text}`), letter.to, item))
}

// Its names alone are not enough: two facilities in one mailbox may well have them in common.
function isAbout(lines: readonly string[], to: readonly string[], { facilityCode, intent }: JournalItem): boolean {
  if (intent.act !== 'apply') return false
  const { contactName, terminalName, facilityName, email } = intent
  if (!says(lines, 'contactName', contactName) || !says(lines, 'terminalName', terminalName)) return false
  return (
    bearsCode(lines, facilityCode) ??
    (says(lines, 'facilityName', facilityName) || (email !== null && to.includes(email.toLowerCase())))
  )
}

// null: it bears none.
function bearsCode(lines: readonly string[], code: string): boolean | null {
  const named = headed(lines, 'facilityCode').flatMap(numbersIn)
  if (named.length > 0) return named.includes(code) || (code.length === 10 && named.includes(code.slice(3))) // on the screens 都道府県コード and 点数表 stand apart
  return lines.flatMap(numbersIn).includes(code) || null
}

function numbersIn(line: string): readonly string[] {
  return line.replaceAll('-', '').match(/\d{7,}/g) ?? []
}
