import type { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls'
import { todayInJapan } from '../domain/calendar.ts'
import { Failure } from '../domain/failure.ts'
import type { CertificateReason } from '../domain/reason.ts'
import type { Secret } from '../domain/secret.ts'
import type { Settings } from '../domain/settings.ts'

/** Where a client certificate lies, and what opens it. */
export type CertificateFiles = Pick<
  Settings,
  'qualificationPfx' | 'qualificationCert' | 'qualificationKey' | 'qualificationPassphrase'
>

/** A client certificate that is complete, opens, and is good today. */
export interface ClientCertificate {
  /** Either the pfx, or certificate and key as PEM. */
  readonly content: { readonly pfx: Buffer } | { readonly cert: Buffer; readonly key: Buffer }
  readonly passphrase: Secret | null
  /** Japan's date of its last day. */
  readonly validUntil: string
}

/** Reads the client certificate and looks at all that this machine can tell: throws `bad-input`, each case with its reason. `now` is an ISO time of the real clock, by which servers judge. */
export async function readClientCertificate(files: CertificateFiles, now: string): Promise<ClientCertificate> {
  const content = await contentOf(files)
  const where = 'pfx' in content ? 'TODOKE_QUALIFICATION_PFX' : 'TODOKE_QUALIFICATION_CERT'
  const passphrase = files.qualificationPassphrase
  const { validFromDate, validToDate } = opened({ content, passphrase }, where)
  const [from, until] = [validFromDate, validToDate].map((date) => todayInJapan(date.toISOString()))
  if (Date.parse(now) < validFromDate.getTime()) throw wrong('certificate-not-yet-valid', where, from)
  if (Date.parse(now) > validToDate.getTime()) throw wrong('certificate-expired', where, until)
  return { content, passphrase, validUntil: until ?? '' }
}

/** The certificate as Node's TLS and Playwright take it. */
export function asTlsOptions({ content, passphrase }: Pick<ClientCertificate, 'content' | 'passphrase'>) {
  return { ...content, ...(passphrase && { passphrase: passphrase.reveal() }) }
}

async function contentOf(files: CertificateFiles): Promise<ClientCertificate['content']> {
  const { qualificationPfx: pfx, qualificationCert: cert, qualificationKey: key } = files
  if (pfx !== null) {
    if (cert !== null || key !== null) throw wrong('certificate-twice', 'TODOKE_QUALIFICATION_PFX')
    return { pfx: await read(pfx, 'TODOKE_QUALIFICATION_PFX') }
  }
  if (cert === null && key === null) throw wrong('certificate-missing', 'TODOKE_QUALIFICATION_PFX')
  if (cert === null) throw wrong('certificate-half', 'TODOKE_QUALIFICATION_CERT')
  if (key === null) throw wrong('certificate-half', 'TODOKE_QUALIFICATION_KEY')
  return { cert: await read(cert, 'TODOKE_QUALIFICATION_CERT'), key: await read(key, 'TODOKE_QUALIFICATION_KEY') }
}

async function read(path: string, where: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT'
    throw wrong(missing ? 'certificate-file-missing' : 'certificate-file-unreadable', where, path, error)
  })
}

function opened(certificate: Pick<ClientCertificate, 'content' | 'passphrase'>, where: string): X509Certificate {
  try {
    return ownCertificate(createSecureContext(asTlsOptions(certificate)))
  } catch (error) {
    const reason = reasonOf(error, certificate.passphrase)
    throw wrong(reason, reason.includes('passphrase') ? 'TODOKE_QUALIFICATION_PASSPHRASE' : where, undefined, error)
  }
}

// Node takes a pfx apart only where it is used: a connection that is never made knows its own certificate.
function ownCertificate(secureContext: SecureContext): X509Certificate {
  const socket = new TLSSocket(new Socket(), { secureContext })
  const certificate = socket.getX509Certificate()
  socket.destroy()
  if (!certificate) throw new Error('it holds no certificate')
  return certificate
}

const reasons: Readonly<Record<string, CertificateReason>> = {
  ERR_CRYPTO_UNSUPPORTED_OPERATION: 'certificate-old-encryption',
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'certificate-key-mismatch',
}

// OpenSSL has no code for a pfx that a passphrase does not open, only these words.
function reasonOf(error: unknown, passphrase: Secret | null): CertificateReason {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = error instanceof Error ? error.message : ''
  const shut = code === 'ERR_OSSL_BAD_DECRYPT' || words === 'mac verify failure'
  if (shut) return passphrase ? 'certificate-passphrase-wrong' : 'certificate-passphrase-missing'
  return reasons[code] ?? 'certificate-damaged'
}

function wrong(reason: CertificateReason, where: string, found?: string, cause?: unknown): Failure {
  return new Failure('bad-input', { reason, where, ...(found !== undefined && { found }) }, cause)
}
