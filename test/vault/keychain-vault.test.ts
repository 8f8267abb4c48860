import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import type { Reason } from '../../src/domain/reason.ts'
import { keychainAvailable, systemKeychain } from '../../src/vault/keychain.ts'
import type { Keychain } from '../../src/vault/keychain.ts'
import { openKeychainVault } from '../../src/vault/keychain-vault.ts'
import { inMemory } from './keychain-in-memory.ts'
import { isKeychainThere, startSecretService } from './secret-service.ts'
import { entry, vaultContract } from './vault-contract.ts'

const broken = (message: string): Keychain => {
  const refuse = () => Promise.reject(new Error(message))
  return { read: refuse, write: refuse, remove: refuse, accounts: refuse }
}
const missing = (found: string, reason: Reason = 'keychain-unavailable') =>
  expect.objectContaining({ code: 'vault-missing', detail: { reason, where: 'keychain', found } })

const own = (await isKeychainThere({})) ? null : await startSecretService()
afterAll(() => own?.stop())
const isReal = await keychainAvailable()
console.log(
  `keychain: ${isReal ? (own ? 'a Secret Service started for the test' : "the system's own") : 'in memory only'}`,
)

vaultContract('keychain in memory', async () => {
  const keychain = inMemory()
  return { open: () => openKeychainVault(keychain), clear: async () => keychain.texts.clear() }
})

if (isReal)
  vaultContract('keychain of this system', async () => {
    const keychain = systemKeychain(`todoke test ${randomUUID()}`)
    return {
      open: () => openKeychainVault(keychain),
      async clear() {
        for (const account of await keychain.accounts()) await keychain.remove(account)
      },
    }
  })

describe('keychain', () => {
  test('where there is none every method says so, and the probe is false', async () => {
    const vault = openKeychainVault(broken('no service'))
    await expect(vault.get('1', 'password')).rejects.toEqual(missing('no service'))
    await expect(vault.set([entry('1', 'password', 'x')])).rejects.toEqual(missing('no service'))
    await expect(vault.list()).rejects.toEqual(missing('no service'))
    await expect(vault.remove('1')).rejects.toEqual(missing('no service'))
    expect(await keychainAvailable(broken('no service'))).toBe(false)
  })

  test('the probe leaves nothing behind, and does not believe a keychain that forgets', async () => {
    const keychain = inMemory()
    expect(await keychainAvailable(keychain)).toBe(true)
    expect(keychain.texts.size).toBe(0)
    expect(await keychainAvailable({ ...keychain, read: async () => null })).toBe(false)
  })

  test('an error never quotes what was to be written', async () => {
    const vault = openKeychainVault({
      ...inMemory(),
      write: (_, text) => Promise.reject(new Error(`cannot store ${text}`)),
    })
    const failure = await vault.set([entry('1', 'password', 'canary-31aa')]).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toEqual(missing('cannot store ●●●'))
  })

  test('when one of several cannot be written, all are as before', async () => {
    const keychain = inMemory()
    const vault = openKeychainVault({
      ...keychain,
      write: (account, text) =>
        account === '2/password' ? Promise.reject(new Error('full')) : keychain.write(account, text),
    })
    await vault.set([entry('1', 'password', 'old')])
    const before = new Map(keychain.texts)
    const entries = [entry('1', 'password', 'new'), entry('2', 'password', 'new'), entry('3', 'password', 'new')]
    await expect(vault.set(entries)).rejects.toEqual(missing('full'))
    expect(keychain.texts).toEqual(before)
  })

  test('a text that todoke did not write is not taken for a secret, nor quoted', async () => {
    const keychain = inMemory()
    keychain.texts.set('1/password', 'canary-9b02')
    keychain.texts.set('somebody else', 'x')
    const vault = openKeychainVault(keychain)
    await expect(vault.get('1', 'password')).rejects.toEqual(missing('1/password', 'secret-damaged'))
    expect(await vault.list()).toEqual([{ facilityCode: '1', names: ['password'] }])
    await vault.set([entry('1', 'password', 'mine')])
    expect((await vault.get('1', 'password'))?.secret.reveal()).toBe('mine')
  })
})
