import type { MockApplication } from '../../mock-portal/contract.ts'
import { notices } from '../../mock-portal/world/notices.ts'

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

/** What the saved pages must give, from the mock's own truth and not by any selector. */
export function expectations(
  facilityCode: string,
  applications: readonly MockApplication[],
): Readonly<Record<string, unknown>> {
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
  const posted = applications.find(({ trackingNumber }) => trackingNumber !== null)
  const { requestId = null, trackingNumber = null, deliveryStatus = null } = posted ?? {}
  return {
    top: notices,
    'application-list': { facilityCode, rows },
    'application-list-empty': { facilityCode: '3440056780', rows: [] },
    'application-detail': { requestId, trackingNumber: null, deliveryStatus: null },
    'application-detail-delivery': { requestId, trackingNumber, deliveryStatus },
    'application-detail-unsent': {
      requestId: applications[0]?.requestId,
      trackingNumber: null,
      deliveryStatus: null,
    },
    tracking: (posted?.postEvents ?? []).map(({ on, history, office, prefecture }) => ({
      on,
      history,
      office,
      prefecture,
    })),
    'tracking-unknown': [],
  }
}
