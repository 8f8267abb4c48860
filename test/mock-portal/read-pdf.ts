import { inflateSync } from 'node:zlib'

/** Every text of a PDF that this mock wrote in 90ms-RKSJ-H or UniJIS-UTF16-H, in the order in which it is drawn. */
export function textsOf(pdf: Buffer): readonly string[] {
  const latin = pdf.toString('latin1')
  const streams = [...latin.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, packed = '']) =>
    inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'),
  )
  const strings = streams.flatMap((stream) => [...stream.matchAll(/(?:\(((?:\\[\s\S]|[^\\()])*)\)|<([\da-f]+)>) Tj/g)])
  return strings.map(([, literal = '', hex]) => (hex === undefined ? read(literal) : readHex(hex)))
}

function read(literal: string): string {
  return new TextDecoder('shift_jis').decode(Buffer.from(literal.replaceAll(/\\([\\()])/g, '$1'), 'latin1'))
}

function readHex(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}
