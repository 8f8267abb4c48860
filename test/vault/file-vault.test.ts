import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretNames } from '../../src/domain/facility.ts'
import type { Reason } from '../../src/domain/reason.ts'
import { Secret } from '../../src/domain/secret.ts'
import { openFileVault } from '../../src/vault/file-vault.ts'
import { makeLightVault } from './light-vault.ts'
import { entry, vaultContract } from './vault-contract.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-vault-'))
  file = join(folder, 'home', 'vault.json')
})
afterEach(() => rm(folder, { recursive: true }))

const opened = (words = 'correct horse') => openFileVault({ file, passphrase: async () => new Secret(words) })

vaultContract('encrypted file', async () => {
  await makeLightVault(join(folder, 'home'), 'correct horse')
  return { open: opened, clear: async () => {} }
})

const failing = (reason: Reason, more: object = {}) => ({
  name: 'Failure',
  code: 'vault-missing',
  detail: { reason, where: file, ...more },
})

const start = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line))
  return { child, lines, reader, gone: once(child, 'close') }
}

const asking = (...answers: readonly string[]) => {
  const asked: string[] = []
  const passphrase = async (purpose: 'open' | 'create') => {
    asked.push(purpose)
    return new Secret(answers[asked.length - 1] ?? expect.fail('asked too often'))
  }
  return { asked, vault: openFileVault({ file, passphrase }) }
}

const changed = async (change: (content: { entries: Record<string, object>; todokeVault: number }) => void) => {
  const content = JSON.parse(await readFile(file, 'utf8'))
  change(content)
  await writeFile(file, JSON.stringify(content))
}

describe('the passphrase', () => {
  test('is asked for once, when a value is first written or read', async () => {
    const first = asking('correct horse')
    await Promise.all(['1', '2', '3'].map((code) => first.vault.set([entry(code, 'password', 'x')])))
    await first.vault.get('1', 'password')
    expect(first.asked).toEqual(['create'])
    const second = asking('correct horse')
    expect(await second.vault.list()).toHaveLength(3)
    expect(await second.vault.get('9', 'password')).toBeNull()
    expect(await second.vault.remove('3')).toBe(true)
    expect(second.asked).toEqual([])
    await Promise.all(['1', '2'].map((code) => second.vault.get(code, 'password')))
    await second.vault.set([entry('1', 'password', 'y')])
    expect(second.asked).toEqual(['open'])
  })

  test('that is wrong is told before anything is written, and asked for again', async () => {
    await opened().set([entry('1', 'password', 'x')])
    const before = await readFile(file)
    const { asked, vault } = asking('wrong', 'wrong again', 'correct horse')
    await expect(vault.get('1', 'password')).rejects.toMatchObject(failing('passphrase-wrong'))
    await expect(vault.set([entry('1', 'password', 'y')])).rejects.toMatchObject(failing('passphrase-wrong'))
    expect(await readFile(file)).toEqual(before)
    expect((await vault.get('1', 'password'))?.secret.reveal()).toBe('x')
    expect(asked).toEqual(['open', 'open', 'open'])
  })

  test('is not taken when it is empty, and a refusal to give it is passed on', async () => {
    await expect(opened('').set([entry('1', 'password', 'x')])).rejects.toMatchObject(failing('passphrase-empty'))
    const silent = openFileVault({ file, passphrase: () => Promise.reject(new Error('no terminal')) })
    await expect(silent.set([entry('1', 'password', 'x')])).rejects.toThrow('no terminal')
    expect(await opened().list()).toEqual([])
  })

  test('is forgotten on closing', async () => {
    const { asked, vault } = asking('correct horse', 'correct horse')
    await vault.set([entry('1', 'password', 'x')])
    await vault.close()
    await vault.get('1', 'password')
    expect(asked).toEqual(['create', 'open'])
  })
})

