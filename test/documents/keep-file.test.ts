import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFile } from '../../src/documents/keep-file.ts'
import { safeName } from '../../src/documents/safe-name.ts'
import { Failure } from '../../src/domain/failure.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-keep-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const name = '本_オンライン資格確認等システムユーザ設定情報.pdf'

describe('keepFile', () => {
  it('keeps each content once, replaces nothing, and leaves nothing else', async () => {
    const home = join(folder, 'documents')
    const first = await keepFile(home, name, Buffer.from('one'))
    const again = await keepFile(home, name, Buffer.from('one'))
    const other = await keepFile(home, name, Buffer.from('two'))
    expect([first, again, other]).toEqual([
      join(home, name),
      join(home, name),
      join(home, name.replace('.pdf', ' (2).pdf')),
    ])
    expect(await keepFile(home, name, Buffer.from('two'))).toBe(other)
    expect((await readdir(home)).length).toBe(2)
    expect(await readFile(first, 'utf8')).toBe('one')
    expect((await stat(first)).mode & 0o777).toBe(0o600)
    expect((await stat(home)).mode & 0o777).toBe(0o700)
  })

  it('gives several at once names of their own', async () => {
    const kept = await Promise.all(['a', 'b', 'c', 'a'].map((text) => keepFile(folder, name, Buffer.from(text))))
    const contents = await Promise.all(kept.map((path) => readFile(path, 'utf8')))
    expect(contents).toEqual(['a', 'b', 'c', 'a'])
    expect((await readdir(folder)).some((each) => each.endsWith('.tmp'))).toBe(false)
  })

  it('clears away what a process that has died left half written', async () => {
    const left = join(folder, '.todoke-999999999-ab12.tmp')
    await writeFile(left, 'half')
    await keepFile(folder, name, Buffer.from('x'))
    expect(await readdir(folder)).toEqual([name])
  })

  it('says so when there is no place to write', async () => {
    await writeFile(join(folder, 'file'), '')
    const failure: unknown = await keepFile(join(folder, 'file'), name, Buffer.from('x')).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ code: 'bad-input', detail: { reason: 'file-not-written' } })
  })
})

describe('safeName', () => {
  it.each([
    [name, name],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a:b*c?"<>|d.pdf', 'a_b_c_____d.pdf'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['トーク\u202Efdp.exe', 'トークfdp.exe'],
    ['...', 'document'],
    ['書類. ', '書類'],
    ['', 'document'],
    [`${'長'.repeat(300)}.pdf`, `${'長'.repeat(60)}.pdf`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeName(given)).toBe(safe)
  })
})
