import type { MockFacility, MockPortal } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'

/** The mock's day in these tests: a Saturday. */
export const today = '2026-11-21'

/** Runs a test on a mock of its own, which is closed whatever happens. */
export async function withMock(
  use: (mock: MockPortal) => Promise<void>,
  options: Partial<Parameters<typeof startMockPortal>[0]> = {},
): Promise<void> {
  const mock = await startMockPortal({ today, ...options })
  try {
    await use(mock)
  } finally {
    await mock.close()
  }
}

/** The facility of the cast or of the draw with that name; throws when there is none. */
export function named(mock: MockPortal, name: string): MockFacility {
  const facility = mock.control.truth().find((one) => one.name === name)
  if (facility === undefined) throw new Error(`no facility ${name}`)
  return facility
}

/** A browser without a page: cookies, forms, and no redirect followed unasked. */
export interface Visitor {
  get(address: string, headers?: Record<string, string>): Promise<Response>
  post(address: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Posts the login form and gives the portal's word, or the HTTP status when it has none. */
  login(facility: Pick<MockFacility, 'loginId' | 'password'>): Promise<string>
  /** A one-time token of the session; throws when the portal refuses. */
  token(): Promise<string>
  /** Takes the token to the RA, and gives the list's page. */
  enter(token: string): Promise<Response>
  /** One of the RA's screens for an application. */
  screen(path: string, id?: string, form?: Record<string, string>): Promise<Response>
}

/** Somebody new at the portal. */
export function visitorTo({ origins }: MockPortal): Visitor {
  const jar = new Map<string, string>()
  const send = async (address: string, headers: Record<string, string>, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const posted = body === undefined ? {} : { method: 'POST', body }
    const response = await fetch(address, { ...posted, redirect: 'manual', headers: { ...headers, cookie } })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }
  const visitor: Visitor = {
    get: (address, headers = {}) => send(address, headers),
    post: (address, form, headers = {}) => send(address, headers, new URLSearchParams(form)),
    login: async ({ loginId, password }) => {
      const form = { user_name: loginId, user_password: password, remember_me: 'false' }
      const response = await visitor.post(`${origins.portal}/angular.do?sysparm_type=view_form.login`, form)
      return response.ok ? statusOf(await response.json()) : String(response.status)
    },
    token: async () => {
      const address = `${origins.portal}/api/x_ssk_cert/v1/token`
      const first = await visitor.post(address, {})
      const fresh = first.headers.get('x-usertoken-response')
      const response = fresh === null ? first : await visitor.post(address, {}, { 'x-usertoken': fresh })
      const [, token] = /"token":"(\w+)"/.exec(await response.text()) ?? []
      if (token === undefined) throw new Error(`no token: ${response.status}`)
      return token
    },
    enter: async (token) => {
      const entered = await visitor.post(`${origins.ra}/p/entry`, { token, screen: 'list' })
      const location = entered.headers.get('location')
      return location === null ? entered : visitor.get(new URL(location, origins.ra).href)
    },
    screen: (path, id = '', form = {}) => visitor.post(`${origins.ra}${path}`, { id, ...form }),
  }
  return visitor
}

/** Somebody who has logged in as that facility and gone to the RA: the visitor, and the list's page. */
export async function atTheList(mock: MockPortal, facility: MockFacility): Promise<{ visitor: Visitor; page: string }> {
  const visitor = visitorTo(mock)
  const status = await visitor.login(facility)
  if (status !== 'success') throw new Error(`login: ${status}`)
  const response = await visitor.enter(await visitor.token())
  return { visitor, page: await response.text() }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  if (value === '') jar.delete(name)
  else jar.set(name, value)
}

function statusOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) return 'no status'
  return String(answer.status)
}
