const reader = new TextDecoder('shift_jis', { fatal: true })
let known: ReadonlyMap<string, number> | null = null

/** The bytes of a text in CP932; throws a RangeError for a sign that it does not have. */
export function cp932(text: string): Buffer {
  return Buffer.from(cp932Codes(text).flatMap((code) => (code > 0xff ? [code >> 8, code & 0xff] : [code])))
}

/** The codes of a text's signs in CP932, of one byte or two; throws a RangeError for a sign that it does not have. */
export function cp932Codes(text: string): readonly number[] {
  known ??= readTable()
  const table = known
  return Array.from(text, (sign) => {
    const code = table.get(sign)
    if (code === undefined) throw new RangeError(`no ${sign} in CP932`)
    return code
  })
}

function readTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>()
  const add = (code: number, ...bytes: readonly number[]): void => {
    const sign = signOf(bytes)
    // Of several codes the first counts, but for the rows of IBM: a sign that stands there too is written so.
    if (sign !== null && (code >= 0xfa00 || !table.has(sign))) table.set(sign, code)
  }
  for (let code = 0x20; code <= 0xdf; code += 1) add(code, code)
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) add(lead * 0x100 + trail, lead, trail)
  }
  return table
}

function signOf(bytes: readonly number[]): string | null {
  try {
    const text = reader.decode(Uint8Array.from(bytes))
    return Array.from(text).length === 1 ? text : null
  } catch {
    return null
  }
}
