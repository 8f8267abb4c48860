import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Vault } from '../../src/domain/ports.ts'
import { Secret } from '../../src/domain/secret.ts'
import { openFileVault } from '../../src/vault/file-vault.ts'
import { openKeychainVault } from '../../src/vault/keychain-vault.ts'
import { moveSecrets } from '../../src/vault/move-secrets.ts'
import { inMemory } from './keychain-in-memory.ts'
import { entry } from './vault-contract.ts'

let folder: string
let file: Vault
let keychain: Vault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-move-'))
  file = openFileVault({ file: join(folder, 'vault.json'), passphrase: async () => new Secret('correct horse') })
  keychain = openKeychainVault(inMemory())
  await file.set([entry('1', 'password', 'one'), entry('1', 'resetPin', '1234'), entry('2', 'password', 'two')])
})
afterEach(() => rm(folder, { recursive: true }))

const versions = async (vault: Vault) => [
  (await vault.get('1', 'password'))?.version,
  (await vault.get('1', 'resetPin'))?.version,
  (await vault.get('2', 'password'))?.version,
]

test('everything moves, with its versions, and back', async () => {
  const before = { list: await file.list(), versions: await versions(file) }
  expect(before.list).toHaveLength(2)
  expect(await moveSecrets(file, keychain)).toBe(3)
  expect(await file.list()).toEqual([])
  expect({ list: await keychain.list(), versions: await versions(keychain) }).toEqual(before)
  expect((await keychain.get('1', 'resetPin'))?.secret.reveal()).toBe('1234')
  expect(await moveSecrets(keychain, file)).toBe(3)
  expect(await keychain.list()).toEqual([])
  expect({ list: await file.list(), versions: await versions(file) }).toEqual(before)
  expect(await moveSecrets(keychain, file)).toBe(0)
})

test('what the other vault had of others stays, what it had of these is replaced', async () => {
  await keychain.set([entry('1', 'password', 'old'), entry('3', 'password', 'three')])
  expect(await moveSecrets(file, keychain)).toBe(3)
  expect((await keychain.get('1', 'password'))?.secret.reveal()).toBe('one')
  expect(await keychain.list()).toHaveLength(3)
})

test.each([
  ['refuses', { set: () => Promise.reject(new Error('full')) }, 'full'],
  ['forgets', { set: async () => {} }, 'vault-missing'],
])('nothing is removed when the other vault %s', async (_, fault, message) => {
  await expect(moveSecrets(file, { ...keychain, ...fault })).rejects.toThrow(message)
  expect(await file.list()).toHaveLength(2)
})
