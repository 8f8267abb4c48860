import { deflateSync } from 'node:zlib'
import type { PdfFont } from './fonts.ts'
import { paper, type Box, type Page, type PlacedText } from './paper.ts'

/** The bytes of a PDF with these pages, in one font that is not in the file; throws for a sign that the font's encoding does not have. */
export function writePdf(pages: readonly Page[], font: PdfFont, title: string): Buffer {
  const first = 4 + font.objects.length
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`)
  return fileOf([
    text('<< /Type /Catalog /Pages 2 0 R >>'),
    text(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`),
    text(`<< /Title ${utf16String(title)} /Producer (SVF for PDF) >>`),
    ...font.objects.map((object) => text(object)),
    ...pages.flatMap((page, at) => [text(pageObject(first + 2 * at + 1)), contentStream(page, font)]),
  ])
}

function pageObject(content: number): string {
  const { width, height } = paper
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 4 0 R >> >> /Contents ${content} 0 R >>`
}

function contentStream({ texts, boxes }: Page, font: PdfFont): Buffer {
  const drawn = [...boxes.map(boxOperators), ...texts.map((one) => textOperators(one, font))]
  const packed = deflateSync(text(drawn.join('\n')))
  const head = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([text(head), packed, text('\nendstream')])
}

function boxOperators({ x, y, width, height }: Box): string {
  return `0.5 w ${x} ${y} ${width} ${height} re S`
}

function textOperators({ x, y, size, text }: PlacedText, font: PdfFont): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${font.string(text)} Tj ET`
}

function fileOf(objects: readonly Buffer[]): Buffer {
  const head = text('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
  const numbered = objects.map((object, at) => Buffer.concat([text(`${at + 1} 0 obj\n`), object, text('\nendobj\n')]))
  const lines: string[] = []
  let offset = head.length
  for (const object of numbered) {
    lines.push(`${String(offset).padStart(10, '0')} 00000 n \n`)
    offset += object.length
  }
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${offset}\n%%EOF\n`
  return Buffer.concat([head, ...numbered, text(table + trailer)])
}

function utf16String(words: string): string {
  return `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`
}

function text(latin: string): Buffer {
  return Buffer.from(latin, 'latin1')
}
