import type { World } from '../contract.ts'
import type { Seed } from './facility.ts'
import { alertAt, screenFaults, shown } from './faults.ts'
import { listView, mayRevoke } from './list.ts'
import { notices } from './notices.ts'
import { operationsOn } from './operations.ts'
import { applicationsShown } from './shown.ts'
import { admit, enterCode, signIn, spend } from './sign-in.ts'
import { facilityBehind, record, type State } from './state.ts'

/** The world as the skins see it, over a state that may be reset under it. */
export function worldOver(state: State, seed: Seed, now: () => number): World {
  const stamp = () => new Date(now()).toISOString()
  return {
    today: seed.today,
    facilities: () => state.facilities,
    notices: () => notices,
    label: (word, facilityCode) => labelled(state, word, facilityCode),
    login: (loginId, password) => signIn({ state, now }, loginId, password),
    enterCode: (pending, code) => enterCode({ state, now }, pending, code),
    facilityOf: (session) => facilityBehind(state.sessions, session),
    endSession: (session) => void spend(state.sessions, session),
    byTrackingNumber: (digits) => byTrackingNumber(state, digits),
    record: (what, facilityCode, detail = {}) => record(state, stamp(), { what, facilityCode, detail }),
    ...doors(state),
    ...screens(state, seed),
    ...operationsOn(state, stamp),
  }
}

function doors(state: State): Pick<World, 'issueToken' | 'redeemToken' | 'raFacility'> {
  return {
    issueToken: (session) => {
      const facility = facilityBehind(state.sessions, session)
      if (facility === null) throw new Error('a token for a session that is over')
      return admit(state.tokens, facility)
    },
    redeemToken: (token) => {
      const facility = facilityBehind(state.tokens, token)
      return facility !== null && spend(state.tokens, token) ? admit(state.raSessions, facility) : null
    },
    raFacility: (raSession) => facilityBehind(state.raSessions, raSession),
  }
}

function screens(state: State, seed: Seed): Pick<World, 'list' | 'detail'> {
  const sight = (raSession: string) => {
    const facility = facilityBehind(state.raSessions, raSession)
    if (facility === null) throw new Error('a screen for a session that is over')
    const faults = screenFaults(state, facility.facilityCode)
    return { facility, faults, applications: applicationsShown(seed, facility, faults) }
  }
  return {
    list: (raSession) => {
      const seen = sight(raSession)
      const { facilityCode } = seen.facility
      const view = listView({ ...seen, seed: seed.seed, say: (word) => labelled(state, word, facilityCode) })
      shown(state, 'list', facilityCode)
      return view
    },
    detail: (raSession, applicationId) => {
      const { facility, faults, applications } = sight(raSession)
      const application = applications.find(({ id }) => id === applicationId)
      if (application === undefined) return null
      const alert = alertAt('detail', faults)
      shown(state, 'detail', facility.facilityCode)
      const account = { name: facility.name, phone: application.phone, email: facility.loginId }
      return { application, account, editable: mayRevoke(application), alert }
    },
  }
}

function labelled(state: State, word: string, facilityCode: string | null): string {
  const renamed = screenFaults(state, facilityCode).find(
    (fault) => fault.kind === 'rename-label' && fault.word === word,
  )
  return renamed?.kind === 'rename-label' ? renamed.to : word
}

function byTrackingNumber(state: State, digits: string) {
  const known = state.facilities.flatMap(({ applications }) => applications)
  return known.find(({ trackingNumber, postEvents }) => trackingNumber === digits && postEvents.length > 0) ?? null
}
