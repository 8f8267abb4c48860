import type { MockApplication, MockFacility, QualificationAccount } from '../../mock-portal/contract.ts'
import { emptyForm, formOf } from '../../mock-portal/world/form.ts'
import { notices } from '../../mock-portal/world/notices.ts'
import { roleNames } from '../../mock-portal/world/qualification-accounts.ts'
import { applications, entered } from './applications.ts'
import { opened, pages } from './walk-accounts.ts'

const statuses: Readonly<Record<string, string>> = {
  発行承認待ち: 'pending',
  発行申請棄却: 'rejected',
  発行済み: 'issued',
  失効済み: 'revoked',
}

const operations: Readonly<Record<string, readonly string[]>> = {
  発行承認待ち: ['detail', 'cancel'],
  発行済み: ['detail', 'revoke'],
}

const folded = (text: string | null): string | null => text?.replaceAll(/\s+/g, ' ') ?? null

const shownFields = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, folded(String(text)) || null]))

const particularsOf = ({ contactName, terminalName, email, phone }: MockApplication): object =>
  shownFields({
    formerContactName: contactName,
    formerTerminalName: terminalName,
    formerEmail: email,
    formerPhone: phone,
    ...entered.changed,
  })

const appliedFor = (facility: MockFacility): object => shownFields({ ...formOf(facility), ...entered.applied })

/** What the saved pages must give, from the mock's own truth and not by any selector. */
export function expectations(facility: MockFacility, insurer: MockFacility): Readonly<Record<string, unknown>> {
  const rows = applications.map((one, place) => ({
    no: place + 1,
    appliedOn: one.appliedOn,
    contactName: folded(one.contactName),
    terminalName: folded(one.terminalName),
    status: statuses[one.status],
    statusText: one.status,
    requestId: one.requestId,
    issuedOn: one.issuedOn,
    expiresOn: one.expiresOn,
    downloadBy: one.downloadBy,
    operations: operations[one.status] ?? ['detail'],
    trackingNumber: null,
    deliveryStatus: null,
  }))
  const [unsent, posted] = applications
  if (!unsent || !posted) throw new Error('no such applications')
  const { requestId, trackingNumber, deliveryStatus } = posted
  const nothing = { trackingNumber: null, deliveryStatus: null }
  return {
    top: notices,
    'application-list': { facilityCode: facility.facilityCode, rows },
    'application-list-empty': { facilityCode: '3440056780', rows: [] },
    'application-detail': { requestId, ...nothing, ...particularsOf(posted) },
    'application-detail-delivery': { requestId, trackingNumber, deliveryStatus, ...particularsOf(posted) },
    'application-detail-unsent': { requestId: unsent.requestId, ...nothing, ...particularsOf(unsent) },
    'application-form': appliedFor(facility),
    'application-form-direct': shownFields(emptyForm),
    'application-form-insurer': appliedFor(insurer),
    'application-popup': { earlier: String(applications.length), fee: '1,500' },
    'application-confirmation': appliedFor(facility),
    'application-confirmation-insurer': appliedFor(insurer),
    tracking: posted.postEvents.map(({ on, history, office, prefecture }) => ({ on, history, office, prefecture })),
    'tracking-unknown': [],
  }
}

/** The same of the qualification system's pages, after the reset: the master account sees all but the one that resets it. */
export function ofAccounts(all: readonly QualificationAccount[]): Readonly<Record<string, unknown>> {
  const seen = all.filter(({ role }) => role !== 'reset')
  const page = (number: number): object => ({
    total: String(seen.length),
    rows: seen
      .slice((number - 1) * pages.length, number * pages.length)
      .map(({ userId, userName, role }) => ({ userId, userName: folded(userName), role: roleNames[role] })),
  })
  const account = seen[(pages.last - 1) * pages.length + opened]
  if (!account) throw new Error('no such account')
  const { userId, password } = account
  return {
    'account-search': { role: roleNames.admin },
    'account-list': page(pages.saved),
    'account-list-last': page(pages.last),
    'account-detail': { userId },
    'reset-result': { userId, password: null },
    'reset-result-shown': { userId, password },
  }
}
