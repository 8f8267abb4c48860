import iconv from 'iconv-lite'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js'
import { afterAll, describe, expect, it } from 'vitest'
import { openPdfReader } from '../../src/documents/pdf-reader.ts'
import { readDocument } from '../../src/documents/read-document.ts'
import { Failure } from '../../src/domain/failure.ts'
import { withoutRadicals, type TextRun } from '../../src/domain/printed-text.ts'
import { Secret } from '../../src/domain/secret.ts'
import { dice } from '../drift/page/dice.ts'
import { launch } from '../launch.ts'
import { arrangements, documentBy, labels, sheetBy, type Sheet } from './layouts.ts'
import { makePdf, type Lettering } from './pdf.ts'

const reader = openPdfReader()
afterAll(() => reader.close())

const facilityCode = '1311234569'
const password = 'geheim-7'

const sheetOf = (seed: number): Sheet & { readonly date: string } => ({
  ...sheetBy(dice(seed)),
  facilityCode,
  environment: '本番環境',
})

const drawn = (seed = 3, way: keyof typeof arrangements = 'pairs', change: Partial<Sheet> = {}): readonly TextRun[] =>
  documentBy(dice(seed), { ...sheetOf(seed), ...change }, way)

const plain = (change: Partial<Sheet> = {}): Buffer => makePdf(drawn(3, 'pairs', change), { lettering: 'identity' })

const read = (bytes: Uint8Array, secret: string | null = null) =>
  readDocument(
    bytes,
    { facilityCode, environment: '本番環境', password: secret === null ? null : new Secret(secret) },
    reader,
  ).then(
    ({ initialPassword, ...settings }) => ({ ...settings, initialPassword: initialPassword.reveal() }),
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error
      return error.detail.reason ?? `${error.code} ${error.detail.where}`
    },
  )

const whole = (sheet: Sheet & { readonly date: string }): Sheet => {
  const { date, ...rest } = sheet
  return date ? rest : sheet
}

describe.each<Lettering>(['rksj', 'unijis', 'identity'])(
  'a PDF whose font is not in it, lettered as %s',
  (lettering) => {
    it('is read in every arrangement, upright and turned', async () => {
      for (const way of Object.keys(arrangements) as (keyof typeof arrangements)[])
        for (const seed of [11, 12, 13]) {
          // Radicals are no letters of Shift_JIS.
          const runs = drawn(seed, way).map((run) =>
            lettering === 'rksj' ? { ...run, text: withoutRadicals(run.text) } : run,
          )
          const bytes = makePdf(runs, { lettering, rotated: seed === 12 })
          expect(await read(bytes), `${way} ${seed}`).toEqual(whole(sheetOf(seed)))
        }
    })
  },
)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

it('a PDF with its fonts in it is read, 髙 and 﨑 included', { timeout: 120_000 }, async () => {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const names = ['髙橋歯科医院 雀のお宿', '﨑山調剤薬局']
    const { date, ...sheet } = { ...sheetOf(5), facilityName: names[0] ?? '', userName: names[1] ?? '' }
    const texts: Record<string, string> = { ...sheet, passwordExpiresOn: date }
    const rows = Object.entries(labels).map(
      ([name, label]) => `<tr><th>${label}</th><td>${escaped(texts[name] ?? '')}</td></tr>`,
    )
    await page.setContent(
      `<h1>オンライン資格確認等システムユーザ設定情報</h1><style>td,th{border:1px solid;padding:4px;font:12px "Noto Sans CJK JP"}</style><p>☆オンライン資格確認等システム利用に関する情報</p><table>${rows.join('')}</table><p>※ 初回ログイン時、パスワードの変更を行ってください。</p>`,
    )
    expect(await read(await page.pdf())).toEqual(sheet)
  } finally {
    await browser.close()
  }
})

describe('what is no whole ユーザ設定情報', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'document-empty'],
    [
      'an error page',
      Buffer.from('\uFEFF\n<!DOCTYPE html><html><body>エラー %PDF-1.4</body></html>'),
      'document-is-page',
    ],
    ['a text', Buffer.from('Internal Server Error'), 'document-no-pdf'],
    ['a PDF in name only', Buffer.from('%PDF-1.4\nstartxref\n0\n%%EOF'), 'document-cut'],
    ['another facility’s', plain({ facilityCode: '1330123454' }), 'mismatch 医療機関等コード'],
    ['the other environment’s', plain({ environment: '接続確認環境' }), 'mismatch 利用環境'],
    ['one without text', makePdf([], { lettering: 'identity' }), 'document-without-text'],
    ['a notice', makePdf(noticed(), { lettering: 'unijis' }), 'document-other'],
  ])('%s is told as such', async (_, bytes, reason) => {
    expect(await read(bytes)).toBe(reason)
  })

  it('a PDF is cut wherever it was cut', async () => {
    const bytes = plain()
    const end = bytes.lastIndexOf('%%EOF')
    for (let share = 1; share < 24; share++)
      expect(await read(bytes.subarray(0, Math.floor((end * share) / 24)))).toBe('document-cut')
    expect(await read(bytes.subarray(0, end + 4))).toBe('document-cut')
    expect(await read(bytes.subarray(0, -1))).toEqual(whole(sheetOf(3)))
  })

  it('a PDF with damage inside ends no reading but its own', async () => {
    const bytes = plain()
    for (let at = 20; at < bytes.length; at += Math.ceil(bytes.length / 24))
      await read(Buffer.from(bytes).fill('x', at, at + 40))
    expect(await read(bytes)).toEqual(whole(sheetOf(3)))
  })

  it('a locked PDF asks for its password', async () => {
    const locked = makePdf(drawn(), { lettering: 'identity', userPassword: password })
    expect(await read(locked)).toBe('document-locked')
    expect(await read(locked, 'wrong')).toBe('document-password-wrong')
    expect(await read(locked, password)).toEqual(whole(sheetOf(3)))
  })
})

