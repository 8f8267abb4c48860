import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '../../src/domain/secret.ts'
import { openFileVault } from '../../src/vault/file-vault.ts'
import { vaultContract } from './vault-contract.ts'

const passphrase = async () => new Secret('correct horse')

vaultContract('encrypted file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-vault-'))
  return {
    open: () => openFileVault({ file: join(folder, 'vault.json'), passphrase }),
    clear: () => rm(folder, { recursive: true }),
  }
})
