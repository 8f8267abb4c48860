import type { Status } from '../domain/application-row.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { Act, ItemState, PasswordReset } from '../domain/intent.ts'
import type { JournalNote } from '../domain/journal.ts'
import type { VisitState } from '../domain/ports.ts'

interface FacilityTable {
  facilityCode: string
  name: string
  loginId: string
  category: string | null
  contactName: string | null
  phone: string | null
  email: string | null
  removed: 0 | 1
}

interface FacilityTagTable {
  facilityCode: string
  tag: string
  position: number
}

interface RunTable {
  id: string
  number: number
  kind: 'scan' | 'filing'
  selection: string
  startedAt: string
  endedAt: string | null
}

interface VisitTable {
  runId: string
  facilityCode: string
  position: number
  state: VisitState
  ending: number | null
  endedAt: string | null
  failure: string | null
}

interface ApplicationTable {
  facilityCode: string
  number: number
  requestId: string | null
  appliedOn: string | null
  contactName: string | null
  terminalName: string | null
  trackingNumber: string | null
  deliveryStatus: string | null
  firstSeenAt: string
  lastSeenAt: string
  vanishedAt: string | null
  lastEnding: number
  lastPosition: number
}

interface ReadingTable {
  facilityCode: string
  ending: number
  position: number
  runId: string
  applicationNumber: number
  readAt: string
  no: number | null
  appliedOn: string | null
  contactName: string | null
  terminalName: string | null
  status: Status
  statusText: string
  requestId: string | null
  issuedOn: string | null
  expiresOn: string | null
  downloadBy: string | null
  operations: string
  trackingNumber: string | null
  deliveryStatus: string | null
}

interface LoginRefusalTable {
  facilityCode: string
  secretVersion: string
  code: FailureCode
  at: string
  found: string | null
}

interface AccountRefusalTable extends LoginRefusalTable {
  userId: string
}

interface NoticeTable {
  identity: string
  title: string
  number: string | null
  views: number | null
  age: string | null
  firstSeenAt: string
  readAt: string
  position: number | null
}

interface MasterAccountTable {
  facilityCode: string
  number: number
  environment: string
  facilityName: string | null
  userId: string
  userName: string | null
  resetUserId: string
  passwordExpiresOn: string | null
  importedOn: string | null
  file: string
  sha256: string
  readAt: string
}

interface LeaseTable {
  name: string
  host: string
  pid: number
  what: string
  processMark: string | null
  expiresAt: string
}

interface JournalItemTable {
  key: string
  number: number
  planId: string | null
  facilityCode: string
  act: Act | PasswordReset['act']
  intent: string
  state: ItemState
  requestId: string | null
  fee: number
  postage: number
  attempts: number
  sentOn: string | null
  failure: string | null
  changedAt: string
  events: number
}

interface JournalEventTable {
  key: string
  number: number
  kind: JournalNote['kind']
  at: string
  note: string
}

/** The newest schema as the queries see it; in the database the names are in snake_case. What each column means stands in `migrations.ts`. */
export interface Tables {
  database: { id: string }
  facility: FacilityTable
  facilityTag: FacilityTagTable
  run: RunTable
  visit: VisitTable
  application: ApplicationTable
  reading: ReadingTable
  loginRefusal: LoginRefusalTable
  accountRefusal: AccountRefusalTable
  notice: NoticeTable
  masterAccount: MasterAccountTable
  lease: LeaseTable
  journalItem: JournalItemTable
  journalEvent: JournalEventTable
}
