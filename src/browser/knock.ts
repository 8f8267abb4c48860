import { get, type RequestOptions } from 'node:https'
import { Failure } from '../domain/failure.ts'
import { asTlsOptions, type ClientCertificate } from './client-certificate.ts'

/** How the door is knocked at. */
export interface Knocking {
  readonly certificate: ClientCertificate
  readonly authorities: readonly string[]
  /** Milliseconds for which an answer is awaited. */
  readonly limit: number
}

/**
 * Asks for the address once, before a browser opens: a browser tells a refused certificate from a bad line by nothing but its silence. Throws `bad-input` when
 * the server refuses the certificate or is signed by nobody who is trusted, `portal-unreachable` when it gives no answer.
 */
export async function knock(url: string, knocking: Knocking): Promise<void> {
  const where = new URL(url).origin
  let heard = await answerOf(url, knocking)
  if (isMute(heard)) heard = await answerOf(url, knocking) // a line may break once; a server that refuses does so again
  if ('status' in heard) {
    const refused = refusals.has(heard.status)
    if (refused) throw new Failure('bad-input', { reason: 'certificate-refused', where, found: `HTTP ${heard.status}` })
    return
  }
  const { code, error } = heard
  if (isMute(heard) || alert.test(code)) throw failed('bad-input', 'certificate-refused', { where, found: code }, error)
  if (distrust.test(code)) throw failed('bad-input', 'server-not-trusted', { where, found: code }, error)
  throw failed('portal-unreachable', 'qualification-unreachable', { where, found: code }, error)
}

/** What a server answers that demands another certificate: nginx 400 (495, 496 within), Apache and IIS 403. */
const refusals: ReadonlySet<number> = new Set([400, 403, 495, 496])
/** TLS alerts by which a server refuses one. */
const alert = /ALERT_(.*CERTIFICATE.*|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/
/** What Node says of a server's own certificate. */
const distrust = /SELF_SIGNED|UNABLE_TO|ALTNAME|^CERT_|^INVALID_(CA|PURPOSE)/

type Heard = { readonly status: number } | { readonly code: string; readonly connected: boolean; readonly error: Error }

// The handshake was well, and then the line was closed without a word: so some refuse.
function isMute(heard: Heard): boolean {
  return 'code' in heard && heard.connected && heard.code === 'ECONNRESET'
}

async function answerOf(url: string, { certificate, authorities, limit }: Knocking): Promise<Heard> {
  const { promise, resolve } = Promise.withResolvers<Heard>()
  let connected = false
  const options: RequestOptions = { ...asTlsOptions(certificate), ca: [...authorities], agent: false, timeout: limit }
  const request = get(url, options, (response) => {
    response.resume()
    resolve({ status: response.statusCode ?? 0 })
    request.destroy()
  })
  request.once('socket', (socket) => socket.once('secureConnect', () => (connected = true)))
  request.once('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
  request.once('error', (error: NodeJS.ErrnoException) =>
    resolve({ code: error.code ?? error.message, connected, error }),
  )
  return promise
}

function failed(
  code: Failure['code'],
  reason: NonNullable<Failure['detail']['reason']>,
  detail: Failure['detail'],
  cause: unknown,
): Failure {
  return new Failure(code, { reason, ...detail }, cause)
}
