import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wishColumns } from '../../src/domain/wish-columns.ts'
import { readWishes } from '../../src/intake/wish-table.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'todoke-wishes-'))
})
afterAll(() => rm(folder, { recursive: true }))

const save = async (name: string, bytes: string | Uint8Array): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, bytes)
  return file
}
const read = async (csv: string) => readWishes(await save('wishes.csv', csv))
const problems = async (csv: string) =>
  (await read(csv)).findings.map(({ key, kind, column, severity }) => [key, kind, column, severity])

const japanese = 'メールアドレス,備考,端末名称等,医療機関等コード,担当部署/担当者名,電話番号'
const line = 'a@b.example,至急,髙橋１号機 ,0140000019,受付①,0112345678'
const wished = {
  key: 'L2',
  facilityCode: '0140000019',
  terminalName: '髙橋１号機',
  contactName: '受付①',
  phone: '0112345678',
  email: 'a@b.example',
}

describe('a file of wishes', () => {
  it.each([
    ['UTF-8', Buffer.from(`${japanese}\r\n${line}\r\n`)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${japanese}\n${line}`)],
    ['CP932', iconv.encode(`${japanese}\r\n${line}\r\n`, 'CP932')],
  ])('in %s is read as it stands', async (_, bytes) => {
    expect(await readWishes(await save('wishes.csv', bytes))).toEqual({ wishes: [wished], findings: [] })
  })

  it('may be a workbook whose codes are text', async () => {
    const rows = [japanese, line].map((each) => each.split(',').map((value) => ({ value, type: String, format: '@' })))
    expect(await readWishes(await save('wishes.xlsx', await writeWorkbook(rows).toBuffer()))).toEqual({
      wishes: [wished],
      findings: [],
    })
  })

  it.each(Object.entries(wishColumns))('has %s under either name, in any order', async (english, word) => {
    const names = japanese.split(',').map((name) => (name === word ? ` ${english.toUpperCase()} ` : name))
    expect(await read(`${names.join(',')}\n${line}`)).toEqual({ wishes: [wished], findings: [] })
  })

  it('needs neither phone nor e-mail, and may leave them blank', async () => {
    const blank = { ...wished, phone: null, email: null }
    expect((await read('facilityCode,terminalName,contactName\n0140000019,髙橋１号機,受付①')).wishes).toEqual([blank])
    expect((await read(`${japanese}\n,,髙橋１号機,0140000019,受付①`)).wishes).toEqual([blank])
  })

  it('counts lines as an editor does, blank ones included', async () => {
    const { wishes } = await read(`${japanese}\n\n${line}\n,,,,,\n${line}`)
    expect(wishes.map(({ key }) => key)).toEqual(['L3', 'L5'])
  })

  it('takes full-width digits for a code', async () => {
    expect((await read(`${japanese}\n${line.replace('0140000019', '０１４０００００１９')}`)).wishes).toEqual([wished])
  })
})

describe('a bad file of wishes', () => {
  it('is told of every bad line, with column and what is wrong', async () => {
    const csv = [
      'facilityCode,terminalName,contactName',
      ',診察室,受付',
      '140000019,,',
      '01400000I9,診察室,受付',
      '0140000019,診察室,受付,x',
      '0140000019',
    ]
    expect(await problems(csv.join('\n'))).toEqual([
      ['L2', 'missing-value', 'facilityCode', 'error'],
      ['L3', 'missing-value', 'terminalName', 'error'],
      ['L3', 'missing-value', 'contactName', 'error'],
      ['L3', 'code-length', 'facilityCode', 'error'],
      ['L4', 'code-digits', 'facilityCode', 'error'],
      ['L5', 'too-many-cells', 'contactName', 'error'],
      ['L6', 'too-few-cells', 'terminalName', 'error'],
    ])
  })

  it('keeps its sound lines apart', async () => {
    const { wishes, findings } = await read(`${japanese}\n${line.replace('0140000019', '1')}\n${line}`)
    expect(wishes.map(({ key }) => key)).toEqual(['L3'])
    expect(findings).toMatchObject([{ key: 'L2', kind: 'code-length', found: '1' }])
  })

  it('has numbers where a spreadsheet has eaten the zeros, or may have', async () => {
    const rows = [
      ['facilityCode', 'terminalName', 'contactName', 'phone'],
      [140000019, '診察室', '受付', 312345678],
      [1311234569, 1, '受付', ''],
    ]
    const { findings, wishes } = await readWishes(await save('numbers.xlsx', await writeWorkbook(rows).toBuffer()))
    expect(wishes).toEqual([])
    expect(findings).toMatchObject([
      { key: 'L2', kind: 'number-not-text', column: 'facilityCode', found: '140000019' },
      { key: 'L2', kind: 'number-not-text', column: 'phone', found: '312345678' },
      { key: 'L3', kind: 'number-not-text', column: 'facilityCode', found: '1311234569' },
    ])
  })

  it.each([
    ['facilityCode,terminalName\n0140000019,診察室', [['L1', 'missing-column', 'contactName', 'error']]],
    [
      'facilityCode,terminalName,contactName,端末名称等\n0140000019,a,b,c',
      [['L1', 'duplicate-column', 'terminalName', 'error']],
    ],
    [japanese, [['L1', 'no-lines', null, 'error']]],
    [
      '\n\n',
      [
        ['L1', 'missing-column', 'facilityCode', 'error'],
        ['L1', 'missing-column', 'terminalName', 'error'],
        ['L1', 'missing-column', 'contactName', 'error'],
      ],
    ],
  ])('of %j is told so', async (csv, wanted) => {
    expect(await problems(csv)).toEqual(wanted)
  })

  it('that is no table is refused by name', async () => {
    await expect(readWishes(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ detail: { reason: 'no-such-file' } })
    await expect(readWishes(await save('wishes.txt', line))).rejects.toMatchObject({
      detail: { reason: 'unknown-extension' },
    })
  })
})
