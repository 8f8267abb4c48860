import { createPrivateKey, generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'
import type { ClientCertificate } from './contract.ts'

const generate = promisify(generateKeyPair)
const day = 86_400_000

interface Keys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Whose certificate it is: its names, and from when until when in days from now. */
interface Wish {
  readonly commonName: string
  readonly unit?: string
  readonly from?: number
  readonly until?: number
  readonly extensions: readonly object[]
}

/** An authority that lives in memory: its own certificate, and the right to sign others for a key. */
export interface Authority {
  /** PEM. */
  readonly certificate: string
  sign(keys: Keys, wish: Wish): string
}

/** A fresh RSA key pair as PEM, drawn by Node. */
export function drawKeys(): Promise<Keys> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** An authority of that name, over its own keys. */
export function authorityOver(keys: Keys, commonName: string): Authority {
  const key = forge.pki.privateKeyFromPem(keys.privateKey)
  const issuer = namesOf({ commonName })
  const sign: Authority['sign'] = ({ publicKey }, wish) => {
    const certificate = forge.pki.createCertificate()
    const now = Date.now() // the validity that TLS checks is the real clock's, whatever day the mock has
    certificate.publicKey = forge.pki.publicKeyFromPem(publicKey)
    certificate.serialNumber = `01${randomBytes(9).toString('hex')}`
    certificate.validity.notBefore = new Date(now + (wish.from ?? -1) * day)
    certificate.validity.notAfter = new Date(now + (wish.until ?? 365) * day)
    certificate.setSubject(namesOf(wish))
    certificate.setIssuer(issuer)
    certificate.setExtensions([...wish.extensions])
    certificate.sign(key, forge.md.sha256.create())
    return forge.pki.certificateToPem(certificate)
  }
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]
  return { certificate: sign(keys, { commonName, extensions }), sign }
}

/** A certificate and its key as a person is given them; the PKCS#12 file is made when somebody asks for it. */
export function clientCertificate(certificate: string, key: string, passphrase: string): ClientCertificate {
  const privateKey = createPrivateKey(key)
  return {
    certificate,
    key,
    passphrase,
    encryptedKey: privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }),
    get pfx() {
      return pfxOf(certificate, key, passphrase)
    },
  }
}

function pfxOf(certificate: string, key: string, passphrase: string): Buffer {
  const chain = [forge.pki.certificateFromPem(certificate)]
  const content = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(key), chain, passphrase, {
    algorithm: 'aes256',
    friendlyName: 'terminal', // node-forge writes none but Latin letters rightly
  })
  return Buffer.from(forge.asn1.toDer(content).getBytes(), 'binary')
}

function namesOf({ commonName, unit }: Pick<Wish, 'commonName' | 'unit'>): forge.pki.CertificateField[] {
  return [
    { name: 'countryName', value: 'JP' },
    { name: 'organizationName', value: 'Mock Online Qualification System' },
    ...(unit === undefined ? [] : [{ shortName: 'OU', value: unit }]),
    { name: 'commonName', value: commonName },
  ]
}
