import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { Secret } from '../domain/secret.ts'

interface Sealed {
  readonly nonce: string
  readonly data: string
  readonly tag: string
}

interface KeyRecipe {
  readonly name: 'scrypt'
  readonly N: number
  readonly r: number
  readonly p: number
  readonly salt: string
}

const algorithm = 'aes-256-gcm'

/** Today's cost (0.4 s, 128 MiB) with a salt of its own. */
export const newRecipe = (): KeyRecipe => ({
  name: 'scrypt',
  N: 2 ** 17,
  r: 8,
  p: 1,
  salt: randomBytes(16).toString('base64'),
})

/** The key; rejects on a recipe that scrypt does not take. */
export const keyFrom = (passphrase: Secret, { N, r, p, salt }: KeyRecipe): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = { N, r, p, maxmem: 256 * N * r } // the default forbids what 2^17 needs (128 * N * r)
    scrypt(passphrase.reveal(), Buffer.from(salt, 'base64'), 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** Seals `text` so that it opens only under the same key and for the same `purpose`: it cannot be moved to another place. */
export function seal(key: Buffer, purpose: string, text: string): Sealed {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(purpose))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return {
    nonce: nonce.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** The text; null when key, purpose or content do not fit. */
export function unseal(key: Buffer, purpose: string, { nonce, data, tag }: Sealed): string | null {
  try {
    const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
