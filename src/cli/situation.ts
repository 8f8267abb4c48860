import type { Certificate } from '../domain/reports.ts'
import type { Messages } from '../i18n/index.ts'
import type { Style } from './terminal.ts'

/** What a support engineer must understand at once about a certificate, the urgent first. */
export type Situation = keyof Messages['situations']

const byUrgency = [
  'expired',
  'renewNow',
  'undelivered',
  'rejected',
  'unknown',
  'posted',
  'pending',
  'valid',
  'replaced',
  'revoked',
] as const satisfies Situation[]

/** Those that ask for somebody's hand. */
const urgent: ReadonlySet<Situation> = new Set(['expired', 'renewNow', 'undelivered', 'rejected', 'unknown'])

const styles: Readonly<Record<Situation, Style>> = {
  expired: 'red',
  renewNow: 'yellow',
  undelivered: 'red',
  rejected: 'red',
  unknown: 'yellow',
  posted: 'cyan',
  pending: 'cyan',
  valid: 'green',
  replaced: 'dim',
  revoked: 'dim',
}

const delivered = /お届け?済み?|窓口でお渡し/
const undelivered = /不達|返送|宛所|配達できません/
const traceableDays = 60 // the post forgets a number after that, and uses it again

/** The situation of one certificate or application. */
export function situationOf(certificate: Certificate): Situation {
  if (certificate.status !== 'issued') return certificate.status
  if (certificate.renewal === 'apply-anew') return 'expired'
  if (certificate.renewal === 'none' && certificate.daysLeft !== null) return 'replaced'
  if (certificate.renewal === 'renew-now') return 'renewNow'
  return postSituation(certificate) ?? 'valid'
}

/** True when somebody must do something about it. */
export function isUrgent(certificate: Certificate): boolean {
  return urgent.has(situationOf(certificate))
}

/** The colour of a situation. */
export function styleOf(situation: Situation): Style {
  return styles[situation]
}

/** The colour of a number of days: red from the last month on, yellow while the terminal may renew. */
export function styleOfDays(days: number): Style {
  if (days <= 30) return 'red'
  return days <= 90 ? 'yellow' : 'green'
}

/** The most urgent first; among equals the one that ends first. */
export function inOrderOfUrgency(certificates: readonly Certificate[]): readonly Certificate[] {
  return certificates.toSorted((one, other) => rankOf(one) - rankOf(other) || daysOf(one) - daysOf(other))
}

const rankOf = (certificate: Certificate) => byUrgency.indexOf(situationOf(certificate))
const daysOf = ({ daysLeft }: Certificate) => daysLeft ?? Number.MAX_SAFE_INTEGER

function postSituation({ trackingNumber, deliveryStatus, issuedOn, readAt }: Certificate): Situation | null {
  if (deliveryStatus !== null && undelivered.test(deliveryStatus)) return 'undelivered'
  if (trackingNumber === null || delivered.test(deliveryStatus ?? '')) return null
  const days = issuedOn === null ? 0 : (Date.parse(readAt) - Date.parse(issuedOn)) / 86_400_000
  return days <= traceableDays ? 'posted' : null
}
