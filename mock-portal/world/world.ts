import type { World } from '../contract.ts'
import { applying, type Surroundings } from './apply.ts'
import { doorsInto } from './doors.ts'
import { downloadsOf } from './downloads.ts'
import type { Seed } from './facility.ts'
import { alertAt, labelled, screenFaults, shown } from './faults.ts'
import { listView, mayRevoke } from './list.ts'
import { notices } from './notices.ts'
import { operationsOn } from './operations.ts'
import { applicationsShown } from './shown.ts'
import { enterCode, signIn, spend } from './sign-in.ts'
import { facilityBehind, record, type State } from './state.ts'

/** The world as the skins see it, over a state that may be reset under it. */
export function worldOver(state: State, seed: Seed, surroundings: Surroundings): World {
  const { now } = surroundings
  const stamp = () => new Date(now()).toISOString()
  return {
    get today() {
      return state.today
    },
    facilities: () => state.facilities,
    notices: () => notices,
    label: (word, facilityCode) => labelled(state, word, facilityCode),
    login: (loginId, password) => signIn({ state, now }, loginId, password),
    enterCode: (pending, code) => enterCode({ state, now }, pending, code),
    facilityOf: (session) => facilityBehind(state.sessions, session),
    endSession: (session) => void spend(state.sessions, session),
    byTrackingNumber: (digits) => byTrackingNumber(state, digits),
    record: (what, facilityCode, detail = {}) => record(state, stamp(), { what, facilityCode, detail }),
    ...doorsInto(state),
    ...screens(state, seed),
    ...operationsOn(state, stamp),
    ...downloadsOf(state, stamp),
    ...applying(state, seed, surroundings),
  }
}

function screens(state: State, seed: Seed): Pick<World, 'list' | 'detail' | 'alertAt'> {
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
      const account = { name: facility.name, phone: facility.phone, email: facility.loginId }
      return { application, account, editable: mayRevoke(application), alert }
    },
    alertAt: (raSession, at) => {
      const code = facilityBehind(state.raSessions, raSession)?.facilityCode ?? null
      const alert = alertAt(at, screenFaults(state, code))
      shown(state, at, code)
      return alert
    },
  }
}

function byTrackingNumber(state: State, digits: string) {
  const known = state.facilities.flatMap(({ applications }) => applications)
  return known.find(({ trackingNumber, postEvents }) => trackingNumber === digits && postEvents.length > 0) ?? null
}
