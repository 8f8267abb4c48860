import type { Keychain } from '../../src/vault/keychain.ts'

/** A keychain that lives as long as the test. */
export const inMemory = (): Keychain & { readonly texts: Map<string, string> } => {
  const texts = new Map<string, string>()
  return {
    texts,
    read: async (account) => texts.get(account) ?? null,
    write: async (account, text) => void texts.set(account, text),
    remove: async (account) => texts.delete(account),
    accounts: async () => [...texts.keys()],
  }
}
