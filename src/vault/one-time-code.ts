import { Secret as Key, TOTP } from 'otpauth'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'

/** The authenticator's 6 digits (RFC 6238, 30 s, SHA-1) at an instant in milliseconds. Throws `bad-input` when the secret is not base32. */
export function oneTimeCode(secret: Secret, at: number): string {
  try {
    const key = Key.fromBase32(secret.reveal().replaceAll(/[\s-]/g, '').toUpperCase())
    return new TOTP({ secret: key }).generate({ timestamp: at })
  } catch {
    throw new Failure('bad-input', { reason: 'totp-not-base32', where: 'totpSecret' }) // the error itself may quote the secret
  }
}
