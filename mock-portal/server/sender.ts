import type { FastifyRequest } from 'fastify'
import type { MockFacility, Origins } from '../contract.ts'
import { facilityNamedBy } from '../world/form.ts'
import type { QualificationPass } from '../world/qualification-state.ts'
import type { Pass, RaPass, State } from '../world/state.ts'

/** One of the origins. */
export type Place = keyof Origins | 'qualification'

/** Whose request it is, found by any value that it carries (login ID, ユーザID, session, token, 追跡番号, the codes of a form), whatever the skin calls the field; null before a login. */
export function senderOf(state: State, place: Place, request: FastifyRequest): MockFacility | null {
  const values = valuesOf(request)
  for (const value of values) {
    const facility = known(state, place, value)
    if (facility !== null) return facility
  }
  return place === 'ra' ? facilityNamedBy(state.facilities, values) : null // by the closed network's door the form alone says for whom
}

/** Ends the session that a request carries, and makes the token void that it brings. */
export function endSessionOf(state: State, place: Place, request: FastifyRequest): void {
  for (const value of valuesOf(request)) {
    for (const passes of passesOf(state, place)) {
      const pass = passes.get(value)
      if (pass !== undefined) pass.good = false
    }
  }
}

function known(state: State, place: Place, value: string): MockFacility | null {
  for (const passes of passesOf(state, place)) {
    const pass = passes.get(value)
    if (pass !== undefined && pass.facility !== null) return pass.facility
  }
  if (place === 'portal') return state.facilities.find(({ loginId }) => loginId === value) ?? null
  if (place === 'ra') return null
  if (place === 'qualification') return facilityOfAccount(state, value)
  const digits = value.replaceAll(/\D/g, '')
  return state.facilities.find(({ applications }) => applications.some((one) => one.trackingNumber === digits)) ?? null
}

function facilityOfAccount({ qualification, facilities }: State, userId: string): MockFacility | null {
  const account = qualification.accounts().get(userId)
  return facilities.find(({ facilityCode }) => facilityCode === account?.facilityCode) ?? null
}

function passesOf(state: State, place: Place): readonly ReadonlyMap<string, Pass | RaPass | QualificationPass>[] {
  if (place === 'qualification') return [state.qualification.sessions]
  if (place === 'portal') return [state.sessions, state.pending]
  return place === 'ra' ? [state.tokens, state.raSessions] : [] // the three share 127.0.0.1, so the browser sends each the others' cookies too
}

function valuesOf(request: FastifyRequest): readonly string[] {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
  return [...textsIn(request.body), ...textsIn(request.query), ...cookies].filter((value) => value !== '')
}

function textsIn(fields: unknown): readonly string[] {
  if (typeof fields === 'string') return [...new URLSearchParams(fields).values()]
  if (fields instanceof URLSearchParams) return [...fields.values()]
  if (typeof fields !== 'object' || fields === null) return []
  return Object.values(fields).filter((value) => typeof value === 'string')
}
