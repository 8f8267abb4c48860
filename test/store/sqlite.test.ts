import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/store.ts'
import { storeContract } from './store-contract.ts'

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'todoke-store-'))
  return {
    open: () => openStore({ file: join(folder, 'todoke.sqlite') }),
    clear: () => rm(folder, { recursive: true }),
  }
})
