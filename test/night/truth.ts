import type { MockApplication, MockDocument, MockFacility } from '../../mock-portal/contract.ts'
import type { ApplicationRow, Operation, Status } from '../../src/index.ts'
import { today } from './stage.ts'

const day = 86_400_000

/** The rows that a reading must give of a facility: the mock's truth, field by field. */
export function rowsOf(facility: MockFacility): readonly ApplicationRow[] {
  return facility.applications.map((application, at) => rowOf(application, at + 1))
}

/** The newest 本番環境 ユーザ設定情報; undefined where there is none. */
export function newestSettings({ documents }: MockFacility): MockDocument | undefined {
  return documents
    .filter(({ content, environment }) => content === 'user-settings' && environment === '本番環境')
    .toSorted((one, other) => other.importedOn.localeCompare(one.importedOn))[0]
}

function rowOf(application: MockApplication, no: number): ApplicationRow {
  const { status: statusText, appliedOn, issuedOn, expiresOn, downloadBy, requestId } = application
  const [status, operations] = meanings[statusText] ?? (['unknown', ['detail']] as const)
  return {
    no,
    appliedOn,
    contactName: folded(application.contactName),
    terminalName: folded(application.terminalName),
    status,
    statusText,
    requestId,
    issuedOn,
    expiresOn,
    downloadBy,
    operations,
    ...(isLookedUp(application) ? deliveryOf(application) : { trackingNumber: null, deliveryStatus: null }),
  }
}

const meanings: Readonly<Record<string, readonly [Status, readonly Operation[]]>> = {
  発行承認待ち: ['pending', ['detail', 'cancel']],
  発行申請棄却: ['rejected', ['detail']],
  発行済み: ['issued', ['detail', 'revoke']],
  失効済み: ['revoked', ['detail']],
}

// The post forgets, and nobody asks, 90 days after the issue.
function isLookedUp({ status, issuedOn, appliedOn }: MockApplication): boolean {
  return status === '発行済み' && (Date.parse(today) - Date.parse(issuedOn ?? appliedOn)) / day <= 90
}

function deliveryOf({ trackingNumber, deliveryStatus }: MockApplication) {
  return { trackingNumber, deliveryStatus }
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
