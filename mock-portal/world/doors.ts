import type { World } from '../contract.ts'
import { admit, newPass, spend } from './sign-in.ts'
import { facilityBehind, type RaPass, type State } from './state.ts'

type Doors = Pick<World, 'issueToken' | 'redeemToken' | 'raFacility' | 'raDoor' | 'enterDirectly'>

/** The ways into the RA: a token from the portal, good once, and the closed network's two addresses. */
export function doorsInto(state: State): Doors {
  const open = (facility: RaPass['facility'], door: RaPass['door']): string => {
    const value = newPass()
    state.raSessions.set(value, { facility, door, good: true })
    return value
  }
  return {
    issueToken: (session) => {
      const facility = facilityBehind(state.sessions, session)
      if (facility === null) throw new Error('a token for a session that is over')
      return admit(state.tokens, facility)
    },
    redeemToken: (token) => {
      const facility = facilityBehind(state.tokens, token)
      return facility !== null && spend(state.tokens, token) ? open(facility, 'portal') : null
    },
    raFacility: (raSession) => facilityBehind(state.raSessions, raSession),
    raDoor: (raSession) => {
      const pass = state.raSessions.get(raSession)
      return pass?.good === true ? pass.door : null
    },
    enterDirectly: (door) => {
      if (door === 'apply') return open(null, 'direct')
      const facility = state.facilities.find(({ facilityCode }) => facilityCode === state.terminalOf)
      return facility === undefined ? null : open(facility, 'direct')
    },
  }
}
