import { randomUUID } from 'node:crypto'
import { Failure } from '../domain/failure.ts'
import { secretNames } from '../domain/facility.ts'
import type { SecretEntry, StoredSecret, Vault } from '../domain/ports.ts'
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

interface OpenVault {
  readonly file: string
  readonly keys: VaultKey
  readonly look: () => Promise<VaultContent | null>
}

const looking = (settings: FileVaultSettings): OpenVault => {
  let known: VaultReading | null = null
  const look = async () => {
    known = await readVault(settings.file, known)
    return known?.content ?? null
  }
  return { file: settings.file, keys: vaultKey(settings), look }
}

const read = async ({ file, keys, look }: OpenVault, account: string): Promise<StoredSecret | null> => {
  const content = await look()
  const entry = content?.entries[account]
  if (!content || !entry) return null
  const value = unseal(await keys.of(content), purposeOf(account, entry.version), entry)
  if (value === null) throw new Failure('vault-missing', { reason: 'secret-damaged', where: file, found: account })
  return { secret: new Secret(value), version: entry.version }
}

const setting = async ({ keys, look }: OpenVault, entries: readonly SecretEntry[]): Promise<Change> => {
  const wanted = new Map(entries.map((entry) => [accountOf(entry.facilityCode, entry.name), entry]))
  const now = await look()
  if (now !== null) await keys.of(now) // asks before the lock is taken: a person may think as long as they like
  return {
    fresh: now === null ? await keys.create() : null,
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

const removal = (accounts: readonly string[]) => {
  const removed: string[] = []
  const change: Change = {
    fresh: null,
    async apply(entries) {
      removed.push(...accounts.filter((account) => entries.delete(account)))
      return removed.length > 0
    },
  }
  return { change, removed }
}

const applyTogether = ({ file, look }: OpenVault, changes: readonly Change[]): Promise<void> =>
  holding(`${file}.lock`, async () => {
    const content = (await look()) ?? changes.find(({ fresh }) => fresh !== null)?.fresh ?? null
    if (content === null) return
    const entries: Entries = new Map(Object.entries(content.entries))
    let changed = false
    for (const one of changes) changed = (await one.apply(entries, content)) || changed
    if (changed) await writeVault(file, { ...content, entries: Object.fromEntries(entries) })
  })

/** Secrets in one encrypted file, asking for the passphrase only when a value is read or written; every method throws `Failure('vault-missing')` with `where: file` when it cannot be opened. */
export function openFileVault(settings: FileVaultSettings): Vault {
  const vault = looking(settings)
  const apply = inRounds<Change>((changes) => applyTogether(vault, changes))
  return {
    kind: 'file',
    get: (facilityCode, name) => read(vault, accountOf(facilityCode, name)),
    list: async () => listing(Object.keys((await vault.look())?.entries ?? {})),
    close: async () => vault.keys.forget(),

    async set(entries) {
      if (entries.length > 0) await apply(await setting(vault, entries))
    },

    async remove(facilityCode, name) {
      const accounts = (name ? [name] : secretNames).map((one) => accountOf(facilityCode, one))
      const { change, removed } = removal(accounts)
      await apply(change)
      return removed.length > 0
    },
  }
}