describe('the vault file', () => {
  test('is for its owner only, and tells codes and names but no value', async () => {
    await opened().set([entry('1311234569', 'password', 'canary-04d1')])
    const names = await readdir(join(folder, 'home'))
    expect(names.toSorted()).toEqual(['vault.json', 'vault.json.lock'])
    for (const name of names) expect((await stat(join(folder, 'home', name))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'home'))).mode & 0o777).toBe(0o700)
    const text = await readFile(file, 'utf8')
    expect(text).toContain('1311234569/password')
    for (const form of ['canary-04d1', Buffer.from('canary-04d1').toString('base64').slice(0, 12), 'correct horse'])
      expect(text).not.toContain(form)
  })

  test('gets back its mode when it is written', async () => {
    await opened().set([entry('1', 'password', 'x')])
    await chmod(file, 0o644)
    await opened().set([entry('1', 'password', 'y')])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('seals equal values differently', async () => {
    await opened().set([entry('1', 'password', 'same'), entry('2', 'password', 'same')])
    const { entries } = JSON.parse(await readFile(file, 'utf8'))
    expect(entries['1/password'].data).not.toBe(entries['2/password'].data)
    expect(entries['1/password'].nonce).not.toBe(entries['2/password'].nonce)
  })

  test('whose values were moved, altered or given another version does not give them out', async () => {
    await opened().set([entry('1', 'password', 'one'), entry('2', 'password', 'two'), entry('3', 'password', 'three')])
    await changed(({ entries }) => {
      const { '1/password': one, '2/password': two, '3/password': three } = entries
      entries['1/password'] = { ...two }
      entries['2/password'] = { ...one, version: 'x' }
      entries['1/resetPin'] = { ...one }
      entries['3/password'] = { ...three, data: 'AAAA' }
    })
    const vault = opened()
    for (const [code, name] of [
      ['1', 'password'],
      ['2', 'password'],
      ['1', 'resetPin'],
      ['3', 'password'],
    ] as const)
      await expect(vault.get(code, name)).rejects.toMatchObject(failing('secret-damaged', { found: `${code}/${name}` }))
    await vault.set([entry('3', 'password', 'anew')])
    expect((await vault.get('3', 'password'))?.secret.reveal()).toBe('anew')
  })

  test.each(['', '{', 'null', '{"entries":{}}'])('that is none (%j) is refused and left as it is', async (text) => {
    await opened().set([entry('1', 'password', 'x')])
    await writeFile(file, text)
    const refused = failing('vault-damaged')
    const vault = opened()
    await expect(vault.get('1', 'password')).rejects.toMatchObject(refused)
    await expect(vault.set([entry('1', 'password', 'y')])).rejects.toMatchObject(refused)
    await expect(vault.list()).rejects.toMatchObject(refused)
    await expect(vault.remove('1')).rejects.toMatchObject(refused)
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  test('of a later format, or with a weaker key than any todoke has made, is refused', async () => {
    await opened().set([entry('1', 'password', 'x')])
    const good = await readFile(file)
    await changed((content) => (content.todokeVault = 2))
    await expect(opened().get('1', 'password')).rejects.toMatchObject(failing('vault-damaged'))
    await writeFile(file, good)
    await changed((content) =>
      Object.assign(content, { key: { name: 'scrypt', N: 2, r: 8, p: 1, salt: 'x'.repeat(24) } }),
    )
    await expect(opened().get('1', 'password')).rejects.toMatchObject(failing('vault-damaged'))
  })

  test('that cannot be made is a failure that names it', async () => {
    await writeFile(join(folder, 'home'), 'a file where a folder should be')
    const vault = opened()
    await expect(vault.set([entry('1', 'password', 'x')])).rejects.toMatchObject({ code: 'vault-missing' })
    await expect(vault.get('1', 'password')).rejects.toMatchObject({
      code: 'vault-missing',
      detail: { reason: 'vault-not-accessible', where: file },
    })
  })

  test('takes 5,000 facilities with four secrets in one write', async () => {
    const vault = opened()
    await vault.set([entry('0', 'password', 'derives the key')])
    const codes = Array.from({ length: 5000 }, (_, index) => String(1_000_000_000 + index))
    const entries = codes.flatMap((code) => secretNames.slice(0, 4).map((name) => entry(code, name, `${name} ${code}`)))
    await vault.set(entries)
    const other = opened()
    expect(await other.list()).toHaveLength(5001)
    const last = await other.get('1000004999', 'masterPassword')
    expect(last?.secret.reveal()).toBe('masterPassword 1000004999')
    await Promise.all(codes.map((code) => other.remove(code)))
    expect(await vault.list()).toEqual([{ facilityCode: '0', names: ['password'] }])
  })
})

describe('several processes', () => {
  test('that write at once, the first of them making the vault, lose nothing', async () => {
    const children = ['10', '20', '30', '40', '50'].map((name) => start('write', file, name, '10'))
    for (const { gone } of children) expect(await gone).toEqual([0, null])
    const codes = children.flatMap(({ lines }) => lines)
    expect(codes).toHaveLength(50)
    const vault = opened()
    expect((await vault.list()).map(({ facilityCode }) => facilityCode)).toEqual(codes.toSorted())
    for (const code of codes) expect((await vault.get(code, 'password'))?.secret.reveal()).toBe(`password of ${code}`)
  })

  test('a lock whose holder was killed stops nobody', async () => {
    await opened().set([entry('1', 'password', 'x')])
    const { child, reader, gone } = start('hold', file)
    expect(await once(reader, 'line')).toEqual(['held'])
    let done = false
    const writing = opened()
      .set([entry('1', 'password', 'y')])
      .then(() => (done = true))
    await opened().get('1', 'password') // as long as a key takes: the other one is waiting by now
    expect(done).toBe(false)
    child.kill('SIGKILL')
    await gone
    await writing
    expect((await opened().get('1', 'password'))?.secret.reveal()).toBe('y')
  })

  test.each([1, 5, 12])('killed after %i writes: what was said to be kept is kept', async (writes) => {
    const { child, lines, reader, gone } = start('write', file, '10', '10000')
    while (lines.length < writes) await once(reader, 'line')
    child.kill('SIGKILL')
    await gone
    const vault = opened()
    const kept = (await vault.list()).map(({ facilityCode }) => facilityCode)
    expect(kept.slice(0, lines.length)).toEqual(lines)
    expect(kept.length - lines.length).toBeLessThanOrEqual(1)
    expect((await vault.get(kept.at(-1) ?? '', 'password'))?.secret.reveal()).toBe(`password of ${kept.at(-1)}`)
    await vault.set([entry('9', 'password', 'goes on')])
    expect((await readdir(join(folder, 'home'))).toSorted()).toEqual(['vault.json', 'vault.json.lock'])
  })
})
