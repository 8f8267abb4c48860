import { randomUUID } from 'node:crypto'
import { Failure } from '../domain/failure.ts'
import { secretNames } from '../domain/facility.ts'
import type { SecretEntry, Vault } from '../domain/ports.ts'
import { Secret } from '../domain/secret.ts'
import { accountOf, listing } from './account.ts'
import { holding } from './lock.ts'
import { inRounds } from './rounds.ts'
import { seal, unseal } from './seal.ts'
import { vaultKey } from './vault-key.ts'
import type { FileVaultSettings, VaultKey } from './vault-key.ts'
import { readVault, writeVault } from './vault-file.ts'
import type { VaultContent, VaultEntry, VaultReading } from './vault-file.ts'

type Entries = Map<string, VaultEntry>

interface Change {
  /** What to start from when there is no vault; null: then there is nothing to change. */
  readonly fresh: VaultContent | null
  /** Changes the entries, and says whether it did. */
  apply(entries: Entries, content: VaultContent): Promise<boolean>
}

const purposeOf = (account: string, version: string): string => `${account} ${version}`

const sealed = (key: Buffer, account: string, secret: Secret, version: string): VaultEntry => ({
  version,
  ...seal(key, purposeOf(account, version), secret.reveal()),
})

const setting = async (entries: readonly SecretEntry[], keys: VaultKey, now: VaultContent | null): Promise<Change> => {
  const wanted = new Map(entries.map((entry) => [accountOf(entry.facilityCode, entry.name), entry]))
  const fresh = now === null ? await keys.create() : null
  if (now !== null) await keys.of(now) // asks before the lock is taken: a person may think as long as they like
  return {
    fresh,
    async apply(stored, content) {
      const key = await keys.of(content)
      let changed = false
      for (const [account, { secret, version }] of wanted) {
        const old = stored.get(account)
        if (old && unseal(key, purposeOf(account, old.version), old) === secret.reveal()) continue
        stored.set(account, sealed(key, account, secret, version ?? randomUUID()))
        changed = true
      }
      return changed
    },
  }
}

/** Secrets in one encrypted file, asking for the passphrase only when a value is read or written; every method throws `Failure('vault-missing')` with `where: file` when it cannot be opened. */
export function openFileVault(settings: FileVaultSettings): Vault {
  const { file } = settings
  const keys = vaultKey(settings)
  let known: VaultReading | null = null
  const look = async (): Promise<VaultContent | null> => {
    known = await readVault(file, known)
    return known?.content ?? null
  }

  const change = inRounds<Change>((changes) =>
    holding(`${file}.lock`, async () => {
      const content = (await look()) ?? changes.find(({ fresh }) => fresh !== null)?.fresh ?? null
      if (content === null) return
      const entries: Entries = new Map(Object.entries(content.entries))
      let changed = false
      for (const one of changes) changed = (await one.apply(entries, content)) || changed
      if (changed) await writeVault(file, { ...content, entries: Object.fromEntries(entries) })
    }),
  )

  return {
    kind: 'file',

    async get(facilityCode, name) {
      const content = await look()
      const account = accountOf(facilityCode, name)
      const entry = content?.entries[account]
      if (!content || !entry) return null
      const value = unseal(await keys.of(content), purposeOf(account, entry.version), entry)
      if (value === null) throw new Failure('vault-missing', { where: file, found: `${account} has been altered` })
      return { secret: new Secret(value), version: entry.version }
    },

    async set(entries) {
      if (entries.length > 0) await change(await setting(entries, keys, await look()))
    },

    list: async () => listing(Object.keys((await look())?.entries ?? {})),

    async remove(facilityCode, name) {
      const accounts = (name ? [name] : secretNames).map((one) => accountOf(facilityCode, one))
      let removed = false
      await change({
        fresh: null,
        apply: async (entries) => (removed = accounts.map((account) => entries.delete(account)).includes(true)),
      })
      return removed
    },

    close: async () => keys.forget(),
  }
}
