/** A request as it is about to be sent. */
export interface Sent {
  readonly url: string
  readonly contentType: string
  readonly body: Buffer | null
}

/** The values of all fields of a request, in order: once for each way to decode it, since a form does not say in which letters it was written. */
export type Readings = readonly (readonly string[])[]

const form = 'application/x-www-form-urlencoded'
const letters = ['utf-8', 'shift_jis', 'euc-jp', 'iso-2022-jp'] as const

/** The field values that a request carries, those of its address included; null for a body that cannot be read, or that carries a file. */
export function readingsOf({ url, contentType, body }: Sent): Readings | null {
  const inAddress = pairs(new URL(url).search.slice(1))
  const inBody = body === null || body.length === 0 ? valuesOfNothing(contentType) : valuesIn(contentType, body)
  return inBody && inLetters([...inAddress, ...inBody])
}

// A form may be empty; of any other kind the browser does not give away what is sent.
function valuesOfNothing(contentType: string): Uint8Array[] | null {
  return ['', 'text/plain', form].includes(kindOf(contentType)) ? [] : null
}

function kindOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

function valuesIn(contentType: string, body: Buffer): Uint8Array[] | null {
  const kind = kindOf(contentType)
  if (kind === form) return pairs(body.toString('latin1'))
  if (kind === 'multipart/form-data') return parts(contentType, body.toString('latin1'))
  if (kind === 'application/json' || kind.endsWith('+json')) return leaves(body.toString())
  return null
}

function pairs(text: string): Uint8Array[] {
  const fields = text.split('&').filter((field) => field !== '')
  return fields.map((field) => unescaped(field.includes('=') ? field.slice(field.indexOf('=') + 1) : field))
}

function unescaped(text: string): Uint8Array {
  const plain = text.replaceAll('+', ' ')
  const bytes = plain.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

// A file that was chosen is not in what the browser gives away; a field for one that is empty does no harm.
function parts(contentType: string, text: string): Uint8Array[] | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const fields = text.split(`--${boundary}`).slice(1, -1)
  const carriesFile = fields.some((field) => /^content-disposition:.*filename\*?="?[^";\r]/im.test(headOf(field)))
  return carriesFile ? null : fields.map((field) => Buffer.from(field.slice(headOf(field).length + 4, -2), 'latin1'))
}

function headOf(part: string): string {
  return part.slice(0, part.indexOf('\r\n\r\n'))
}

function leaves(text: string): Uint8Array[] | null {
  try {
    return leavesOf(JSON.parse(text)).map((leaf) => Buffer.from(leaf))
  } catch {
    return null
  }
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${value}`] : []
}

function inLetters(values: readonly Uint8Array[]): Readings {
  return letters.flatMap((encoding) => {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    try {
      return [values.map((value) => decoder.decode(value))]
    } catch {
      return []
    }
  })
}
