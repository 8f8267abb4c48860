import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, commandNames, groupNames } from '../../src/cli/catalogue.ts'
import { flagOf, globalOptions } from '../../src/cli/options.ts'
import { helpWords } from '../../src/i18n/help.ts'
import { todoke } from './child.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'todoke-clig-'))
})
afterAll(() => rm(directory, { recursive: true }))

const run = (line: string, environment: Record<string, string> = {}) => todoke(line, { directory, environment })
const colour = '\u001b'
const stack = /\n\s+at .+:\d+:\d+/

describe.concurrent.each(commandNames)('todoke %s', (name) => {
  const { operand, options = [] } = catalogue[name]

  it.each([
    ['ja', '例:', '使い方:'],
    ['en', 'Examples:', 'Usage:'],
  ] as const)('has help in %s, examples first', async (language, examples, usage) => {
    const { code, out, err } = await run(`${name} --help --lang ${language}`)
    const words = helpWords(language)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(words.commands[name].summary)
    expect(out.indexOf(examples)).toBeGreaterThan(0)
    expect(out.indexOf(examples)).toBeLessThan(out.indexOf(usage))
    for (const option of options) expect(out).toContain(flagOf(option))
    for (const option of ['json', 'headed', 'lang', 'home'] as const) expect(out).toContain(flagOf(option))
    expect(out).not.toContain(colour)
  })

  it('says what was meant by a mistyped option, on stderr alone', async () => {
    const typed = [name, ...(operand === undefined || operand === 'CODE...' ? [] : ['1311234569']), '--jsno'].join(' ')
    const { code, out, err } = await run(`${typed} --lang ja`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('もしかして: --json')
    expect(err).toContain(`todoke ${name} --help`)
    expect(err).not.toMatch(stack)
  })
})

describe.concurrent('todoke where nothing is registered', () => {
  it.each(['facility list', 'vault list', 'certs', 'track', 'schedule show'])(
    '%s --json prints one document and nothing else',
    async (line) => {
      const environment = { TODOKE_VAULT: 'file', TODOKE_VAULT_PASSPHRASE: 'a long passphrase for the test' }
      const { code, out, err } = await run(`${line} --json`, environment)
      expect([code, err]).toEqual([0, ''])
      expect(JSON.parse(out)).toBeTypeOf('object')
    },
  )

  it('--json tells a failure as a document too', async () => {
    const { code, out, err } = await run('scan --json --lang en')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'bad-input', message: expect.stringContaining('facility') },
    })
    expect(err).toContain('bad-input')
  })

  it.each(['certs', 'facility list', 'scan'])('%s ends with the next sensible command', async (line) => {
    const { err } = await run(`${line} --lang ja`)
    expect(err).toMatch(/todoke facility import/)
  })
})

describe('todoke with wrong settings', () => {
  it('tells of them on stderr, in sentences', async () => {
    const { code, out, err } = await run('scan --lang en', { TODOKE_PORTAL_URL: 'http://portal.example' })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('“TODOKE_PORTAL_URL” cannot be “http://portal.example”')
    expect(err).toContain('https://')
    expect(err).not.toMatch(stack)
    expect(err).not.toContain(colour)
  })
})

describe.concurrent('todoke itself', () => {
  it('gives short help without arguments', async () => {
    const { code, out, err } = await run('', { LANG: 'ja_JP.UTF-8' })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('todoke demo')
    expect(out).toContain('くわしくは todoke --help')
  })

  it.each(['--help', '-h', 'help', 'help --lang en'])('%s gives all of it', async (line) => {
    const { code, out } = await run(line, { LANG: 'en_GB.UTF-8' })
    expect(code).toBe(0)
    for (const name of commandNames) expect(out).toContain(`  ${name}`)
    for (const option of globalOptions) expect(out).toContain(flagOf(option))
    expect(out).toMatch(/130 +interrupted/)
  })

  it.each(groupNames)('%s alone says what can follow', async (group) => {
    const { code, out, err } = await run(`${group} --lang en`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`${group} ${commandNames.find((name) => name.startsWith(group))?.split(' ')[1]}`)
    expect((await run(`${group} --help --lang ja`)).out).toContain(`todoke ${group} — `)
  })

  it('help COMMAND is the command with --help', async () => {
    expect((await run('help facility import')).out).toBe((await run('facility import --help')).out)
  })

  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, '例:'],
    [{ LC_ALL: 'C.UTF-8', LANG: 'ja_JP.UTF-8' }, 'Examples:'],
    [{ LANG: 'de_DE.UTF-8' }, 'Examples:'],
    [{ LANG: 'ja_JP.UTF-8', TODOKE_LANG: 'en' }, 'Examples:'],
  ])('speaks the language of %o', async (environment, word) => {
    expect((await run('--help', environment)).out).toContain(word)
  })

  it.each(['--version', '-V'])('%s gives the version', async (line) => {
    const { code, out } = await run(line)
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([
    ['scna', 'scan'],
    ['cert', 'certs'],
    ['facility imprt x', 'facility import'],
    ['scna --help', 'scan'],
    ['mockportal', 'mock-portal'],
  ])('%s may have meant %s', async (line, meant) => {
    const { code, out, err } = await run(`${line} --lang en`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(`Did you mean: .*${meant}`))
  })

  it('reads common options before and after the command', async () => {
    const before = await run('--json --lang en certs')
    const after = await run('certs --lang en --json')
    const { asOf: _, ...report } = JSON.parse(before.out)
    expect(JSON.parse(after.out)).toMatchObject(report)
  })

  it.each([
    'certs --facility',
    'certs --out --json',
    'certs --expiring ten',
    'certs --status new',
    'certs --json=yes',
    'scan --all --tag a',
  ])('%s is wrong use', async (line) => {
    const { code, out, err } = await run(`${line} --lang en`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('See: todoke')
  })

  it('shows where a bug is only when asked', async () => {
    const broken = { TODOKE_HOME: '/dev/null/x' }
    const { code, err } = await run('facility list --lang en', broken)
    expect(code).toBe(2)
    expect(err).not.toMatch(stack)
  })
})
