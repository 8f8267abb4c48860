import type { AccountSheet } from './contract.ts'

/** アカウント設定情報 as a PDF of one page: its text in a font that is not embedded, as systems of this kind write it. */
export function settingsPdf(sheet: AccountSheet, say: (word: string) => string): Buffer {
  const { facilityCode, facilityName, userId, userName, roleName, password, passwordExpiresOn } = sheet
  const lines: readonly (readonly [string, string])[] = [
    ['医療機関等コード', facilityCode],
    ['医療機関等名', facilityName],
    ['ユーザID', userId],
    ['ユーザ名', userName],
    ['権限区分', roleName],
    ['パスワード', password],
    ['パスワード有効期限', passwordExpiresOn.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')],
  ]
  const texts = [
    text(200, 780, 18, say('アカウント設定情報')),
    ...lines.flatMap(([word, value], place) => [
      text(70, 730 - place * 24, 11, say(word)),
      text(230, 730 - place * 24, 11, value),
    ]),
    text(70, 540, 9, say('※重要な情報が記載されていますので、取扱いに注意し大切に保管願います。')),
  ]
  return written([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(`BT\n${texts.join('\n')}\nET`),
    '<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N-Regular /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N-Regular /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /KozMinPr6N-Regular /Flags 6 /FontBBox [-437 -340 1147 1317] /ItalicAngle 0 /Ascent 1317 /Descent -349 /CapHeight 742 /StemV 80 >>',
  ])
}

function text(x: number, y: number, size: number, words: string): string {
  const code = Array.from({ length: words.length }, (_, at) => words.charCodeAt(at).toString(16).padStart(4, '0'))
  return `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${code.join('')}> Tj`
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function written(objects: readonly string[]): Buffer {
  let body = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}${trailer}`,
    'latin1',
  )
}
