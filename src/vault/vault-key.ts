import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { keyFrom, newRecipe, seal, unseal } from './seal.ts'
import type { VaultContent } from './vault-file.ts'

export interface FileVaultSettings {
  readonly file: string
  /** Asked once, when a value is first read or written; `create` when there is no vault yet. */
  readonly passphrase: (purpose: 'open' | 'create') => Promise<Secret>
}

/** The key of one vault file for as long as it is open. */
export interface VaultKey {
  /** The key that opens `content`; `Failure('vault-missing')` when the passphrase is wrong, which the next call asks for again. */
  of(content: VaultContent): Promise<Buffer>
  /** An empty vault under a new passphrase. */
  create(): Promise<VaultContent>
  forget(): void
}

const checkPurpose = 'check'
const checkText = 'todoke'

const emptyVault = async (passphrase: Secret): Promise<{ readonly key: Buffer; readonly content: VaultContent }> => {
  const recipe = newRecipe()
  const key = await keyFrom(passphrase, recipe)
  return { key, content: { todokeVault: 1, key: recipe, check: seal(key, checkPurpose, checkText), entries: {} } }
}

const ask = async ({ file, passphrase }: FileVaultSettings, purpose: 'open' | 'create'): Promise<Secret> => {
  const answer = await passphrase(purpose)
  if (answer.reveal() === '') throw new Failure('vault-missing', { reason: 'passphrase-empty', where: file })
  return answer
}

const derive = async (file: string, { key: recipe, check }: VaultContent, passphrase: Secret): Promise<Buffer> => {
  const key = await keyFrom(passphrase, recipe)
  if (unseal(key, checkPurpose, check) === checkText) return key
  throw new Failure('vault-missing', { reason: 'passphrase-wrong', where: file })
}

const once = <T>(kept: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> => {
  const found = kept.get(name)
  if (found) return found
  const made = make()
  kept.set(name, made)
  made.catch(() => kept.delete(name))
  return made
}

/** Asks for the passphrase when it is needed, derives each key once, and tells a wrong one. */
export function vaultKey(settings: FileVaultSettings): VaultKey {
  let known: Secret | null = null
  const created = new Map<string, Promise<VaultContent>>() // kept until closing: others may ask before it is written
  const keys = new Map<string, Promise<Buffer>>() // by salt: another process may have made the vault anew

  const open = async (content: VaultContent): Promise<Buffer> => {
    const answer = known ?? (await ask(settings, 'open'))
    known = null // so that a wrong one is asked for again
    const key = await derive(settings.file, content, answer)
    known = answer
    return key
  }
  const create = async (): Promise<VaultContent> => {
    known = await ask(settings, 'create')
    const { key, content } = await emptyVault(known)
    keys.set(content.key.salt, Promise.resolve(key))
    return content
  }
  return {
    of: (content) => once(keys, content.key.salt, () => open(content)),
    create: () => once(created, 'new', create),
    forget() {
      known = null
      for (const kept of [keys, created]) kept.clear()
    },
  }
}
