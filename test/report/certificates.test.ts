import { inflateRawSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Certificate, CertificatesReport } from '../../src/domain/reports.ts'
import { certificateWriters } from '../../src/report/certificates.ts'

const certificate: Certificate = {
  facilityCode: '0140000019',
  facilityName: '北国薬局',
  no: 1,
  appliedOn: '2023-06-07',
  contactName: '薬局長',
  terminalName: 'オンライン資格 確認用PC',
  status: 'issued',
  statusText: '発行済み',
  requestId: '000109020022911',
  issuedOn: '2023-06-07',
  expiresOn: '2026-09-07',
  downloadBy: '2023-12-04',
  operations: ['detail', 'revoke'],
  trackingNumber: '30100123454',
  deliveryStatus: 'お届け済み',
  daysLeft: 42,
  renewal: 'renew-now',
  readAt: '2026-07-27T02:00:00+09:00',
}

const error = { code: 'login-rejected', message: 'パスワードが違います', step: 'ログイン', evidence: null } as const
const report: CertificatesReport = {
  asOf: '2026-07-27',
  certificates: [certificate, { ...certificate, terminalName: null, expiresOn: null, daysLeft: null, renewal: 'none' }],
  unread: [
    { facilityCode: '1311234569', facilityName: 'さくら内科', lastReadAt: '2026-07-26T02:00:00+09:00', error },
    { facilityCode: '1330123454', facilityName: '髙橋歯科', lastReadAt: null, error: null },
  ],
  surplus: [],
}

const withTerminal = (terminalName: string): CertificatesReport => ({
  ...report,
  certificates: [{ ...certificate, terminalName }],
  unread: [],
})

const headings = [
  '医療機関等コード',
  '医療機関等名',
  '端末名称等',
  'ステータス',
  '証明書有効期限',
  '残り日数',
  '必要な手続き',
  '担当部署/担当者名',
  '申請日',
  '発行日',
  'ダウンロード有効期限',
  'リクエストID',
  '追跡番号',
  '発送状況',
  '読取日時',
  '読み取れなかった理由',
]

describe('csv', () => {
  it('is UTF-8 with a byte order mark and Windows line ends, for Excel', async () => {
    const bytes = await certificateWriters.csv(report, 'ja')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect((await text(report)).split('\r\n')).toHaveLength(6)
    expect((await text(report)).replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('has a line per certificate, blank where nothing stands, and one per facility that was not read', async () => {
    const [header, first, second, third, fourth] = parse(await text(report), { bom: true })
    expect(header).toEqual(headings)
    expect(first).toEqual([
      '0140000019',
      '北国薬局',
      'オンライン資格 確認用PC',
      '発行済み',
      '2026-09-07',
      '42',
      '更新してください（端末で）',
      '薬局長',
      '2023-06-07',
      '2023-06-07',
      '2023-12-04',
      '000109020022911',
      '30100123454',
      'お届け済み',
      '2026-07-27T02:00:00+09:00',
      '',
    ])
    expect(second?.slice(2, 7)).toEqual(['', '発行済み', '', '', '対応不要'])
    expect(third?.filter((cell) => cell !== '')).toEqual([
      '1311234569',
      'さくら内科',
      '2026-07-26T02:00:00+09:00',
      'パスワードが違います',
    ])
    expect(fourth?.filter((cell) => cell !== '')).toEqual(['1330123454', '髙橋歯科', 'まだ読み取っていません'])
  })

  it('speaks English when asked to, leaving what was read as it is', async () => {
    const [header, first] = parse(await text(report, 'en'), { bom: true })
    expect(header?.slice(0, 3)).toEqual(['Facility code', 'Facility', 'Terminal'])
    expect(first).toContain('renew on the terminal')
    expect(first).toContain('発行済み')
  })

  it.each(['=HYPERLINK("http://x")', '@SUM(A1)', '+cmd|x', '-2+A1', '＝1+A1', '－ＰＣ', '\t=1+A1'])(
    'has %j read as text, not calculated',
    async (terminalName) => {
      const [, line] = parse(await text(withTerminal(terminalName)), { bom: true })
      expect(line?.[2]).toBe(`'${terminalName}`)
    },
  )

  it.each(['-', '-1', '+81-3-1234-5678', '(03) 1234-5678', '1-2', 'a=b', '改行,"引用"\nあり'])(
    'leaves %j as it is',
    async (terminalName) => {
      const [, line] = parse(await text(withTerminal(terminalName)), { bom: true })
      expect(line?.[2]).toBe(terminalName)
    },
  )

  it('leaves negative days as they are', async () => {
    const over = { ...report, certificates: [{ ...certificate, daysLeft: -1 }] }
    const [, line] = parse(await text(over), { bom: true })
    expect(line?.[5]).toBe('-1')
  })
})

describe('xlsx', () => {
  it('has codes as text with their zeros, dates as dates, days as numbers', async () => {
    const [header, first, second] = await rows(report)
    expect(header).toEqual(headings)
    expect(first).toEqual([
      '0140000019',
      '北国薬局',
      'オンライン資格 確認用PC',
      '発行済み',
      new Date('2026-09-07T00:00:00Z'),
      42,
      '更新してください（端末で）',
      '薬局長',
      new Date('2023-06-07T00:00:00Z'),
      new Date('2023-06-07T00:00:00Z'),
      new Date('2023-12-04T00:00:00Z'),
      '000109020022911',
      '30100123454',
      'お届け済み',
      '2026-07-27T02:00:00+09:00',
      null,
    ])
    expect(second?.slice(2, 7)).toEqual([null, '発行済み', null, null, '対応不要'])
  })

  it('ends with the facilities that were not read', async () => {
    const lines = await rows(report)
    expect(lines).toHaveLength(5)
    expect(lines[3]?.filter((cell) => cell !== null)).toEqual([
      '1311234569',
      'さくら内科',
      '2026-07-26T02:00:00+09:00',
      'パスワードが違います',
    ])
    expect(lines[4]?.at(-1)).toBe('まだ読み取っていません')
  })

  it.each(['=1+A1', "'quoted", '<b>&"髙﨑①', ' a  b ', '0012'])('keeps the text %j', async (terminalName) => {
    expect((await rows(withTerminal(terminalName)))[1]?.[2]).toBe(terminalName)
  })

  it('keeps the header in sight and has a width for each column, also when there is nothing to list', async () => {
    const bytes = await certificateWriters.xlsx({ ...report, certificates: [], unread: [] }, 'en')
    const sheet = sheetXml(bytes)
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet.match(/<col /g)).toHaveLength(headings.length)
    expect(await readSheet(Buffer.from(bytes))).toHaveLength(1)
  })
})

describe('json', () => {
  it('is the report itself', async () => {
    const text = new TextDecoder().decode(await certificateWriters.json(report))
    expect(JSON.parse(text)).toEqual(report)
    expect(text.endsWith('}\n')).toBe(true)
  })
})

async function text(from: CertificatesReport, language: 'ja' | 'en' = 'ja'): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await certificateWriters.csv(from, language))
}

async function rows(from: CertificatesReport, language: 'ja' | 'en' = 'ja') {
  return readSheet(Buffer.from(await certificateWriters.xlsx(from, language)), { trim: false })
}

function sheetXml(bytes: Uint8Array): string {
  const zip = Buffer.from(bytes)
  const name = 'xl/worksheets/sheet1.xml'
  const entry = zip.indexOf(name) - 30 // a zip's local header is 30 bytes long, then the name
  const start = entry + 30 + name.length + zip.readUInt16LE(entry + 28)
  return inflateRawSync(zip.subarray(start)).toString()
}
