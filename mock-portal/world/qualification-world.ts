import type { LedgerLine } from '../contract.ts'
import type { QualificationWorld } from '../qualification/contract.ts'
import type { Seed } from './facility.ts'
import { alertAt, labelled, screenFaults, shown } from './faults.ts'
import { resetting } from './qualification-reset.ts'
import { searching } from './qualification-search.ts'
import { signingIn } from './qualification-sign-in.ts'
import { passBehind, type QualificationPass } from './qualification-state.ts'
import { record, type State } from './state.ts'

/** What the parts of the qualification system stand on. `pass` throws when the session is void. */
export interface Scene {
  readonly state: State
  readonly seed: Seed
  note(what: string, facilityCode: string | null, detail: LedgerLine['detail']): void
  say(word: string, facilityCode: string | null): string
  pass(session: string): QualificationPass
}

/** The qualification system as its skins see it, over a state that may be reset under it; `now` gives milliseconds since 1970. */
export function qualificationOver(state: State, seed: Seed, now: () => number): QualificationWorld {
  const say: Scene['say'] = (word, facilityCode) => labelled(state, word, facilityCode)
  const codeOf = (session: string | null) =>
    session === null ? null : (passBehind(state.qualification, session)?.account.facilityCode ?? null)
  const scene: Scene = {
    state,
    seed,
    say,
    note: (what, facilityCode, detail) => record(state, new Date(now()).toISOString(), { what, facilityCode, detail }),
    pass: (session) => {
      const pass = passBehind(state.qualification, session)
      if (pass === null) throw new Error('a screen of the qualification system for a session that is over')
      return pass
    },
  }
  return {
    label: (word, session) => say(word, codeOf(session)),
    alertAt: (session, at) => {
      const text = alertAt(at, screenFaults(state, codeOf(session)))
      shown(state, at, codeOf(session))
      return text
    },
    ...signingIn(scene),
    ...searching(scene),
    ...resetting(scene),
  }
}
