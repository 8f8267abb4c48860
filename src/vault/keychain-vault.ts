import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../domain/failure.ts'
import { secretNames } from '../domain/facility.ts'
import type { SecretEntry, StoredSecret, Vault } from '../domain/ports.ts'
import { Secret } from '../domain/secret.ts'
import { accountOf, listing } from './account.ts'
import { keychainMissing, systemKeychain } from './keychain.ts'
import type { Keychain } from './keychain.ts'

/** One account to be written, and what stands there now. */
interface Writing {
  readonly account: string
  readonly before: string | null
  readonly after: string
}

const format = z.object({ value: z.string(), version: z.string() })

const parsed = (text: string | null): StoredSecret | null => {
  try {
    const { value, version } = format.parse(JSON.parse(text ?? ''))
    return { secret: new Secret(value), version }
  } catch {
    return null // the error itself may quote the text
  }
}

const told = async <T>(answer: Promise<T>, text: string | null = null): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    throw keychainMissing(error, text)
  }
}

const plan = async (keychain: Keychain, entry: SecretEntry): Promise<Writing | null> => {
  const account = accountOf(entry.facilityCode, entry.name)
  const before = await told(keychain.read(account))
  const value = entry.secret.reveal()
  if (parsed(before)?.secret.reveal() === value) return null
  return { account, before, after: JSON.stringify({ value, version: entry.version ?? randomUUID() }) }
}

const restore = async (keychain: Keychain, { account, before }: Writing): Promise<void> => {
  await (before === null ? keychain.remove(account) : keychain.write(account, before))
}

const writeAll = async (keychain: Keychain, writings: readonly Writing[]): Promise<void> => {
  const answers = await Promise.allSettled(
    writings.map(({ account, after }) => told(keychain.write(account, after), after)),
  )
  const refused = answers.find((answer) => answer.status === 'rejected')
  if (refused === undefined) return
  await Promise.allSettled(writings.map((writing) => restore(keychain, writing)))
  throw refused.reason
}

const read = async (keychain: Keychain, account: string): Promise<StoredSecret | null> => {
  const text = await told(keychain.read(account))
  const stored = parsed(text)
  if (text === null || stored !== null) return stored
  throw new Failure('vault-missing', { reason: 'secret-damaged', where: 'keychain', found: account })
}

/** Secrets in the keychain of the operating system, each under `todoke` and `<facilityCode>/<name>`; every method throws `Failure('vault-missing')` when there is none or it stays locked. */
export function openKeychainVault(keychain: Keychain = systemKeychain()): Vault {
  return {
    kind: 'keychain',
    get: (facilityCode, name) => read(keychain, accountOf(facilityCode, name)),
    list: async () => listing(await told(keychain.accounts())), // the system hands out the values too: they are dropped unread
    close: async () => {},

    async set(entries) {
      const wanted = new Map(entries.map((entry) => [accountOf(entry.facilityCode, entry.name), entry]))
      const writings = await Promise.all([...wanted.values()].map((entry) => plan(keychain, entry)))
      await writeAll(
        keychain,
        writings.filter((writing) => writing !== null),
      )
    },

    async remove(facilityCode, name) {
      const accounts = (name ? [name] : secretNames).map((one) => accountOf(facilityCode, one))
      const removed = await Promise.all(accounts.map((account) => told(keychain.remove(account))))
      return removed.includes(true)
    },
  }
}
