import type { LedgerLine, MockApplication, MockFacility } from '../contract.ts'
import { datesOf, requestIdOf } from './application.ts'
import { addDays, addWorkingDays } from './dates.ts'
import { fated } from './faults.ts'
import { laterMail } from './journey.ts'
import { prefectureOf } from './numbers.ts'
import { randomOf } from './random.ts'
import { record, type State } from './state.ts'

/** One application on one day. */
interface Case {
  readonly state: State
  readonly at: string
  readonly facility: MockFacility
  readonly application: MockApplication
}

/** Working days from 申請日 to 発行日. */
const approvalDays = 2
const ends: readonly (string | null)[] = ['お届け済み', 'お届済み', '不達']

/** Lets one day pass: what has waited long enough is approved or rejected, and the notices in the post travel on. `at` is the time for the ledger. */
export function passDay(state: State, at: string): void {
  state.today = addDays(state.today, 1)
  record(state, at, { what: 'day', facilityCode: null, detail: { today: state.today } })
  for (const facility of state.facilities) {
    facility.applications = facility.applications.map((application) => later({ state, at, facility, application }))
  }
}

/** The day on which an application is decided upon. */
export function decidedOn({ appliedOn }: Pick<MockApplication, 'appliedOn'>): string {
  return addWorkingDays(appliedOn, approvalDays)
}

function later(one: Case): MockApplication {
  const { status } = one.application
  if (status === '発行承認待ち') return decidedOn(one.application) > one.state.today ? one.application : decided(one)
  return status === '発行済み' ? travelled(one) : one.application
}

function decided(one: Case): MockApplication {
  const { state, facility, application } = one
  const requestId = requestIdOf(randomOf('request', application.id), application.appliedOn)
  const rejected = namedAs(one, '棄却') || fated(state, 'rejected', facility.facilityCode)
  if (rejected) return noted(one, 'rejected', { ...application, status: '発行申請棄却', requestId })
  const returns = namedAs(one, '不達') || fated(state, 'undeliverable', facility.facilityCode)
  if (returns) state.undeliverable = [...state.undeliverable, application.id]
  const known = { status: '発行済み', requestId, commonName: facility.facilityCode, ...datesOf(state.today) }
  return noted(one, 'issued', { ...application, ...known })
}

function travelled(one: Case): MockApplication {
  const { state, facility, application } = one
  const { id, issuedOn, trackingNumber, deliveryStatus } = application
  if (issuedOn === null) return application
  const posting = { issuedOn, today: state.today, prefectureCode: prefectureOf(facility.facilityCode) }
  const mail = laterMail(randomOf('mail', id), application, posting, state.undeliverable.includes(id))
  if (ends.includes(deliveryStatus))
    return mail.postEvents.length === 0 ? { ...application, postEvents: [] } : application
  const after = { ...application, ...mail }
  if (trackingNumber === null && after.trackingNumber !== null) return noted(one, 'posted', after)
  if (!ends.includes(after.deliveryStatus)) return after
  return noted(one, after.deliveryStatus === '不達' ? 'undeliverable' : 'delivered', after)
}

function namedAs({ facility, application }: Case, word: string): boolean {
  return facility.name.includes(word) || application.terminalName.includes(word)
}

function noted({ state, at, facility: { facilityCode } }: Case, what: string, after: MockApplication): MockApplication {
  const { id: applicationId, requestId, terminalName } = after
  const detail: LedgerLine['detail'] = { applicationId, requestId, terminalName }
  record(state, at, { what, facilityCode, detail })
  return after
}
