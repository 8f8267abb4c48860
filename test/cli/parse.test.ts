import { describe, expect, it } from 'vitest'
import { catalogue, commandNames } from '../../src/cli/catalogue.ts'
import { flagOf, optionShapes } from '../../src/cli/options.ts'
import { parse } from '../../src/cli/parse.ts'
import { suggest } from '../../src/cli/suggest.ts'
import { WrongUse } from '../../src/cli/wrong-use.ts'
import { helpWords, type OptionName } from '../../src/i18n/help.ts'

const words = helpWords('en')
const read = (line: string) =>
  parse(
    line.split(' ').filter((word) => word !== ''),
    words,
  )
const optionsOf = (line: string) => {
  const typed = read(line)
  if (typed.kind !== 'run') throw new Error(`${line} is not a command to run`)
  return typed.options
}

const given = (option: OptionName): string => `${flagOf(option)} ${optionShapes[option].choices?.[0] ?? 'file'}`

describe.each(commandNames)('the line of %s', (name) => {
  const { operand, demandsOneOf = [] } = catalogue[name]
  const demands = [...(catalogue[name].demands ?? []), ...demandsOneOf.flatMap((group) => group.slice(0, 1))]
  const line = [name, ...(operand === undefined ? [] : ['1311234569']), ...demands.map(given)].join(' ')

  it('is understood with all that it demands', () => {
    expect(read(line)).toMatchObject({ kind: 'run', name, operands: operand === undefined ? [] : ['1311234569'] })
  })

  it('may have one operand, or as many as are typed', () => {
    const more = `${line} 1330123454`
    if (operand === 'CODE...') expect(read(more)).toMatchObject({ operands: ['1311234569', '1330123454'] })
    else expect(() => read(more)).toThrow('One argument too many: 1330123454')
  })

  it('must have its operand', () => {
    if (operand !== undefined && operand !== 'CODE...') expect(() => read(name)).toThrow(`${operand} is missing.`)
    else expect(read(line)).toMatchObject({ kind: 'run' })
  })

  it('must have what it demands', () => {
    for (const option of demands) {
      expect(() => read(line.replace(given(option), ''))).toThrow(new RegExp(`${flagOf(option)}.* is missing`))
    }
  })

  it('refuses options of other commands', () => {
    const others = commandNames.flatMap((other) => catalogue[other].options ?? [])
    const own = (catalogue[name].options ?? []).map(flagOf)
    for (const option of others.filter((other) => !own.includes(flagOf(other)))) {
      expect(() => read(`${name} ${flagOf(option)}`)).toThrow(`There is no option “${flagOf(option)}”.`)
    }
  })
})

const on = (day: string) => optionsOf(`cancel 1311234569 --terminal a --applied-on ${day}`).appliedOn

describe('a command for one row', () => {
  it.each(['--all', '--facility 1330123454', '--tag a'])('refuses %s, which may mean many', (option) => {
    expect(() => read(`revoke 1311234569 --request-id 1 ${option}`)).toThrow('works on one row alone')
  })

  it('takes nothing twice', () => {
    expect(() => read('cancel 1311234569 --terminal a --terminal b')).toThrow('--terminal can be given only once.')
  })

  it('reads a day as it is written here or there, and no other', () => {
    expect([on('2026-11-21'), on('2026/11/21')]).toEqual(['2026-11-21', '2026-11-21'])
    for (const wrong of ['2026-02-30', '2026-13-01', '21.11.2026', 'today']) expect(() => on(wrong)).toThrow(WrongUse)
  })

  it('demands something to change', () => {
    expect(() => read('edit 1311234569 --terminal a')).toThrow('--contact / --terminal-name / --email / --phone')
  })
})

describe('options', () => {
  it('are read before and after the command, the last one counting', () => {
    expect(optionsOf('--home a certs --home b --json')).toMatchObject({ home: 'b', json: true })
  })

  it('are collected where they may be repeated', () => {
    expect(optionsOf('scan --facility 1 --facility=2 --tag a')).toMatchObject({ facility: ['1', '2'], tag: ['a'] })
  })

  it('have short forms', () => {
    expect(optionsOf('certs -o out.csv -f')).toMatchObject({ out: 'out.csv', force: true })
  })

  it('end at --', () => {
    expect(read('track -- --json')).toMatchObject({ operands: ['--json'], options: { json: false } })
  })

  it('are numbers where days, ports and counts are meant', () => {
    expect(optionsOf('certs --expiring 90').expiring).toBe(90)
    expect(optionsOf('mock-portal --port 0 --facilities 200').port).toBe(0)
    expect(() => read('mock-portal --port 65536')).toThrow('--port cannot be “65536”')
    expect(() => read('certs --expiring -1')).toThrow('--expiring needs a value.')
  })

  it('name what is possible', () => {
    expect(() => read('certs --status new')).toThrow('pending, rejected, issued, revoked, unknown')
    expect(() => read('scan --all --facility 1')).toThrow('--all and --facility exclude each other.')
  })
})

describe('a word that is not known', () => {
  it.each([
    ['scna', ['scan']],
    ['track-', ['track']],
    ['facilty', ['facility']],
    ['notice', ['notices']],
    ['xyzzy', []],
  ])('%s may mean %o', (word, meant) => {
    expect(suggest(word, ['scan', 'track', 'facility', 'notices', 'certs'])).toEqual(meant)
  })

  it('after an unknown option is not taken for the command', () => {
    expect(() => read('--bogus value certs')).toThrow('There is no option “--bogus”.')
    expect(() => read('scna --bogus')).toThrow('There is no command “scna”.')
  })

  it('brings its suggestions along', () => {
    const typo = 'certs --expirng 90'
    expect(() => read(typo)).toThrow(WrongUse)
    expect(() => read(typo)).toThrow(expect.objectContaining({ suggestions: ['--expiring'] }))
  })
})
