import { Agent, request, type RequestOptions } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Browser, BrowserContext } from 'playwright'
import type {
  ClientCertificate,
  MockPortal,
  MockQualification,
  QualificationAccount,
} from '../../mock-portal/contract.ts'

/** An answer of the qualification system. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A terminal without a browser: its certificate, cookies, forms, and no redirect followed unasked. */
export interface Terminal {
  get(path: string): Promise<Answer>
  post(path: string, form?: Record<string, string>): Promise<Answer>
  /** Posts the login form, and gives where it leads, or the words of the refusal. */
  login(account: Pick<QualificationAccount, 'userId' | 'password'>): Promise<string>
}

/** How a terminal shows its certificate: PEM, PKCS#12, or not at all. */
export type Shown = Pick<RequestOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>

/** The certificate of a terminal as PEM. */
export function pem({ certificate, key }: ClientCertificate): Shown {
  return { cert: certificate, key }
}

/** Somebody new at a terminal with that certificate, who trusts the system's authority and nobody else. */
export function terminalTo({ origin, certificates }: MockQualification, shown: Shown): Terminal {
  const agent = new Agent({ ca: certificates.authority, ...shown })
  const jar = new Map<string, string>()
  const send = (path: string, form?: Record<string, string>): Promise<Answer> => {
    const body = form === undefined ? null : new URLSearchParams(form).toString()
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded' }) }
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, origin), { agent, headers, method: body === null ? 'GET' : 'POST' })
      asked.on('error', reject)
      asked.on('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) keep(jar, line)
        const { statusCode: status = 0, headers } = response
        text(response).then((body) => resolve({ status, headers, body }), reject)
      })
      asked.end(body)
    })
  }
  const terminal: Terminal = {
    get: (path) => send(path),
    post: (path, form = {}) => send(path, form),
    login: async ({ userId, password }) => {
      const { headers, body } = await terminal.post('/onshi/login', { userId, password })
      return headers.location ?? /class="err">([^<]*)</.exec(body)?.[1] ?? 'no word'
    },
  }
  return terminal
}

/** The accounts of the facility with that name, by what they are: the master account, the reset account, and the rest. */
export function accountsOf(mock: MockPortal, name: string) {
  const code = mock.control.truth().find((one) => one.name === name)?.facilityCode
  const all = mock.control.accounts(code)
  const [master, reset, ...others] = all
  if (master === undefined || reset === undefined) throw new Error(`no facility ${name}`)
  return { master, reset, admins: others.filter(({ role }) => role === 'admin'), others }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  if (value === '') jar.delete(name)
  else jar.set(name, value)
}

/** A browser at a terminal with that certificate; Playwright's own end of the connection trusts the system's authority. */
export function contextAt(browser: Browser, { origin, certificates }: MockQualification): Promise<BrowserContext> {
  setDefaultCACertificates([...getCACertificates('default'), certificates.authority])
  const { certificate, key } = certificates.good
  const shown = { origin, cert: Buffer.from(certificate), key: Buffer.from(key) }
  return browser.newContext({ clientCertificates: [shown] })
}
