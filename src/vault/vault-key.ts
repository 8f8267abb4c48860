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

/** Asks for the passphrase when it is needed, derives each key once, and tells a wrong one. */
export function vaultKey({ file, passphrase }: FileVaultSettings): VaultKey {
  let known: Secret | null = null
  let creating: Promise<VaultContent> | null = null
  const keys = new Map<string, Promise<Buffer>>() // by salt: another process may have made the vault anew

  const ask = async (purpose: 'open' | 'create'): Promise<Secret> => {
    const answer = await passphrase(purpose)
    if (answer.reveal() === '') throw new Failure('vault-missing', { where: file, found: 'an empty passphrase' })
    return answer
  }
  const derive = async ({ key: recipe, check }: VaultContent): Promise<Buffer> => {
    const answer = known ?? (await ask('open'))
    known = null
    const key = await keyFrom(answer, recipe)
    if (unseal(key, checkPurpose, check) !== checkText)
      throw new Failure('vault-missing', { where: file, found: 'wrong passphrase' })
    known = answer
    return key
  }
  const of = (content: VaultContent): Promise<Buffer> => {
    const { salt } = content.key
    const key = keys.get(salt) ?? derive(content)
    keys.set(salt, key)
    return key.catch((error: unknown) => {
      keys.delete(salt)
      throw error
    })
  }
  const create = async (): Promise<VaultContent> => {
    known = await ask('create')
    const { key, content } = await emptyVault(known)
    keys.set(content.key.salt, Promise.resolve(key))
    return content
  }
  return {
    of,
    create: () => (creating ??= create().finally(() => (creating = null))),
    forget() {
      known = null
      keys.clear()
    },
  }
}
