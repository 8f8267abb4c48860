import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a run has written or said. */
export interface Written {
  readonly path: string
  readonly bytes: Buffer
}

/** Every file of a home. */
export async function filesUnder(home: string): Promise<readonly Written[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })))
}

/** Where one of the secrets stands, and in which form; throws when there is nothing to search. */
export function leaksIn(searched: readonly Written[], secrets: readonly string[]): string[] {
  if (searched.length === 0 || secrets.includes('')) throw new Error('nothing to search, or to search for')
  return secrets
    .flatMap(formsOf)
    .flatMap(([form, sought]) =>
      searched.filter(({ bytes }) => bytes.includes(sought)).map(({ path }) => `${path}: a secret as ${form}`),
    )
}

/** The ways in which a text may stand in a file. */
export function formsOf(secret: string): [string, Buffer][] {
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const texts: Readonly<Record<string, string>> = {
    raw: secret,
    folded: secret.replaceAll(/\s+/g, ' '),
    JSON: JSON.stringify(secret).slice(1, -1),
    'JSON twice': JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    'in single quotes': secret.replaceAll("'", "''"),
    URL: encodeURIComponent(secret),
    form: new URLSearchParams({ x: secret }).toString().slice(2),
    HTML: html,
    base64: Buffer.from(secret).toString('base64').replaceAll('=', ''),
    base64url: Buffer.from(secret).toString('base64url'),
    hex: Buffer.from(secret).toString('hex'),
  }
  const sixteen = Buffer.from(secret, 'utf16le')
  return [
    ...Object.entries(texts).map(([form, text]): [string, Buffer] => [form, Buffer.from(text)]),
    ['UTF-16', sixteen],
    ['UTF-16, big end first', Buffer.from(sixteen).swap16()],
  ]
}
