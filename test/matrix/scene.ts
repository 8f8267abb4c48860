import type { MockApplication, MockFacility } from '../../mock-portal/contract.ts'
import type { Act, Intent, RowAddress } from '../../src/domain/intent.ts'
import type { NewItem } from '../../src/domain/journal.ts'
import type { OperationJson, PlanJson } from '../judge/judge.ts'
import type { Stage } from './stage.ts'

/** The portal's, behind the login, or the closed network's own. */
export type Door = 'portal' | 'direct'

/** What is meant to be done at one facility, for todoke and for the judge. */
export interface Scene {
  readonly act: Act
  readonly door: Door
  readonly facility: MockFacility
  readonly items: readonly NewItem[]
  readonly plans: readonly PlanJson[]
  readonly operations: readonly OperationJson[]
}

const day = 86_400_000
const names = { contactName: '総務課', terminalName: '受付１' } as const

/** Gives a facility that nobody has seen yet rows beside which it is hard to tell one's own, and means so many deeds of that act there. */
export function setScene(
  { mock, today, facility: next }: Stage,
  { act, door }: Pick<Scene, 'act' | 'door'>,
  deeds: number,
): Scene {
  const facility = next()
  const applications = rowsFor[act](facility, today, deeds)
  mock.control.update(facility.facilityCode, { applications: [...applications], totpSecret: null, secondFactor: 'off' })
  const items = Array.from({ length: deeds }, (_, index) =>
    itemOf(`${act} ${index + 1}`, facility, intentOf(act, facility, applications[index])),
  )
  const now = Date.now()
  const plan = {
    planId: 'P',
    madeAt: new Date(now - 1_000).toISOString(),
    expiresAt: new Date(now + 7 * day).toISOString(),
    items: items.map(({ key, facilityCode }) => ({ key, facilityCode, ...names, action: 'apply' })),
  }
  const operations = items.flatMap(({ key, facilityCode, intent }) =>
    intent.act === 'apply'
      ? []
      : [{ key, what: intent.act, facilityCode, terminalName: intent.row.terminalName ?? '' }],
  )
  return { act, door, facility, items, plans: act === 'apply' ? [plan] : [], operations }
}

// An application of the same names stands there already; of the rows to be changed there is one that must stay as it is.
const rowsFor = {
  apply: (facility, today) => [issued(facility, 1), waiting(facility, today, names.terminalName)],
  cancel: (facility, today, deeds) => numbered(deeds + 1, (number) => waiting(facility, today, `会計${number}号`)),
  revoke: (facility, _, deeds) => numbered(deeds + 1, (number) => issued(facility, number)),
  edit: (facility, _, deeds) => numbered(deeds + 1, (number) => issued(facility, number)),
} as const satisfies Record<Act, (facility: MockFacility, today: string, deeds: number) => readonly MockApplication[]>

function numbered(count: number, rowOf: (number: number) => MockApplication): readonly MockApplication[] {
  return Array.from({ length: count }, (_, index) => rowOf(index + 1))
}

function waiting(facility: MockFacility, appliedOn: string, terminalName: string): MockApplication {
  const { facilityCode, loginId: email, phone } = facility
  return {
    id: `${facilityCode} ${terminalName}`,
    status: '発行承認待ち',
    appliedOn,
    contactName: names.contactName,
    terminalName,
    email,
    phone,
    requestId: null,
    commonName: null,
    issuedOn: null,
    expiresOn: null,
    downloadBy: null,
    trackingNumber: null,
    deliveryStatus: null,
    postEvents: [],
  }
}

function issued(facility: MockFacility, number: number): MockApplication {
  return {
    ...waiting(facility, '2025-06-02', `診察室${number}`),
    status: '発行済み',
    requestId: `2025060200000${String(number).padStart(2, '0')}`,
    commonName: facility.facilityCode,
    issuedOn: '2025-06-04',
    expiresOn: '2028-09-04',
    downloadBy: '2025-12-01',
  }
}

function intentOf(act: Act, facility: MockFacility, application: MockApplication | undefined): Intent {
  const { name: facilityName, category, loginId: email, phone } = facility
  if (act === 'apply') return { act, facilityName, category, email, phone, ...names }
  if (!application) throw new Error('there is no such row')
  const { requestId, appliedOn, contactName, terminalName } = application
  const row: RowAddress = { requestId, appliedOn, contactName, terminalName }
  return act === 'edit' ? { act, row, change: { contactName: '医事課　髙橋' } } : { act, row, reason: '試験' }
}

function itemOf(key: string, { facilityCode }: MockFacility, intent: Intent): NewItem {
  const isApplication = intent.act === 'apply'
  const fees = isApplication ? { fee: 1_500, postage: 753 } : { fee: 0, postage: 0 }
  const planId = isApplication ? 'P' : null
  return {
    key: isApplication ? `P:${key}` : key,
    planId,
    facilityCode,
    intent,
    state: 'planned',
    accepted: [],
    ...fees,
  }
}
