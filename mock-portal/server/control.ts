import type { MockPortal, World } from '../contract.ts'
import type { Seed } from '../world/facility.ts'
import { screenFaults, stand } from '../world/faults.ts'
import { applicationsShown } from '../world/shown.ts'
import { freshState, type State } from '../world/state.ts'
import { requestKey } from './transport.ts'

/** The control of a mock: what tests see and change behind the portal's back. `update` throws when there is no such facility. */
export function controlOf(state: State, seed: Seed, world: World): MockPortal['control'] {
  return {
    reset: () => void Object.assign(state, freshState(seed)),
    truth: () =>
      state.facilities.map((facility) => {
        const faults = screenFaults(state, facility.facilityCode)
        return structuredClone({ ...facility, applications: [...applicationsShown(seed, facility, faults)] })
      }),
    ledger: () => state.ledger,
    setFaults: (faults) => stand(state, faults),
    update: (facilityCode, change) => {
      const facility = state.facilities.find((one) => one.facilityCode === facilityCode)
      if (facility === undefined) throw new RangeError(`no facility ${facilityCode}`)
      Object.assign(facility, structuredClone(change))
      if (change.locked === false) facility.failedLogins = 0
      world.record('control', facilityCode, { changed: Object.keys(change).join(',') })
    },
    requests: (name, facilityCode) => state.requests.get(requestKey(name, facilityCode ?? null)) ?? 0,
  }
}
