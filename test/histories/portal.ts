import type { ApplicationRow, Operation, Status } from '../../src/domain/application-row.ts'
import { addDays, todayInJapan } from '../../src/domain/calendar.ts'
import type { Particulars } from '../../src/domain/intent.ts'
import type { Line } from '../judge/judge.ts'

/** Who did it: todoke with the key of the item in its hand, or a colleague. */
export interface Hand {
  readonly by: 'todoke' | 'hand'
  readonly key: string | null
}

/** A line of the ledger, with what only the histories may know. */
export interface Deed extends Line {
  readonly time: number
  readonly key: string | null
  readonly id: string
}

export interface Certificate extends Particulars {
  readonly id: string
  readonly facilityCode: string
  readonly appliedOn: string
  readonly by: Hand['by']
  readonly key: string | null
  status: Status
  requestId: string | null
  listed: boolean
  visibleAt: number
}

interface Receipt {
  readonly facilityCode: string
  readonly names: string
  readonly at: number
}

const words: Readonly<Record<Status, string>> = {
  pending: '発行承認待ち',
  rejected: '発行申請棄却',
  issued: '発行済み',
  revoked: '失効済み',
  unknown: '審査中',
}
const operations: Readonly<Record<Status, readonly Operation[]>> = {
  pending: ['detail', 'cancel'],
  rejected: ['detail'],
  issued: ['detail', 'revoke'],
  revoked: ['detail'],
  unknown: ['detail'],
}
export const namesOf = ({ contactName, terminalName }: Pick<Particulars, 'contactName' | 'terminalName'>): string =>
  `${contactName} / ${terminalName}`

/** A portal without screens: applications, a ledger, and a time of its own. Everything takes effect at its time. */
export interface Portal {
  /** Milliseconds since 1970. */
  now: number
  readonly ledger: readonly Deed[]
  readonly certificates: readonly Certificate[]
  /** Lets time pass, and what was under way take effect. */
  pass(milliseconds: number): void
  /** Puts a change off, and counts what is still under way. */
  later(milliseconds: number, change: () => void): void
  apply(
    facilityCode: string,
    particulars: Particulars,
    hand: Hand,
    options?: { readonly lag?: number; readonly numbered?: boolean },
  ): Certificate
  /** False when the row does not allow it. */
  operate(id: string, what: 'cancel' | 'revoke', hand: Hand): boolean
  edit(id: string, change: Partial<Particulars>, hand: Hand): boolean
  /** The fund decides: 発行済み or 発行申請棄却. */
  decide(id: string, status: 'issued' | 'rejected'): void
  /** What the table shows. */
  seen(facilityCode: string): readonly Certificate[]
  /** The same and what the table does not show yet. */
  listed(facilityCode: string): readonly Certificate[]
  receipts(facilityCode: string, names: string, since: number): number
}

/** An empty portal at that time. */
export function openPortal(start: number): Portal {
  const ledger: Deed[] = []
  const certificates: Certificate[] = []
  const receipts: Receipt[] = []
  let waiting: { readonly at: number; readonly change: () => void }[] = []
  const iso = (): string => new Date(portal.now).toISOString()
  const find = (id: string): Certificate => {
    const found = certificates.find((each) => each.id === id)
    if (!found) throw new Error(`no application ${id}`)
    return found
  }
  const record = (
    what: string,
    { id, facilityCode, contactName, terminalName }: Certificate,
    { by, key }: Hand,
  ): void => {
    const detail = { applicationId: id, contactName, terminalName, by: by === 'hand' ? 'hand' : 'portal' }
    ledger.push({ at: iso(), time: portal.now, what, facilityCode, detail, key, id })
  }
  const portal: Portal = {
    now: start,
    ledger,
    certificates,
    pass(milliseconds) {
      const until = portal.now + milliseconds
      for (;;) {
        const due = waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0]
        if (!due) break
        waiting = waiting.filter((each) => each !== due)
        portal.now = Math.max(portal.now, due.at)
        due.change()
      }
      portal.now = until
    },
    later(milliseconds, change) {
      waiting.push({ at: portal.now + milliseconds, change })
    },
    apply(facilityCode, particulars, hand, { lag = 0, numbered = false } = {}) {
      const id = `a${certificates.length + 1}`
      const certificate: Certificate = {
        ...particulars,
        id,
        facilityCode,
        appliedOn: todayInJapan(iso()),
        by: hand.by,
        key: hand.key,
        status: 'pending',
        requestId: numbered ? `R${id}` : null,
        listed: true,
        visibleAt: portal.now + lag,
      }
      certificates.push(certificate)
      record('apply', certificate, hand)
      receipts.push({
        facilityCode,
        names: namesOf(particulars),
        at: portal.now + 3_000 + ((certificates.length * 977) % 20_000),
      })
      return certificate
    },
    operate(id, what, hand) {
      const certificate = find(id)
      if (!certificate.listed || certificate.status !== (what === 'cancel' ? 'pending' : 'issued')) return false
      if (what === 'cancel') certificate.listed = false
      else certificate.status = 'revoked'
      record(what, certificate, hand)
      return true
    },
    edit(id, change, hand) {
      const certificate = find(id)
      if (!certificate.listed || certificate.status !== 'issued') return false
      record('edit', certificate, hand)
      Object.assign(certificate, change)
      return true
    },
    decide(id, status) {
      const certificate = find(id)
      if (certificate.status !== 'pending') return
      certificate.status = status
      certificate.requestId ??= `R${id}`
    },
    listed: (facilityCode) => certificates.filter((each) => each.listed && each.facilityCode === facilityCode),
    seen: (facilityCode) => portal.listed(facilityCode).filter(({ visibleAt }) => visibleAt <= portal.now),
    receipts: (facilityCode, names, since) =>
      receipts.filter(
        (each) =>
          each.facilityCode === facilityCode && each.names === names && each.at >= since && each.at <= portal.now,
      ).length,
  }
  return portal
}

/** An application as the table shows it. */
export function rowOf(
  { appliedOn, contactName, terminalName, status, requestId }: Certificate,
  index: number,
): ApplicationRow {
  const isIssued = status === 'issued' || status === 'revoked'
  return {
    no: index + 1,
    appliedOn,
    contactName,
    terminalName,
    status,
    statusText: words[status],
    requestId,
    issuedOn: isIssued ? appliedOn : null,
    expiresOn: isIssued ? addDays(appliedOn, 1187) : null,
    downloadBy: isIssued ? addDays(appliedOn, 180) : null,
    operations: operations[status],
    trackingNumber: null,
    deliveryStatus: null,
  }
}
