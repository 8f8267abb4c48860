import type { Fault, LedgerLine, MockFacility, MockMail, RaDoor } from '../contract.ts'
import { facilitiesOf, type Seed } from './facility.ts'
import { freshQualification, type QualificationState } from './qualification-state.ts'

/** A session, a code awaited or a token: whose it is, and whether it is still good. Void ones stay known, so that a late request still has a facility. */
export interface Pass {
  readonly facility: MockFacility
  good: boolean
}

/** A session of the RA; without a facility when somebody is about to apply by the closed network's door. */
export interface RaPass {
  readonly facility: MockFacility | null
  readonly door: RaDoor
  good: boolean
}

/** A fault and how many hits it has left. */
export interface StandingFault {
  readonly fault: Fault
  left: number
}

/** Everything that changes while the mock runs. */
export interface State {
  facilities: readonly MockFacility[]
  ledger: readonly LedgerLine[]
  faults: readonly StandingFault[]
  /** Sessions of the portal, by the value of its cookie. */
  sessions: Map<string, Pass>
  /** Logins that wait for their second factor. */
  pending: Map<string, Pass>
  tokens: Map<string, Pass>
  raSessions: Map<string, RaPass>
  /** Requests by name, and by name and facility. */
  requests: Map<string, number>
  /** ISO date. */
  today: string
  /** Ids of the applications that have come in since the start. */
  applied: readonly string[]
  /** Ids of the applications whose notices will come back. */
  undeliverable: readonly string[]
  outbox: readonly MockMail[]
  /** Bytes that stand in the place of documents, by their ids. */
  contents: Map<string, Uint8Array>
  /** Before whose terminal the person at the closed network's list sits. */
  terminalOf: string | null
  /** Accounts and sessions of the qualification system. */
  qualification: QualificationState
}

/** A state in which nothing has happened yet. */
export function freshState(seed: Seed): State {
  const facilities = facilitiesOf(seed)
  return {
    facilities,
    ledger: [],
    faults: [],
    sessions: new Map(),
    pending: new Map(),
    tokens: new Map(),
    raSessions: new Map(),
    requests: new Map(),
    today: seed.today,
    applied: [],
    undeliverable: [],
    outbox: [],
    contents: new Map(),
    terminalOf: null,
    qualification: freshQualification(facilities, seed),
  }
}

/** Adds a line to the ledger; lines already there never change. */
export function record(state: State, at: string, line: Pick<LedgerLine, 'what' | 'facilityCode' | 'detail'>): void {
  const { what, facilityCode, detail } = line
  const written = Object.freeze({
    number: state.ledger.length + 1,
    at,
    what,
    facilityCode,
    detail: Object.freeze({ ...detail }),
  })
  state.ledger = [...state.ledger, written]
}

/** The pass's facility while it is good. */
export function facilityBehind(passes: ReadonlyMap<string, Pass | RaPass>, value: string): MockFacility | null {
  const pass = passes.get(value)
  return pass?.good === true ? pass.facility : null
}
