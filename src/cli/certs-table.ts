import type { Certificate, CertificatesReport } from '../domain/reports.ts'
import type { Messages } from '../i18n/index.ts'
import { inOrderOfUrgency, isUrgent, situationOf, styleOf, styleOfDays } from './situation.ts'
import { type Cell, type Column, sayTable } from './table.ts'
import type { Voice } from './terminal.ts'
import { momentText, sayUnread } from './unread.ts'

/** Says the certificates, the urgent first, then those facilities of which nothing new is known, then what it comes to. */
export function sayCertificates(voice: Voice, report: CertificatesReport, words: Messages): void {
  const { certificates, unread, asOf } = report
  voice.say(voice.paint('dim', words.talk.asOf(momentText(asOf))))
  sayCertificateTable(voice, certificates, words)
  sayUnread(voice, unread, words)
  voice.say(`\n${voice.paint('bold', summaryOf(certificates, words))}`)
}

/** Says the table alone, or that there is nothing in it. */
export function sayCertificateTable(voice: Voice, certificates: readonly Certificate[], words: Messages): void {
  if (certificates.length === 0) return voice.say(words.talk.noCertificates)
  sayTable(
    voice,
    columnsOf(words),
    inOrderOfUrgency(certificates).map((one) => rowOf(one, words)),
  )
}

function columnsOf({ columns }: Messages): Column[] {
  return [
    { heading: columns.daysLeft, align: 'right' },
    { heading: columns.situation },
    { heading: columns.facility, shrinks: true },
    { heading: columns.terminalName, shrinks: true },
    { heading: columns.expiresOn },
    { heading: columns.facilityCode },
  ]
}

function rowOf(certificate: Certificate, words: Messages): Cell[] {
  const { daysLeft, facilityName, terminalName, expiresOn, facilityCode } = certificate
  const { none, days } = words.talk
  const situation = situationOf(certificate)
  const isOver = situation === 'replaced' || situation === 'revoked'
  return [
    daysLeft === null ? none : { text: days(daysLeft), style: isOver ? 'dim' : styleOfDays(daysLeft) },
    { text: situationText(certificate, words), style: styleOf(situation) },
    facilityName,
    terminalName ?? none,
    expiresOn ?? none,
    facilityCode,
  ]
}

// With what the screen or the post says where that tells more.
function situationText(certificate: Certificate, { situations }: Messages): string {
  const situation = situationOf(certificate)
  const { statusText, deliveryStatus } = certificate
  if (situation === 'unknown') return `${situations.unknown}: ${statusText}`
  if (situation === 'posted' && deliveryStatus !== null) return `${situations.posted}: ${deliveryStatus}`
  return situations[situation]
}

function summaryOf(certificates: readonly Certificate[], { talk }: Messages): string {
  const facilities = new Set(certificates.map(({ facilityCode }) => facilityCode)).size
  return talk.certificates({ total: certificates.length, facilities, urgent: certificates.filter(isUrgent).length })
}
