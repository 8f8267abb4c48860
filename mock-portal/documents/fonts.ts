import type { DocumentForm } from '../document.ts'
import { adobeJapan1 } from './adobe-japan1.ts'
import { cp932 } from './cp932.ts'

/** MS-Gothic as a PDF names it without carrying it. Its objects stand from number 4 on. */
export interface PdfFont {
  readonly objects: readonly string[]
  /** A text as a PDF string in this font's encoding, as Latin-1 letters; throws for a sign that the encoding does not have. */
  readonly string: (text: string) => string
}

/** The fonts by their encodings. */
export const pdfFonts: Readonly<Record<DocumentForm['font'], PdfFont>> = {
  rksj: { objects: gothic('90ms-RKSJ-H', '231 389 500 631 631 500'), string: (text) => literal(cp932(text)) },
  utf16: {
    objects: gothic('UniJIS-UTF16-H', '1 94 500 327 389 500'),
    string: (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  },
  'adobe-japan1': {
    objects: gothic('Identity-H', '231 389 500 631 631 500'),
    string: (text) => `<${adobeJapan1(text).toString('hex')}>`,
  },
}

function gothic(encoding: string, halfWidths: string): readonly string[] {
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /MS-Gothic /Encoding /${encoding} /DescendantFonts [5 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Gothic /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> /DW 1000 /W [${halfWidths}] /FontDescriptor 6 0 R >>`,
    '<< /Type /FontDescriptor /FontName /MS-Gothic /Flags 5 /FontBBox [0 -137 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 709 /StemV 80 >>',
  ]
}

function literal(bytes: Buffer): string {
  return `(${bytes.toString('latin1').replaceAll(/[\\()]/g, '\\$&')})`
}
