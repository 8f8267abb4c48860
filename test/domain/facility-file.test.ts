import { describe, expect, it } from 'vitest'
import type { FileCell, FileLine } from '../../src/domain/facility-columns.ts'
import { facilityColumns } from '../../src/domain/facility-columns.ts'
import { readFacilityFile } from '../../src/domain/facility-file.ts'
import type { LineFinding } from '../../src/domain/reports.ts'

const header = ['facilityCode', 'name', 'loginId', 'password', 'category', 'phone', 'resetPin', 'totpSecret', 'tags']
const good = ['1311234569', 'さくら内科', 'sakura@clinic.example', 'Sakura-2026a', '1', '0312345678', '', '', '']
const canary = 'canary-Zq9'

const numbered = (rows: readonly (readonly FileCell[])[]): FileLine[] =>
  rows.map((cells, index) => ({ line: index + 1, cells }))
const read = (...rows: readonly (readonly FileCell[])[]) => readFacilityFile(numbered([header, ...rows]))
const line = (change: Readonly<Record<string, FileCell>>): FileCell[] =>
  header.map((name, place) => change[name] ?? good[place] ?? '')
const told = (findings: readonly LineFinding[]) =>
  findings.map(({ line, column, problem, value }) => [line, column, problem, value])

describe('a good file', () => {
  it('gives facilities, and their secrets apart', () => {
    const file = read(line({ tags: '東京、夜間 ＶＩＰ', name: ' さくら\u3000 内科 ', resetPin: '0123' }))
    expect(file.findings).toEqual([])
    expect(file.facilities).toEqual([
      {
        facilityCode: '1311234569',
        name: 'さくら 内科',
        loginId: 'sakura@clinic.example',
        category: '1',
        tags: ['東京', '夜間', 'VIP'],
        contactName: null,
        phone: '0312345678',
        email: null,
      },
    ])
    expect(file.secrets.map(({ facilityCode, name, secret }) => [facilityCode, name, secret.reveal()])).toEqual([
      ['1311234569', 'password', 'Sakura-2026a'],
      ['1311234569', 'resetPin', '0123'],
    ])
    expect(JSON.stringify(file)).not.toContain('Sakura-2026a')
  })

  it('has its columns in any order, in either language, in any width and case, with others between', () => {
    const cells = ['備考', '　パスワード', '医療機関等ｺｰﾄﾞ', '', 'NAME', 'ログイン ID']
    const japanese = ['備考', '　パスワード', '医療機関等ｺｰﾄﾞ', '', 'NAME', 'ログインID']
    const values = ['x', 'Aa1', '1311234569', 'y', 'さくら', 'a@b.example']
    expect(readFacilityFile(numbered([japanese, values]))).toMatchObject({
      findings: [],
      facilities: [{ facilityCode: '1311234569', name: 'さくら', loginId: 'a@b.example', category: null }],
    })
    expect(told(readFacilityFile(numbered([cells, values])).findings)).toEqual([[1, 'loginId', 'missing-column', null]])
  })

  it('tolerates a byte order mark and blank lines, and counts only lines with something in them', () => {
    const marked = ['\uFEFFfacilityCode', ...header.slice(1)]
    const file = readFacilityFile(numbered([['', ''], marked, [''], line({}), ['', ' ', '\u3000'], [''], []]))
    expect(file).toMatchObject({ lines: 1, findings: [], facilities: [{ facilityCode: '1311234569' }] })
  })

  it('knows every column by both its names', () => {
    const names = Object.keys(facilityColumns)
    const values = names.map((name) =>
      name === 'facilityCode' ? '1311234569' : name === 'category' ? '1' : 'JBSWY3DP',
    )
    const inEnglish = readFacilityFile(numbered([names, values]))
    const inJapanese = readFacilityFile(numbered([Object.values(facilityColumns), values]))
    expect(inEnglish.facilities).toHaveLength(1)
    expect(inEnglish.secrets).toHaveLength(7)
    expect(inJapanese.facilities).toEqual(inEnglish.facilities)
    expect(inJapanese.secrets.map(({ name }) => name)).toEqual(inEnglish.secrets.map(({ name }) => name))
  })

  it('keeps a password exactly as typed', () => {
    const password = ' Ａa1\u3000ｶﾞ "x" '
    const [secret] = read(line({ password })).secrets
    expect(secret?.secret.reveal()).toBe(password)
  })

  it('takes an insurer by its 8 digits, a code in full-width digits, a number whose zeros were never there', () => {
    const file = read(
      line({ facilityCode: '33120015', category: '保険者', loginId: 'a@x.example' }),
      line({ facilityCode: '06139489', category: '', loginId: 'd@x.example' }),
      line({ facilityCode: '１３３０１２３４５４', loginId: 'b@x.example' }),
      line({ facilityCode: 1360099996, category: 1, loginId: 'c@x.example' }),
    )
    expect(file.findings).toEqual([])
    expect(file.facilities.map(({ facilityCode }) => facilityCode)).toEqual([
      '33120015',
      '06139489',
      '1330123454',
      '1360099996',
    ])
    expect(file.facilities.map(({ category }) => category)).toEqual(['7', '7', '1', '1'])
  })
})

