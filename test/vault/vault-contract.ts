import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SecretName } from '../../src/domain/facility.ts'
import type { Vault } from '../../src/domain/ports.ts'
import { Secret } from '../../src/domain/secret.ts'

/** An empty vault of one kind: `open` gives another door to the same one, `clear` takes it away. */
export interface Bench {
  open(): Vault
  clear(): Promise<void>
}

export const entry = (facilityCode: string, name: SecretName, value: string) => ({
  facilityCode,
  name,
  secret: new Secret(value),
})

const A = '1311234569'
const B = '0140000019'

/** What every vault promises, wherever it keeps its values. */
export function vaultContract(kind: string, bench: () => Promise<Bench>): void {
  describe(`vault: ${kind}`, () => {
    let at: Bench
    let vault: Vault

    beforeEach(async () => {
      at = await bench()
      vault = at.open()
    })
    afterEach(async () => {
      await vault.close()
      await at.clear()
    })
    const value = async (facilityCode: string, name: SecretName) =>
      (await vault.get(facilityCode, name))?.secret.reveal() ?? null

    test('an empty one has nothing, and nothing to remove', async () => {
      expect(await vault.get(A, 'password')).toBeNull()
      expect(await vault.list()).toEqual([])
      expect(await vault.remove(A)).toBe(false)
      expect(await vault.remove(A, 'password')).toBe(false)
      await vault.set([])
      expect(await vault.list()).toEqual([])
    })

    test('gives back exactly what was set, each under its own name', async () => {
      const values = ['Pa55word', '髙﨑①㈱ 〜', '  "\\/\n\t', 'é', 'e\u0301', 'x'.repeat(500), '0']
      for (const one of values) {
        await vault.set([entry(A, 'password', one), entry(A, 'totpSecret', `totp ${one}`), entry(B, 'password', 'b')])
        expect(await value(A, 'password')).toBe(one)
        expect(await value(A, 'totpSecret')).toBe(`totp ${one}`)
        expect(await value(B, 'password')).toBe('b')
        expect(await value(B, 'totpSecret')).toBeNull()
      }
    })

    test('another door sees it', async () => {
      await vault.set([entry(A, 'password', 'one')])
      const other = at.open()
      const [mine, theirs] = [await vault.get(A, 'password'), await other.get(A, 'password')]
      expect(theirs?.secret.reveal()).toBe('one')
      expect(theirs?.version).toBe(mine?.version)
      await other.set([entry(A, 'password', 'two')])
      expect(await value(A, 'password')).toBe('two')
      await other.close()
    })

    test('an equal value keeps its version, a new one has a new version, also a former value', async () => {
      const versions: (string | undefined)[] = []
      for (const one of ['first', 'first', 'second', 'first']) {
        await vault.set([entry(A, 'password', one), entry(B, 'password', one)])
        versions.push((await vault.get(A, 'password'))?.version)
      }
      const [first, again, second, former] = versions
      expect(first).toMatch(/\S{16,}/)
      expect(again).toBe(first)
      expect(new Set([first, second, former]).size).toBe(3)
      expect((await vault.get(B, 'password'))?.version).not.toBe(former)
    })

    test('a value that comes with its version keeps it', async () => {
      await vault.set([{ ...entry(A, 'password', 'one'), version: 'from-elsewhere' }])
      expect((await vault.get(A, 'password'))?.version).toBe('from-elsewhere')
    })

    test('of two values for one name in one call the last stands', async () => {
      await vault.set([entry(A, 'password', 'one')])
      await vault.set([entry(A, 'password', 'two'), entry(A, 'password', 'one')])
      expect(await value(A, 'password')).toBe('one')
      await vault.set([entry(A, 'password', 'one'), entry(A, 'password', 'two')])
      expect(await value(A, 'password')).toBe('two')
    })

    test('lists codes and names in order', async () => {
      await vault.set([entry(A, 'resetPin', '1234'), entry(B, 'masterPassword', 'm'), entry(A, 'password', 'a')])
      expect(await vault.list()).toEqual([
        { facilityCode: B, names: ['masterPassword'] },
        { facilityCode: A, names: ['password', 'resetPin'] },
      ])
    })

    test('removes one, or all of a facility, and says whether there was any', async () => {
      await vault.set([entry(A, 'password', 'a'), entry(A, 'resetPin', '1234'), entry(B, 'password', 'b')])
      expect(await vault.remove(A, 'password')).toBe(true)
      expect(await vault.remove(A, 'password')).toBe(false)
      expect(await vault.get(A, 'password')).toBeNull()
      expect(await value(A, 'resetPin')).toBe('1234')
      expect(await vault.remove(A)).toBe(true)
      expect(await vault.remove(A)).toBe(false)
      expect(await vault.list()).toEqual([{ facilityCode: B, names: ['password'] }])
    })

    test('many calls at once through two doors lose nothing', async () => {
      const other = at.open()
      const codes = Array.from({ length: 20 }, (_, index) => String(1_000_000_000 + index))
      await Promise.all(
        codes.map((code, index) => (index % 2 ? vault : other).set([entry(code, 'password', `p${code}`)])),
      )
      const removed = await Promise.all(codes.slice(0, 5).map((code) => other.remove(code)))
      expect(removed).toEqual([true, true, true, true, true])
      expect((await vault.list()).map(({ facilityCode }) => facilityCode)).toEqual(codes.slice(5))
      expect(await Promise.all(codes.slice(5).map((code) => value(code, 'password')))).toEqual(
        codes.slice(5).map((code) => `p${code}`),
      )
      await other.close()
    })

    test('no usual way of showing an answer shows the value', async () => {
      await vault.set([entry(A, 'password', 'canary-77f0')])
      const stored = await vault.get(A, 'password')
      expect(stored?.secret.reveal()).toBe('canary-77f0')
      const shown = [
        inspect([stored, vault], { depth: 9, showHidden: true }),
        JSON.stringify(stored),
        String(stored?.secret),
      ]
      expect(shown.join()).not.toContain('canary-77f0')
    })
  })
}
