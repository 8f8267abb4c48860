import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Failure } from '../domain/failure.ts'

/** Whose signature on a server's certificate counts: Node's own list, the operating system's, and those of a file. Throws `bad-input` for a file that holds none. */
export async function authoritiesWith(file: string | null): Promise<readonly string[]> {
  const further = file === null ? [] : await authoritiesIn(file)
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system'), ...further])]
}

/** Lets every TLS connection of this process trust these, until released: Playwright shows a client certificate by connections of Node's, and can be told of no list. */
export function trust(authorities: readonly string[]): () => void {
  const before = getCACertificates('default')
  setDefaultCACertificates([...authorities])
  return () => setDefaultCACertificates(before)
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

async function authoritiesIn(file: string): Promise<readonly string[]> {
  const where = { where: 'TODOKE_QUALIFICATION_CA', found: file }
  const text = await readFile(file, 'latin1').catch((error: unknown) => {
    throw new Failure('bad-input', { reason: 'authorities-unreadable', ...where }, error)
  })
  const certificates = text.match(block)?.filter(isCertificate) ?? []
  if (certificates.length === 0) throw new Failure('bad-input', { reason: 'authorities-unreadable', ...where })
  return certificates
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).subject !== ''
  } catch {
    return false
  }
}