describe('a wrong cell is told by line and column', () => {
  it.each<[Readonly<Record<string, FileCell>>, string, string, string | null]>([
    [{ facilityCode: '' }, 'facilityCode', 'missing-value', null],
    [{ facilityCode: '131123456' }, 'facilityCode', 'code-length', '131123456'],
    [{ facilityCode: '13112345691' }, 'facilityCode', 'code-length', '13112345691'],
    [{ facilityCode: '33120015' }, 'facilityCode', 'code-length', '33120015'],
    [{ category: '7' }, 'facilityCode', 'code-length', '1311234569'],
    [{ facilityCode: '13112345AB' }, 'facilityCode', 'code-digits', '13112345AB'],
    [{ facilityCode: 1.31e30 }, 'facilityCode', 'code-digits', '1.31e+30'],
    [{ facilityCode: 140000019 }, 'facilityCode', 'code-lost-zeros', '140000019'],
    [{ facilityCode: 40000019 }, 'facilityCode', 'code-lost-zeros', '40000019'],
    [{ facilityCode: 140012, category: 7 }, 'facilityCode', 'code-lost-zeros', '140012'],
    [{ facilityCode: 123 }, 'facilityCode', 'code-length', '123'],
    [{ name: '\u3000' }, 'name', 'missing-value', null],
    [{ loginId: ' ' }, 'loginId', 'missing-value', null],
    [{ password: '' }, 'password', 'missing-value', null],
    [{ password: '   ' }, 'password', 'missing-value', null],
    [{ password: 12345678 }, 'password', 'secret-not-text', null],
    [{ category: '看護' }, 'category', 'unknown-category', '看護'],
    [{ phone: 312345678 }, 'phone', 'code-lost-zeros', '312345678'],
    [{ resetPin: 123 }, 'resetPin', 'code-lost-zeros', null],
    [{ totpSecret: 'not base32!' }, 'totpSecret', 'bad-totp-secret', null],
  ])('%j: %s %s', (change, column, problem, value) => {
    const file = read(line(change))
    expect(told(file.findings)).toEqual([[2, column, problem, value]])
    expect(file.findings[0]?.severity).toBe('error')
    expect(file).toMatchObject({ lines: 1, facilities: [], secrets: [] })
  })

  it('a check digit is a warning, and the line is taken', () => {
    const file = read(line({ facilityCode: '1310123456' }))
    expect(file.findings).toEqual([
      { line: 2, column: 'facilityCode', value: '1310123456', problem: 'check-digit', severity: 'warning' },
    ])
    expect(file.facilities).toHaveLength(1)
  })

  it('all of a line at once, and the good lines stay good', () => {
    const file = read(line({}), line({ facilityCode: 'x', loginId: '', password: '' }))
    expect(told(file.findings)).toEqual([
      [3, 'facilityCode', 'code-digits', 'x'],
      [3, 'loginId', 'missing-value', null],
      [3, 'password', 'missing-value', null],
    ])
    expect(file.facilities).toHaveLength(1)
  })
})

