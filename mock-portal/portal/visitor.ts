import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { MockFacility, World } from '../contract.ts'

/** Names of the portal's cookies; cookies know no port, so the other origins need other names. */
export const sessionCookie = 'JSESSIONID'
export const pendingCookie = 'glide_mfa_pending'

/** Who asks. `over` is true when a session came along that has ended. */
export interface Visitor {
  readonly session: string | null
  readonly pending: string | null
  readonly facility: MockFacility | null
  readonly over: boolean
  /** A word as it must be written for this visitor now. */
  readonly say: (word: string) => string
}

const cookieOf = (request: FastifyRequest, name: string): string | null => {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] || null
}

/** The visitor behind a request's cookies; without a session's cookie an anonymous one. */
export const visitorOf = (request: FastifyRequest, world: World): Visitor => {
  const session = cookieOf(request, sessionCookie)
  const facility = session === null ? null : world.facilityOf(session)
  return {
    session: facility === null ? null : session,
    pending: cookieOf(request, pendingCookie),
    facility,
    over: session !== null && facility === null,
    say: (word) => world.label(word, facility?.facilityCode ?? null),
  }
}

/** The 32 hex digits by which the portal names a thing. */
export const sysId = (name: string): string => createHash('md5').update(name).digest('hex')

/** The token that a session's calls must carry as X-UserToken. */
export const userToken = (session: string): string => createHash('sha256').update(`user token ${session}`).digest('hex')

/** The Set-Cookie value that sets a cookie, or with null removes it. */
export const cookieLine = (name: string, value: string | null): string =>
  `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${value === null ? '; Max-Age=0' : ''}`
