import type { MockApplication, World } from '../contract.ts'
import { mayCancel, mayRevoke } from './list.ts'
import { facilityBehind, record, type State } from './state.ts'

/** What a person does to a row: each checks that the row allows it, changes it and writes to the ledger. */
export function operationsOn(state: State, now: () => string): Pick<World, 'cancel' | 'revoke' | 'edit'> {
  const change = (raSession: string, id: string, act: Act): boolean => {
    const facility = facilityBehind(state.raSessions, raSession)
    const application = facility?.applications.find((one) => one.id === id)
    if (!facility || !application || !act.allowed(application)) return false
    const { id: applicationId, requestId, terminalName } = application
    facility.applications = facility.applications.flatMap((one) => (one.id === id ? act.after(one) : [one]))
    record(state, now(), {
      what: act.what,
      facilityCode: facility.facilityCode,
      detail: { applicationId, requestId, terminalName },
    })
    return true
  }
  return {
    cancel: (session, id) => change(session, id, { what: 'cancel', allowed: mayCancel, after: () => [] }),
    revoke: (session, id) => change(session, id, { what: 'revoke', allowed: mayRevoke, after: revoked }),
    edit: (session, id, values) =>
      change(session, id, { what: 'edit', allowed: mayRevoke, after: (one) => [{ ...one, ...values }] }),
  }
}

interface Act {
  readonly what: string
  readonly allowed: (application: MockApplication) => boolean
  readonly after: (application: MockApplication) => readonly MockApplication[]
}

const revoked: Act['after'] = (application) => [{ ...application, status: '失効済み' }]
