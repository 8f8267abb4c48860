/** What some bytes are, whatever their name says. */
export type Kind = 'empty' | 'pdf' | 'zip' | 'page' | 'other'

const looked = 1_024

/** Tells by the first bytes alone: an error page may come under the name of a PDF. */
export function kindOf(bytes: Uint8Array): Kind {
  if (bytes.length === 0) return 'empty'
  const head = asLatin(bytes.subarray(0, looked))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  if (/<(!doctype\s+html|html|head|body)\b/i.test(head)) return 'page'
  return head.includes('%PDF-') ? 'pdf' : 'other'
}

/** True of a PDF that has its end: a reader that mends a cut one would read half of it as if it were all. */
export function isWhole(bytes: Uint8Array): boolean {
  const head = asLatin(bytes.subarray(0, looked))
  const tail = asLatin(bytes.subarray(-2 * looked))
  const end = tail.lastIndexOf('%%EOF')
  const said = /startxref\s+(\d+)\s*$/.exec(tail.slice(0, Math.max(end, 0)))?.[1]
  if (said === undefined) return false
  const at = Number(said) + Math.max(head.indexOf('%PDF-'), 0)
  const isTable = /^\s*(xref|\d+\s+\d+\s+obj)\b/.test(asLatin(bytes.subarray(at, at + 64)))
  // One made for the web has an end near its beginning too, and says how long it is.
  const length = /\/Linearized\b[^>]*\/L\s+(\d+)/.exec(head)?.[1]
  return isTable && (length === undefined || bytes.length >= Number(length))
}

function asLatin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
