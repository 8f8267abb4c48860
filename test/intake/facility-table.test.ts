import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFacilityFile } from '../../src/domain/facility-file.ts'
import { Failure } from '../../src/domain/failure.ts'
import type { Reason } from '../../src/domain/reason.ts'
import { readFacilityTable } from '../../src/intake/facility-table.ts'

const samples = join(import.meta.dirname, '../../fixtures/facilities')
const canary = 'canary-Zq9'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-intake-'))
})

afterAll(() => rm(folder, { recursive: true }))

const text = (value: string) => ({ value, type: String, format: '@' })

async function save(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, bytes)
  return file
}

describe('the sample files', () => {
  const codes = ['1311234569', '1330123454', '0140000019', '1360099996', '33120015']

  it.each(['facilities.csv', 'facilities-bom.csv', 'facilities-cp932.csv', 'facilities.xlsx'])(
    '%s is good in every cell',
    async (name) => {
      const file = readFacilityFile(await readFacilityTable(join(samples, name)))
      expect(file.findings).toEqual([])
      expect(file.facilities.map(({ facilityCode }) => facilityCode)).toEqual(codes)
      expect(file.facilities[1]).toMatchObject({ name: '髙橋歯科医院', category: '2', phone: '0323456789' })
      expect(file.secrets.map(({ secret }) => secret.reveal())).toEqual([
        'Sakura-2026a',
        'Takahashi#2026',
        'Kita,guni2026',
        'Himawari2026!',
        'Minato"2026"x',
      ])
    },
  )

  it('with codes as numbers is refused where a zero is lost', async () => {
    const file = readFacilityFile(await readFacilityTable(join(samples, 'facilities-codes-as-numbers.xlsx')))
    const codes = file.findings.filter(({ column }) => column === 'facilityCode')
    expect(codes).toEqual([
      { line: 4, column: 'facilityCode', value: '140000019', problem: 'code-lost-zeros', severity: 'error' },
    ])
    expect(file.findings.filter(({ column }) => column === 'phone').map(({ line }) => line)).toEqual([2, 3, 4, 5])
  })

  it('with one mistake a line is told line by line', async () => {
    const { findings } = readFacilityFile(await readFacilityTable(join(samples, 'facilities-bad.csv')))
    expect(findings.map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [2, 'loginId', 'duplicate-login'],
      [3, 'facilityCode', 'code-length'],
      [4, 'facilityCode', 'code-digits'],
      [5, 'password', 'missing-value'],
      [6, 'facilityCode', 'duplicate-facility'],
      [7, 'facilityCode', 'duplicate-facility'],
      [8, 'category', 'unknown-category'],
      [9, 'totpSecret', 'bad-totp-secret'],
      [10, 'facilityCode', 'check-digit'],
      [11, 'loginId', 'duplicate-login'],
      [12, 'loginId', 'too-few-cells'],
    ])
  })
})

describe('a .csv', () => {
  it.each(['\n', '\r\n', '\r'])('has the line numbers of an editor, with breaks inside quotes (%j)', async (end) => {
    const text = ['a,b', '"x', 'y",2', '', '3,"q', 'r', 's"', '5'].join(end)
    const lines = await readFacilityTable(await save('breaks.csv', text))
    expect(lines).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\ny', '2'] },
      { line: 4, cells: [''] },
      { line: 5, cells: ['3', 'q\nr\ns'] },
      { line: 8, cells: ['5'] },
    ])
  })

  it('keeps every byte of a password in CP932', async () => {
    const cells = ['髙﨑①㈱', ' \\~^|"´ ', '～－∥', 'ｶﾅ']
    const text = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
    const known = iconv.decode(iconv.encode(cells.join(), 'CP932'), 'CP932')
    const [line] = await readFacilityTable(await save('cp932.CSV', iconv.encode(text, 'CP932')))
    expect(line?.cells.join()).toBe(known)
    expect(known).toContain('髙﨑①㈱, \\~^|"')
  })

  it('of 5,000 lines is read and judged whole', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => {
      const code = String(1_310_000_000 + index)
      return `${code},医療機関${code},u${code}@clinic.example,"Pa,ss""${code}"`
    })
    const path = await save('many.csv', ['facilityCode,name,loginId,password', ...rows].join('\r\n'))
    const file = readFacilityFile(await readFacilityTable(path))
    expect(file.facilities).toHaveLength(5000)
    expect(file.secrets).toHaveLength(5000)
  })
})