describe('a line whose cells have shifted', () => {
  it('is told by the first column without a cell, or the last column, and quotes nothing', () => {
    const short = ['1311234569', canary, 'a@b.example']
    const long = ['1311234569', 'さくら', 'a@b.example', 'pa', canary, '1', '', '', '', '']
    const file = read(short, long)
    expect(told(file.findings)).toEqual([
      [2, 'password', 'too-few-cells', null],
      [3, 'tags', 'too-many-cells', null],
    ])
    expect(file.findings.map(({ severity }) => severity)).toEqual(['error', 'error'])
    expect(file.facilities).toEqual([])
    expect(JSON.stringify(file)).not.toContain(canary)
  })

  it('may end early where only optional cells are cut off, as Excel writes it', () => {
    const file = read(good.slice(0, 4))
    expect(file.findings).toEqual([
      { line: 2, column: 'category', value: null, problem: 'too-few-cells', severity: 'warning' },
    ])
    expect(file.facilities).toHaveLength(1)
    expect(readFacilityFile(numbered([[...header, '備考', ''], good])).findings).toEqual([])
  })

  it('is told even when only blank cells hang over: a password may have lost its end', () => {
    expect(told(read([...good, '']).findings)).toEqual([[2, 'tags', 'too-many-cells', null]])
  })
})

describe('duplicates', () => {
  it('name both lines of a facility, and neither is taken', () => {
    const again = line({ loginId: 'other@clinic.example' })
    const file = read(line({}), line({ facilityCode: '1330123454', loginId: 'c@x.example' }), again)
    expect(file.findings).toEqual([
      expect.objectContaining({ line: 2, problem: 'duplicate-facility', value: '1311234569', otherLine: 4 }),
      expect.objectContaining({ line: 4, problem: 'duplicate-facility', value: '1311234569', otherLine: 2 }),
    ])
    expect(file.facilities.map(({ facilityCode }) => facilityCode)).toEqual(['1330123454'])
  })

  it('are a login of two facilities, in capitals or not', () => {
    const file = read(line({}), line({ facilityCode: '1330123454', loginId: 'SAKURA@clinic.example' }))
    expect(file.findings).toEqual([
      expect.objectContaining({ line: 2, column: 'loginId', problem: 'duplicate-login', otherLine: 3 }),
      expect.objectContaining({ line: 3, column: 'loginId', problem: 'duplicate-login', otherLine: 2 }),
    ])
    expect(file.facilities).toEqual([])
  })

  it('are told once when the whole line stands twice', () => {
    expect(read(line({}), line({})).findings.map(({ problem }) => problem)).toEqual([
      'duplicate-facility',
      'duplicate-facility',
    ])
  })
})

describe('a wrong header', () => {
  it('tells every missing column and takes no line, whatever else is right', () => {
    const rows = numbered([
      ['医療機関等コード', 'ログインID'],
      ['1311234569', 'a@b.example'],
    ])
    const file = readFacilityFile(rows)
    expect(told(file.findings)).toEqual([
      [1, 'name', 'missing-column', null],
      [1, 'password', 'missing-column', null],
    ])
    expect(file.facilities).toEqual([])
  })

  it('may not have a column twice', () => {
    const file = readFacilityFile(
      numbered([
        [...header, 'パスワード'],
        [...good, canary],
      ]),
    )
    expect(told(file.findings)).toEqual([[1, 'password', 'duplicate-column', null]])
    expect(file.facilities).toEqual([])
  })

  it('is missing from an empty file', () => {
    expect(readFacilityFile([]).findings.map(({ problem }) => problem)).toEqual(Array(4).fill('missing-column'))
  })
})
