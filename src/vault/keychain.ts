import { randomUUID } from 'node:crypto'
import { Failure } from '../domain/failure.ts'

/** The keychain of this user, a text per account. Each method rejects when it is locked or absent. */
export interface Keychain {
  read(account: string): Promise<string | null>
  write(account: string, text: string): Promise<void>
  /** False when there was none. */
  remove(account: string): Promise<boolean>
  accounts(): Promise<readonly string[]>
}

// Without this the text would go to the kernel's key ring where there is no Secret Service, and be lost with the session.
const pinned = { linux: { store: 'secret-service' } } as const

const binding = () => import('@napi-rs/keyring')

/** The operating system's keychain under one service name: Keychain on macOS, Credential Manager on Windows, the Secret Service on Linux. */
export const systemKeychain = (service = 'todoke'): Keychain => {
  const entry = async (account: string) => {
    const { AsyncEntry } = await binding()
    return new AsyncEntry(service, account, pinned)
  }
  return {
    read: async (account) => (await entry(account)).getPassword(),
    write: async (account, text) => (await entry(account)).setPassword(text),
    remove: async (account) => (await entry(account)).deleteCredential(),
    async accounts() {
      const { findCredentialsAsync } = await binding()
      await (await entry('probe')).getPassword() // the search cannot be pinned: without a Secret Service it finds nothing and does not say why
      return (await findCredentialsAsync(service)).map(({ account }) => account)
    },
  }
}

/** What an error of the keychain means to todoke; `text` is what was to be written, lest it be quoted. */
export const keychainMissing = (error: unknown, text: string | null = null): Failure => {
  if (error instanceof Failure) return error
  const found = error instanceof Error ? error.message : String(error)
  return new Failure('vault-missing', {
    reason: 'keychain-unavailable',
    where: 'keychain',
    found: text ? found.replaceAll(text, '●●●') : found,
  })
}

/** True when a text survives being written, read by another hand, and removed; it leaves nothing behind. */
export async function keychainAvailable(keychain: Keychain = systemKeychain()): Promise<boolean> {
  const account = `probe ${randomUUID()}`
  const text = randomUUID()
  try {
    await keychain.write(account, text)
    const found = await keychain.read(account)
    return (await keychain.remove(account)) && found === text
  } catch {
    return false
  }
}