describe('an .xlsx', () => {
  it('keeps numbers as numbers, spaces of passwords, and the row numbers of a sheet with gaps', async () => {
    const rows = [
      [null, null],
      [text('code'), text('password')],
      [null, null],
      [{ value: 140000019, type: Number }, text(' pass word ')],
      [text('0140000019'), { value: new Date('2026-01-02T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' }],
      [{ value: true, type: Boolean }],
    ]
    const bytes = await writeWorkbook([
      { data: rows, sheet: 'first' },
      { data: [['other sheet']], sheet: 'second' },
    ]).toBuffer()
    const lines = await readFacilityTable(await save('gaps.XLSX', bytes))
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6])
    expect(lines.map(({ cells }) => cells)).toEqual([
      ['', ''],
      ['code', 'password'],
      ['', ''],
      [140000019, ' pass word '],
      ['0140000019', expect.any(Number)],
      [1, ''],
    ])
  })

  it('of 5,000 lines is read and judged whole', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => {
      const code = String(1_310_000_000 + index)
      return [text(code), text(`医療機関${code}`), text(`u${code}@clinic.example`), text(`Pass${code}`)]
    })
    const header = ['facilityCode', 'name', 'loginId', 'password'].map(text)
    const path = await save('many.xlsx', await writeWorkbook([header, ...rows]).toBuffer())
    const file = readFacilityFile(await readFacilityTable(path))
    expect(file.facilities).toHaveLength(5000)
  })
})

describe('a file that cannot be read is refused by name, with what would do', () => {
  const oldExcel = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const zip = Buffer.from('504b0304', 'hex')

  it.each<[name: string, bytes: string | Uint8Array, reason: Reason, found?: string]>([
    ['empty.csv', '', 'empty-file'],
    ['empty.xlsx', '', 'empty-file'],
    ['facilities.xls', oldExcel, 'unknown-extension', '.xls'],
    ['facilities.txt', 'a,b', 'unknown-extension', '.txt'],
    ['facilities', 'a,b', 'unknown-extension'],
    ['old.xlsx', oldExcel, 'old-xls'],
    ['old.csv', oldExcel, 'old-xls'],
    ['text.xlsx', `facilityCode\n${canary}`, 'xlsx-in-name-only'],
    ['page.xlsx', `<html>${canary}</html>`, 'xlsx-in-name-only'],
    ['cut.xlsx', Buffer.concat([zip, Buffer.from(canary)]), 'broken-xlsx'],
    ['workbook.csv', Buffer.concat([zip, Buffer.from(canary)]), 'xlsx-named-csv'],
    ['utf16.csv', Buffer.from(`\uFEFFa,${canary}`, 'utf16le'), 'unknown-encoding'],
    ['binary.csv', Buffer.from([0x61, 0x81, 0x20, 0xff]), 'unknown-encoding'],
    ['open.csv', `a,b\n1,2\n3,"${canary}\n4,5\n`, 'stray-quote', '3'],
    ['stray.csv', `a,b\n1,2\n${canary}"x,2\n`, 'stray-quote', '3'],
    ['after.csv', `a,b\n"${canary}"x,2\n`, 'stray-quote', '2'],
  ])('%s', async (name, bytes, reason, found) => {
    await expectRefusal(await save(name, bytes), reason, found)
  })

  it('a workbook that is another zip', async () => {
    const bytes = await writeWorkbook([['a']]).toBuffer()
    const renamed = Buffer.from(bytes.toString('latin1').replaceAll('xl/workbook', 'xx/workbook'), 'latin1')
    await expectRefusal(await save('other.xlsx', renamed), 'broken-xlsx')
  })

  it('a missing file', async () => {
    await expectRefusal(join(folder, 'nowhere.csv'), 'no-such-file')
    await expectRefusal(join(await save('file', 'x'), 'below.csv'), 'no-such-file')
  })

  it('a folder', async () => {
    const path = join(folder, 'folder.csv')
    await mkdir(path)
    await expectRefusal(path, 'is-folder')
  })
})

async function expectRefusal(file: string, reason: Reason, found?: string): Promise<void> {
  const failure: unknown = await readFacilityTable(file).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ code: 'bad-input' })
  expect(failure).toHaveProperty('detail', { reason, where: file, ...(found !== undefined && { found }) })
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(canary)
  expect(failure).not.toHaveProperty('cause')
}
