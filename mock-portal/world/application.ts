import type { ApplicationSketch } from '../../fixtures/cast.ts'
import type { MockApplication } from '../contract.ts'
import { addDays, addMonths } from './dates.ts'
import { mailOf } from './journey.ts'
import { prefectureOf } from './numbers.ts'
import { text, type Random } from './random.ts'

/** Whose application it is, and the day from which its dates are reckoned. */
export interface Applicant {
  readonly facilityCode: string
  readonly email: string
  readonly phone: string
  readonly today: string
}

const validMonths = 39
const downloadDays = 180

/** The dates of a certificate issued on that day: 証明書有効期限 is 発行日 and 3 years 3 months, ダウンロード有効期限 180 days. */
export function datesOf(issuedOn: string): Pick<MockApplication, 'issuedOn' | 'expiresOn' | 'downloadBy'> {
  return { issuedOn, expiresOn: addMonths(issuedOn, validMonths), downloadBy: addDays(issuedOn, downloadDays) }
}

/** A リクエストID: the day and seven digits. */
export function requestIdOf(random: Random, appliedOn: string): string {
  return `${appliedOn.replaceAll('-', '')}${text(random, 7, '0123456789')}`
}

/** The application of a sketch, with dates, numbers and mail that fit together. */
export function applicationOf(random: Random, sketch: ApplicationSketch, applicant: Applicant): MockApplication {
  const appliedOn = appliedOnOf(sketch, applicant.today)
  const { status, contactName, terminalName } = sketch
  const { facilityCode, email, phone } = applicant
  const number = {
    requestId: requestIdOf(random, appliedOn),
    commonName: facilityCode,
  }
  const own = { id: text(random, 12, '0123456789abcdef'), status, appliedOn, contactName, terminalName, email, phone }
  if (status === '発行承認待ち') return { ...own, ...waiting }
  if (status === '発行申請棄却') return { ...own, ...number, commonName: null, ...unissued }
  return { ...own, ...number, ...issued(random, sketch, applicant, appliedOn) }
}

const unissued = {
  issuedOn: null,
  expiresOn: null,
  downloadBy: null,
  trackingNumber: null,
  deliveryStatus: null,
  postEvents: [],
}

/** What is not yet known of an application that waits for its approval. */
export const waiting = { status: '発行承認待ち', requestId: null, commonName: null, ...unissued }

function issued(random: Random, { journey }: ApplicationSketch, { facilityCode, today }: Applicant, issuedOn: string) {
  return {
    ...datesOf(issuedOn),
    ...mailOf(random, { journey, issuedOn, today, prefectureCode: prefectureOf(facilityCode) }),
  }
}

function appliedOnOf(sketch: ApplicationSketch, today: string): string {
  if ('appliedAgo' in sketch) return addDays(today, -sketch.appliedAgo)
  return addMonths(addDays(today, sketch.expiresIn), -validMonths)
}
