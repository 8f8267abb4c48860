import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a home in which one of the secrets stands, whatever it is written in; the vault's own file is not searched, nor what lies in these folders of it. */
export async function leaksIn(
  home: string,
  secrets: readonly string[],
  except: readonly string[] = [],
): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const own = [join(home, 'vault.json'), ...except.map((folder) => join(home, folder))]
  const searched = paths.filter((path) => !own.some((each) => path.startsWith(each)))
  if (searched.length === 0) throw new Error(`nothing to search in ${home}`)
  const found: string[] = []
  for (const path of searched) {
    const bytes = await readFile(path)
    if (secrets.some((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'))))
      found.push(path)
  }
  return found
}