function noticed(): readonly TextRun[] {
  const lines = [
    'オンライン資格確認等システム登録内容変更のお知らせ',
    `医療機関等コード：${facilityCode}`,
    'ユーザ名：x',
  ]
  return lines.map((text, at) => ({ page: 1, text, left: 50, right: 500, baseline: 100 + at * 20, size: 10 }))
}

describe('the old portal’s zip', () => {
  it.each([
    ['open', {}, null],
    ['locked the old way', { password, zipCrypto: true }, password],
    ['locked by AES', { password, encryptionStrength: 3 }, password],
  ] as const)('%s is read, whatever its names are written in', async (_, options, secret) => {
    const names = ['本_オンライン資格確認等システムユーザ設定情報.pdf', '本_登録内容変更のお知らせ.pdf']
    for (const japanese of [false, true]) {
      const zip = await zipped(
        [
          [names[1] ?? '', makePdf(noticed(), { lettering: 'rksj' })],
          [`書類/${names[0]}`, plain()],
          [`書類/${names[0]}`.replace('本', '接'), plain({ environment: '接続確認環境' })],
        ],
        options,
        japanese,
      )
      expect(await read(zip, secret)).toEqual(whole(sheetOf(3)))
      if (secret === null) continue
      expect(await read(zip)).toBe('document-locked')
      expect(await read(zip, 'wrong')).toBe('document-password-wrong')
    }
  })

  it('a wrong password is told as such also where the old way does not notice it', { timeout: 120_000 }, async () => {
    const zip = await zipped([['a.pdf', plain()]], { password, zipCrypto: true }, false)
    for (let n = 0; n < 600; n++) expect(await read(zip, `wrong-${n}`)).toBe('document-password-wrong')
  })

  it.each([
    ['without a PDF', () => zipped([['read me.txt', Buffer.from('x')]], {}, false), 'zip-without-pdf'],
    ['that is empty', () => zipped([], {}, false), 'zip-without-pdf'],
    ['that is cut', async () => (await zipped([['a.pdf', plain()]], {}, false)).subarray(0, -30), 'zip-damaged'],
    [
      'that unpacks to too much',
      () => zipped([['a.pdf', Buffer.alloc(65 * 1_048_576)]], {}, false),
      'document-too-large',
    ],
    [
      'with nothing but a notice',
      () => zipped([['x.pdf', makePdf(noticed(), { lettering: 'rksj' })]], {}, false),
      'document-other',
    ],
    [
      'with two that differ',
      () =>
        zipped(
          [
            ['a.pdf', plain()],
            ['b.pdf', plain({ userId: '9876543' })],
          ],
          {},
          false,
        ),
      'zip-several',
    ],
    [
      'with only the other environment',
      () => zipped([['a.pdf', plain({ environment: '接続確認環境' })]], {}, false),
      'mismatch 利用環境',
    ],
  ])('one %s is told as such', async (_, make, reason) => {
    expect(await read(await make())).toBe(reason)
  })

  it('what it says of its sizes is not believed', async () => {
    const zip = Buffer.from(await zipped([['a.pdf', Buffer.alloc(66 * 1_048_576)]], {}, false))
    const central = zip.lastIndexOf('PK\u0001\u0002')
    zip.writeUInt32LE(1_000, central + 24)
    expect(['document-too-large', 'zip-damaged']).toContain(await read(zip))
  })
})

async function zipped(
  files: readonly (readonly [string, Uint8Array])[],
  options: ZipWriterConstructorOptions,
  japanese: boolean,
): Promise<Uint8Array> {
  const inJapanese = { useUnicodeFileNames: false, encodeText: (text: string) => iconv.encode(text, 'CP932') }
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    ...options,
    ...(japanese ? inJapanese : {}),
  })
  for (const [name, bytes] of files) await writer.add(name, new Uint8ArrayReader(bytes))
  return writer.close()
}
