import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { LoginOutcome, MockFacility } from '../contract.ts'
import { facilityBehind, record, type Pass, type State } from './state.ts'

/** After so many rejections in a row an account is locked, until a person unlocks it. */
const lockAfter = 5

/** What a sign-in needs of its surroundings; `now` gives milliseconds since 1970. */
export interface SignIn {
  readonly state: State
  readonly now: () => number
}

/** A login with its password: one ledger line, whatever comes of it. */
export function signIn(context: SignIn, loginId: string, password: string): LoginOutcome {
  const { state } = context
  const facility = state.facilities.find((one) => one.loginId === loginId.trim()) ?? null
  const outcome = facility === null ? ({ outcome: 'rejected' } as const) : judged(state, facility, password)
  return noted(context, 'login', facility, outcome)
}

/** A login's second step: one ledger line. A wrong code counts like a wrong password; the right one is good once. */
export function enterCode(context: SignIn, pending: string, code: string): LoginOutcome {
  const facility = facilityBehind(context.state.pending, pending)
  return noted(
    context,
    'code',
    facility,
    facility === null ? { outcome: 'rejected' } : checked(context, facility, { pending, code }),
  )
}

/** A new pass under a value that nobody can guess. */
export function admit(passes: Map<string, Pass>, facility: MockFacility): string {
  const value = newPass()
  passes.set(value, { facility, good: true })
  return value
}

/** A value that nobody can guess. */
export function newPass(): string {
  return randomUUID().replaceAll('-', '')
}

/** Makes a pass void; false when it was so already, or never was one. */
export function spend(passes: ReadonlyMap<string, Pass>, value: string): boolean {
  const pass = passes.get(value)
  const good = pass?.good === true
  if (pass !== undefined) pass.good = false
  return good
}

function judged(state: State, facility: MockFacility, password: string): LoginOutcome {
  if (facility.locked) return { outcome: 'locked' }
  if (facility.password !== password) return rejected(facility)
  if (facility.secondFactor === 'off') return entered(state, facility)
  return { outcome: 'code', pending: admit(state.pending, facility) }
}

function checked(
  { state, now }: SignIn,
  facility: MockFacility,
  entry: { pending: string; code: string },
): LoginOutcome {
  if (facility.locked) return { outcome: 'locked' }
  if (!isCode(facility, entry.code.trim(), now())) return rejected(facility)
  spend(state.pending, entry.pending)
  return entered(state, facility)
}

function rejected(facility: MockFacility): LoginOutcome {
  facility.failedLogins += 1
  facility.locked = facility.failedLogins >= lockAfter
  return { outcome: facility.locked ? 'locked' : 'rejected' }
}

function entered(state: State, facility: MockFacility): LoginOutcome {
  facility.failedLogins = 0
  return { outcome: 'in', session: admit(state.sessions, facility), mustReset: facility.mustReset }
}

function isCode({ secondFactor, totpSecret, mailCode }: MockFacility, code: string, timestamp: number): boolean {
  if (secondFactor === 'mail' || totpSecret === null) return code === mailCode
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).validate({ token: code, timestamp, window: 1 }) !== null
}

function noted(
  { state, now }: SignIn,
  what: string,
  facility: MockFacility | null,
  outcome: LoginOutcome,
): LoginOutcome {
  const detail = { outcome: outcome.outcome, ...(outcome.outcome === 'in' ? { mustReset: outcome.mustReset } : {}) }
  record(state, new Date(now()).toISOString(), { what, facilityCode: facility?.facilityCode ?? null, detail })
  return outcome
}
