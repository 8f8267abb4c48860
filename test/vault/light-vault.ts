import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from '../../src/domain/secret.ts'
import { keyFrom, newRecipe, seal } from '../../src/vault/seal.ts'

/** An empty vault in a home that costs a tenth of a real one to open, for tests that are about something else; test/vault opens real ones. */
export async function makeLightVault(home: string, passphrase: string): Promise<void> {
  const recipe = { ...newRecipe(), N: 2 ** 14 }
  const check = seal(await keyFrom(new Secret(passphrase), recipe), 'check', 'todoke')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const content = { todokeVault: 1, key: recipe, check, entries: {} }
  await writeFile(join(home, 'vault.json'), JSON.stringify(content), { mode: 0o600 })
}
