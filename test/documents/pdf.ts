import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import type { TextRun } from '../../src/domain/printed-text.ts'

/** How a PDF names its letters: Shift_JIS codes, UTF-16, or numbers of glyphs with a table of what they mean. None has its font in it. */
export type Lettering = 'rksj' | 'unijis' | 'identity'

interface Made {
  readonly lettering: Lettering
  /** Without it nobody can open the document. */
  readonly userPassword?: string
  /** Quarter turns of the page, undone by the viewer. */
  readonly rotated?: boolean
}

const height = 842

/** A PDF that shows these runs, written by hand. */
export function makePdf(runs: readonly TextRun[], { lettering, userPassword, rotated = false }: Made): Buffer {
  const glyphs = glyphsOf(runs)
  const key = userPassword === undefined ? null : encryptionOf(userPassword)
  const pages = Math.max(1, ...runs.map(({ page }) => page))
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number => objects.push(Buffer.from(body as string, 'latin1'))
  const stream = (text: string): void => {
    const number = objects.length + 1
    const bytes = Buffer.from(text, 'latin1')
    const data = key ? rc4(objectKey(key.key, number), bytes) : bytes
    add(Buffer.concat([Buffer.from(`<< /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]))
  }
  const first = 5
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = Array.from({ length: pages }, (_, at) => `${first + 1 + at * 2} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`)
  add(fontOf(lettering))
  add(descendantOf(lettering))
  stream(toUnicode(glyphs))
  for (let page = 1; page <= pages; page++) {
    const at = objects.length + 1
    const turn = rotated ? '/MediaBox [0 0 842 595] /Rotate 90' : '/MediaBox [0 0 595 842]'
    add(`<< /Type /Page /Parent 2 0 R ${turn} /Resources << /Font << /F1 3 0 R >> >> /Contents ${at + 1} 0 R >>`)
    stream(
      contentOf(
        runs.filter((run) => run.page === page),
        lettering,
        glyphs,
        rotated,
      ),
    )
  }
  if (key) add(key.dictionary)
  return assembled(objects, key ? `/Encrypt ${objects.length} 0 R /ID [<${key.id}> <${key.id}>]` : '')
}

function assembled(objects: readonly Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1')]
  const offsets: number[] = []
  const sizeOf = (): number => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [at, body] of objects.entries()) {
    offsets.push(sizeOf())
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'))
  }
  const start = sizeOf()
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function fontOf(lettering: Lettering): string {
  const encoding = { rksj: '90ms-RKSJ-H', unijis: 'UniJIS-UTF16-H', identity: 'Identity-H' }[lettering]
  const table = lettering === 'identity' ? '/ToUnicode 5 0 R' : ''
  return `<< /Type /Font /Subtype /Type0 /BaseFont /MS-Gothic /Encoding /${encoding} /DescendantFonts [4 0 R] ${table} >>`
}

function descendantOf(lettering: Lettering): string {
  const narrow = { rksj: '231 632 500', unijis: '1 230 500', identity: '1 95 500' }[lettering]
  const ordering = lettering === 'identity' ? '(Identity) /Supplement 0' : '(Japan1) /Supplement 2'
  return `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Gothic /CIDSystemInfo << /Registry (Adobe) /Ordering ${ordering} >> /DW 1000 /W [${narrow}] /FontDescriptor << /Type /FontDescriptor /FontName /MS-Gothic /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 769 /StemV 78 >> >>`
}

type Glyphs = ReadonlyMap<string, number>

// Latin letters first: their widths stand in one range.
function glyphsOf(runs: readonly TextRun[]): Glyphs {
  const letters = new Set(runs.flatMap(({ text }) => Array.from(text)))
  const wide = [...letters].filter((letter) => !/[\u0020-\u007E]/.test(letter))
  return new Map([
    ...Array.from({ length: 95 }, (_, at): [string, number] => [String.fromCodePoint(32 + at), at + 1]),
    ...wide.map((letter, at): [string, number] => [letter, 200 + at]),
  ])
}

const hex = (number: number): string => number.toString(16).padStart(4, '0')

function toUnicode(glyphs: Glyphs): string {
  const lines = [...glyphs].map(([letter, glyph]) => `<${hex(glyph)}> <${utf16(letter)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) => lines.slice(at * 100, at * 100 + 100))
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

function written(text: string, lettering: Lettering, glyphs: Glyphs): string {
  if (lettering === 'rksj') return iconv.encode(text, 'CP932').toString('hex')
  if (lettering === 'unijis') return utf16(text)
  return Array.from(text)
    .map((letter) => hex(glyphs.get(letter) ?? 0))
    .join('')
}

function contentOf(runs: readonly TextRun[], lettering: Lettering, glyphs: Glyphs, rotated: boolean): string {
  const lines = runs.map(({ text, left, baseline, size }) => {
    const place = rotated ? `0 1 -1 0 ${baseline} ${left}` : `1 0 0 1 ${left} ${height - baseline}`
    return `BT /F1 ${size} Tf ${place} Tm <${written(text, lettering, glyphs)}> Tj ET`
  })
  return lines.join('\n')
}

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const md5 = (...parts: readonly Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()
const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)

// The standard handler of PDF 1.1: RC4 of 40 bits.
function encryptionOf(userPassword: string): { key: Buffer; id: string; dictionary: string } {
  const id = Buffer.from('todoke documents')
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(userPassword))
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(-4)
  const key = md5(padded(userPassword), owner, permissions, id).subarray(0, 5)
  const user = rc4(key, padding)
  const dictionary = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`
  return { key, id: id.toString('hex'), dictionary }
}

function objectKey(key: Buffer, number: number): Buffer {
  return md5(key, Buffer.from([number & 255, number >> 8, 0, 0, 0])).subarray(0, 10)
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at)
  const swap = (one: number, other: number): void => {
    const kept = state[one] ?? 0
    state[one] = state[other] ?? 0
    state[other] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + (state[i] ?? 0)) & 255
      swap(i, j)
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0)
    }),
  )
}
