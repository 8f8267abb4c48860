import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MockPortal, QualificationCertificates } from '../../mock-portal/contract.ts'
import { startMockPortal } from '../../mock-portal/index.ts'
import { authoritiesWith } from '../../src/browser/authorities.ts'
import { readClientCertificate, type CertificateFiles } from '../../src/browser/client-certificate.ts'
import { Secret } from '../../src/domain/secret.ts'

let mock: MockPortal
let folder: string
let certificates: QualificationCertificates
const now = new Date().toISOString()

beforeAll(async () => {
  mock = await startMockPortal({ today: '2026-11-21' })
  ;({ certificates } = await mock.openQualification())
  folder = await mkdtemp(join(tmpdir(), 'todoke-certificate-'))
  const { good, expired } = certificates
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const files: Readonly<Record<string, string | Buffer>> = {
    'good.pfx': good.pfx,
    'good.pem': good.certificate,
    'good.key': good.key,
    'encrypted.key': good.encryptedKey,
    'expired.pfx': expired.pfx,
    'other.key': privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'page.pfx': '<html>404 Not Found</html>',
    'empty.pfx': '',
    'old.pfx': Buffer.from(old, 'base64'),
    'ca.pem': certificates.authority,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
})

afterAll(async () => {
  await mock.close()
  await rm(folder, { recursive: true })
})

const right = (): Secret => new Secret(certificates.good.passphrase)

const path = (name: string | undefined): string | null => (name === undefined ? null : join(folder, name))

/** Reads files of the folder as the settings would name them. */
function reading(
  names: { pfx?: string; cert?: string; key?: string; passphrase?: Secret | null },
  at = now,
): ReturnType<typeof readClientCertificate> {
  const files: CertificateFiles = {
    qualificationPfx: path(names.pfx),
    qualificationCert: path(names.cert),
    qualificationKey: path(names.key),
    qualificationPassphrase: names.passphrase ?? null,
  }
  return readClientCertificate(files, at)
}

describe('a client certificate', () => {
  it.each([
    ['a pfx', () => reading({ pfx: 'good.pfx', passphrase: right() })],
    ['certificate and key', () => reading({ cert: 'good.pem', key: 'good.key' })],
    ['certificate and encrypted key', () => reading({ cert: 'good.pem', key: 'encrypted.key', passphrase: right() })],
  ])('is read from %s', async (_, read) => {
    expect((await read()).validUntil).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  it.each([
    ['certificate-missing', () => reading({})],
    ['certificate-half', () => reading({ cert: 'good.pem' })],
    ['certificate-half', () => reading({ key: 'good.key' })],
    ['certificate-twice', () => reading({ pfx: 'good.pfx', cert: 'good.pem' })],
    ['certificate-file-missing', () => reading({ pfx: 'nowhere.pfx' })],
    ['certificate-file-missing', () => reading({ cert: 'good.pem', key: 'nowhere.key' })],
    ['certificate-file-unreadable', () => reading({ pfx: '.' })],
    ['certificate-passphrase-missing', () => reading({ pfx: 'good.pfx' })],
    ['certificate-passphrase-missing', () => reading({ cert: 'good.pem', key: 'encrypted.key' })],
    ['certificate-passphrase-wrong', () => reading({ pfx: 'good.pfx', passphrase: new Secret('another') })],
    [
      'certificate-passphrase-wrong',
      () => reading({ cert: 'good.pem', key: 'encrypted.key', passphrase: new Secret('x') }),
    ],
    ['certificate-old-encryption', () => reading({ pfx: 'old.pfx', passphrase: new Secret('old') })],
    ['certificate-key-mismatch', () => reading({ cert: 'good.pem', key: 'other.key' })],
    ['certificate-damaged', () => reading({ pfx: 'page.pfx', passphrase: right() })],
    ['certificate-damaged', () => reading({ pfx: 'empty.pfx', passphrase: right() })],
    ['certificate-damaged', () => reading({ cert: 'good.key', key: 'good.key' })],
    ['certificate-damaged', () => reading({ cert: 'good.pem', key: 'good.pem' })],
    [
      'certificate-expired',
      () => reading({ pfx: 'expired.pfx', passphrase: new Secret(certificates.expired.passphrase) }),
    ],
    ['certificate-not-yet-valid', () => reading({ pfx: 'good.pfx', passphrase: right() }, '2001-01-01T00:00:00Z')],
  ] as const)('that will not do is bad-input with a reason: %s', async (reason, read) => {
    await expect(read()).rejects.toMatchObject({ code: 'bad-input', detail: { reason } })
  })

  it('that has expired says until when, in Japan', async () => {
    const { validUntil } = await reading({ pfx: 'good.pfx', passphrase: right() })
    const later = reading({ pfx: 'good.pfx', passphrase: right() }, '2999-01-01T00:00:00Z')
    await expect(later).rejects.toMatchObject({ detail: { reason: 'certificate-expired', found: validUntil } })
  })
})

describe('authorities', () => {
  it("of a file stand beside Node's and the system's", async () => {
    const [without, withFile] = [await authoritiesWith(null), await authoritiesWith(join(folder, 'ca.pem'))]
    expect(without.length).toBeGreaterThan(50)
    expect(withFile).toHaveLength(without.length + 1)
  })

  it.each(['nowhere.pem', 'page.pfx', 'good.key'])('are not to be had from %s', async (name) => {
    const found = join(folder, name)
    const failure = {
      code: 'bad-input',
      detail: { reason: 'authorities-unreadable', where: 'TODOKE_QUALIFICATION_CA', found },
    }
    await expect(authoritiesWith(found)).rejects.toMatchObject(failure)
  })
})

// A pfx of RC2 and SHA-1, as Windows wrote them for long: openssl pkcs12 -export -legacy.
const old = `
MIIDcgIBAzCCAzgGCSqGSIb3DQEHAaCCAykEggMlMIIDITCCAhcGCSqGSIb3DQEHBqCCAggwggIEAgEAMIIB/QYJKoZIhvcNAQcBMBwGCiqGSI
b3DQEMAQYwDgQIb75PEiFipJ0CAggAgIIB0ND91X2P34VA8wrd7Ml1s4855sECKq8uglh7jffWHqLIkNiwzrYlfYMci13R0ms5D2LvZ5tQmIQo
XT/3BagEDo4gmHwwxWf62nkmdMQckpZUh/zxpeikofWBlCZcXQ2cnr0QBVGa69sZN1PhlYE4nwncI04t6DXEqap/Ka5e9WQwqfdGveqN77l9Dn
Y98ErOp3WhjGYFFoZpG9+2OWMYOMe4qze6WDUpuxi2xYjdAXXoCNUMsxHugg8t3/MDI1q6kv1LUPapn5tHDddocoOf3CSH9ZeRpvrb50oTz1gc
PJpcm88oMhD6spKCYpAXKMp3yjWXdVbvONfc9ybZJWLSpATWYtZuVP9Rsbb3BJPH+cEF6/qkHHSplBTpUv2uMsH0gOLmYi3eCxda7jv01+WyLX
tV/0uMpbkeevKurQx7HnE4xr+qkI+kNjcNz7CdtReRj7XUSWHQysCKGlvLgEwJ4oMNGzNGQ3Kqoxn/n/0qoC64D2rmuAdOwb94Y10kQTapj+gV
6xMXLV5Sq08gkxPr9OqGPT0hFT/qn3TL8yDKGRahdMbgkpj4PYgQPRn8M9L9TXHm1/4YFTV7LEhrICsH8mBto1muy5L+au+yBE6lCQgrMIIBAg
YJKoZIhvcNAQcBoIH0BIHxMIHuMIHrBgsqhkiG9w0BDAoBAqCBtDCBsTAcBgoqhkiG9w0BDAEDMA4ECGVoJU56my+OAgIIAASBkEU5FNtxhyRT
KpOgyvbiPmfainqIB4jlpEUmcK8biiuirYpkt7f24i7t+2fA/y0ysv5rELWlhiliLIgb0vBiRCLnNgUaibVleiWtUhVsqBH2UiW1yeM6EtwA6N
JJ8hVpRtICz0ytNsHC0nwbqqB88myfvrMyov8ktSAjohteN3EbaqJslC6AS+IYt1uVfPuIfjElMCMGCSqGSIb3DQEJFTEWBBSpK3L/na+nsovv
iboU2Hjri5ilOTAxMCEwCQYFKw4DAhoFAAQU0AFupnb9yjyJaXsYhYGBlDFUFmEECOU6dX6KYkk6AgIIAA==
`
