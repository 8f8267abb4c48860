import { X509Certificate } from 'node:crypto'
import { authorityOver, clientCertificate, drawKeys } from './authority.ts'
import type { ClientCertificate, QualificationCertificates } from './contract.ts'

/** All certificates around the system: what its server shows, whom it trusts, and what terminals have. */
export interface Certificates {
  /** PEM. */
  readonly server: { readonly certificate: string; readonly key: string }
  /** PEM of the authority. */
  readonly authority: string
  readonly expired: ClientCertificate
  readonly otherAuthority: ClientCertificate
  readonly revoked: ClientCertificate
  /** The terminal of a facility. */
  of(facilityCode: string): ClientCertificate
}

const passphrase = 'Tanmatsu&Kagi#4096'
let made: Promise<Certificates> | null = null

/** The certificates of this process, made when they are first asked for: a second mock has the same. */
export function certificates(): Promise<Certificates> {
  made ??= make()
  return made
}

/** What a mock gives away of them; `good` is that facility's. */
export function handedOut(all: Certificates, facilityCode: string): QualificationCertificates {
  const { authority, expired, otherAuthority, revoked, of } = all
  return { authority, good: of(facilityCode), expired, otherAuthority, revoked, of }
}

/** Whether it is that certificate, by its serial number. */
export function isSame(one: X509Certificate, { certificate }: ClientCertificate): boolean {
  return one.serialNumber === new X509Certificate(certificate).serialNumber
}

async function make(): Promise<Certificates> {
  const [own, others, server, terminal] = await Promise.all([drawKeys(), drawKeys(), drawKeys(), drawKeys()])
  const authority = authorityOver(own, 'Mock Qualification CA')
  const other = authorityOver(others, 'Mock Claims CA')
  const extensions = [{ name: 'extKeyUsage', clientAuth: true }]
  const issue = (by: typeof authority, wish: { unit: string; from?: number; until?: number }) => {
    const signed = by.sign(terminal, { commonName: `${wish.unit}-terminal01`, extensions, ...wish })
    return clientCertificate(signed, terminal.privateKey, passphrase)
  }
  const known = new Map<string, ClientCertificate>()
  return {
    server: { certificate: authority.sign(server, serverWish), key: server.privateKey },
    authority: authority.certificate,
    expired: issue(authority, { unit: 'expired', from: -1200, until: -1 }),
    otherAuthority: issue(other, { unit: 'other' }),
    revoked: issue(authority, { unit: 'revoked' }),
    of: (facilityCode) => {
      const one = known.get(facilityCode) ?? issue(authority, { unit: facilityCode })
      known.set(facilityCode, one)
      return one
    },
  }
}

const serverWish = {
  commonName: '127.0.0.1',
  extensions: [
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [
        { type: 2, value: 'localhost' },
        { type: 7, ip: '127.0.0.1' },
      ],
    },
  ],
}
