import type { StoredRow } from '../../src/domain/application-row.ts'
import type { Facility } from '../../src/domain/facility.ts'
import type { Intent, JournalItem } from '../../src/domain/intent.ts'
import type { Acceptance } from '../../src/domain/plan-accept.ts'
import type { Grounds } from '../../src/domain/plan-grounds.ts'
import { makePlan } from '../../src/domain/plan-make.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { Wish } from '../../src/domain/wish-file.ts'

export const minato = '1311234569'
export const honcho = '1330123454'

export const facility = (more: Partial<Facility> = {}): Facility => ({
  facilityCode: minato,
  name: 'みなと内科',
  loginId: 'minato@clinic.example',
  category: '1',
  tags: [],
  contactName: null,
  phone: '03-1234-5678',
  email: null,
  ...more,
})

export const dentist = facility({
  facilityCode: honcho,
  name: '本町歯科',
  loginId: 'honcho@clinic.example',
  phone: null,
})

/** An issued certificate of the first machine, good until 2027-01-31 and long since downloaded. */
export const row = (more: Partial<StoredRow> = {}): StoredRow => ({
  facilityCode: minato,
  facilityName: 'みなと内科',
  no: 1,
  appliedOn: '2023-10-30',
  contactName: '受付',
  terminalName: 'みなと内科1号機',
  status: 'issued',
  statusText: '発行済み',
  requestId: '100000000000001',
  issuedOn: '2023-10-31',
  expiresOn: '2027-01-31',
  downloadBy: '2024-04-28',
  operations: ['detail', 'revoke'],
  trackingNumber: null,
  deliveryStatus: null,
  readAt: '2026-11-21T02:00:00+09:00',
  vanishedAt: null,
  ...more,
})

export const pending = row({
  status: 'pending',
  statusText: '発行承認待ち',
  appliedOn: '2026-11-20',
  requestId: null,
  issuedOn: null,
  expiresOn: null,
  downloadBy: null,
})

export const wish = (more: Partial<Wish> = {}): Wish => ({
  key: 'L2',
  facilityCode: minato,
  terminalName: 'みなと内科1号機',
  contactName: '受付',
  phone: null,
  email: null,
  ...more,
})

export const grounds = (more: Partial<Grounds> = {}): Grounds => ({
  now: '2026-11-21T09:00:00+09:00',
  today: '2026-11-21',
  database: 'database-1',
  facilities: [facility(), dentist],
  rows: [],
  readAt: new Map([
    [minato, '2026-11-21T02:00:00+09:00'],
    [honcho, '2026-11-21T02:00:00+09:00'],
  ]),
  journal: [],
  vendor: { name: null, phones: [] },
  ...more,
})

const intent: Intent = {
  act: 'apply',
  facilityName: 'みなと内科',
  category: '1',
  contactName: '受付',
  terminalName: 'みなと内科1号機',
  email: null,
  phone: null,
}

export const journalItem = (more: Partial<JournalItem> = {}): JournalItem => ({
  key: 'plan-1:L2',
  planId: 'plan-1',
  facilityCode: minato,
  intent,
  state: 'submitted',
  requestId: null,
  fee: 1500,
  postage: 753,
  attempts: 1,
  failure: null,
  changedAt: '2026-11-21T10:00:00+09:00',
  ...more,
})

/** What is made of wishes that stand in a sound file. */
export const made = (wishes: readonly Wish[], known: Partial<Grounds> = {}, accept: readonly Acceptance[] = []) =>
  makePlan({ wishes, findings: [] }, accept, grounds(known), 'plan-1')

/** The plan of wishes against which nothing speaks that is not accepted. */
export function planOf(
  wishes: readonly Wish[],
  known: Partial<Grounds> = {},
  accept: readonly Acceptance[] = [],
): Plan {
  const { plan, findings } = made(wishes, known, accept)
  if (plan === null) throw new Error(JSON.stringify(findings))
  return plan
}
