import type { Control, MockFacility, World } from '../contract.ts'
import { arrive, type Surroundings } from '../world/apply.ts'
import { billOf } from '../world/bill.ts'
import type { Seed } from '../world/facility.ts'
import { screenFaults, stand } from '../world/faults.ts'
import { formOf } from '../world/form.ts'
import { passDay } from '../world/passing.ts'
import { applicationsShown } from '../world/shown.ts'
import { freshState, type State } from '../world/state.ts'
import { requestKey } from './transport.ts'

/** What a control stands over. */
export interface Controlled {
  readonly state: State
  readonly seed: Seed
  readonly world: World
  readonly surroundings: Surroundings
}

/** The control of a mock: what tests see and change behind the portal's back. Throws when there is no such facility. */
export function controlOf({ state, seed, world, surroundings }: Controlled): Control {
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
      const facility = facilityAt(state, facilityCode)
      Object.assign(facility, structuredClone(change))
      if (change.locked === false) facility.failedLogins = 0
      world.record('control', facilityCode, { changed: Object.keys(change).join(',') })
    },
    setDocument: (facilityCode, documentId, bytes) => {
      const { documents } = facilityAt(state, facilityCode)
      if (documents.every(({ id }) => id !== documentId)) throw new RangeError(`no document ${documentId}`)
      if (bytes === null) state.contents.delete(documentId)
      else state.contents.set(documentId, Uint8Array.from(bytes))
    },
    requests: (name, facilityCode) => state.requests.get(requestKey(name, facilityCode ?? null)) ?? 0,
    outbox: () => structuredClone(state.outbox),
    bill: (asApplied = false) => billOf(state, asApplied),
    ...happenings(state, surroundings),
    ...accounting(state, world),
  }
}

function happenings(state: State, surroundings: Surroundings): Pick<Control, 'advance' | 'applyByHand' | 'sitAt'> {
  return {
    advance: (days) => {
      for (let day = 0; day < days; day += 1) passDay(state, new Date(surroundings.now()).toISOString())
    },
    applyByHand: (facilityCode, wish) => {
      const facility = facilityAt(state, facilityCode)
      const form = { ...formOf(facility), ...wish }
      return structuredClone(arrive(state, surroundings, { facility, form, by: 'hand' }))
    },
    sitAt: (facilityCode) => {
      state.terminalOf = facilityCode === null ? null : facilityAt(state, facilityCode).facilityCode
    },
  }
}

function accounting(state: State, world: World): Pick<Control, 'accounts' | 'updateAccount' | 'bindTerminals'> {
  return {
    accounts: (facilityCode) =>
      [...state.qualification.accounts().values()]
        .filter((account) => facilityCode === undefined || account.facilityCode === facilityCode)
        .map((account) => ({ ...account })),
    updateAccount: (userId, change) => {
      const account = state.qualification.accounts().get(userId)
      if (account === undefined) throw new RangeError(`no account ${userId}`)
      Object.assign(account, change)
      if (change.locked === false) account.failedLogins = 0
      world.record('control', account.facilityCode, { userId, changed: Object.keys(change).join(',') })
    },
    bindTerminals: (bound) => {
      state.qualification.boundToTerminals = bound
    },
  }
}

function facilityAt(state: State, facilityCode: string): MockFacility {
  const facility = state.facilities.find((one) => one.facilityCode === facilityCode)
  if (facility === undefined) throw new RangeError(`no facility ${facilityCode}`)
  return facility
}
