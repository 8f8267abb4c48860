import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Failure } from '../domain/failure.ts'

const sealed = z.object({ nonce: z.string(), data: z.string(), tag: z.string() })
const entry = sealed.extend({ version: z.string() })
const recipe = z.object({
  name: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.string().min(16),
})
const format = z.object({
  todokeVault: z.literal(1),
  key: recipe,
  check: sealed,
  entries: z.record(z.string(), entry),
})

/** The vault as it stands on disk: codes, names and versions are readable, values are sealed. */
export type VaultContent = z.infer<typeof format>
export type VaultEntry = z.infer<typeof entry>

/** A content, and the mark of the very file it was read from; another mark means other content. */
export interface VaultReading {
  readonly mark: string
  readonly content: VaultContent
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Any error of the file system as what it means here. */
export const unreadable = (file: string, error: unknown): Failure =>
  error instanceof Failure
    ? error
    : new Failure(
        'vault-missing',
        { reason: 'vault-not-accessible', where: file, found: error instanceof Error ? error.message : String(error) },
        error,
      )

/** Reads the vault, or gives back `known` when the file has not changed; null when there is none, `Failure('vault-missing')` when it is not a vault. */
export async function readVault(file: string, known: VaultReading | null): Promise<VaultReading | null> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true })
    const mark = `${ino} ${size} ${mtimeNs}`
    if (known?.mark === mark) return known
    const { data } = format.safeParse(parsed(await readFile(file, 'utf8')))
    if (data === undefined) throw new Failure('vault-missing', { reason: 'vault-damaged', where: file })
    return { mark, content: data }
  } catch (error) {
    if (isMissing(error)) return null
    throw unreadable(file, error)
  }
}

const flushed = async (path: string, flags: string, text: string | null): Promise<void> => {
  const handle = await open(path, flags, 0o600)
  try {
    if (text !== null) await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Replaces the vault in one step: whatever is cut, the file is the old one or the new one. The caller holds the lock. */
export async function writeVault(file: string, content: VaultContent): Promise<void> {
  const next = `${file}.next`
  try {
    await rm(next, { force: true }) // left by a process that was cut: sealed values only
    await flushed(next, 'wx', `${JSON.stringify(content, null, 1)}\n`)
    await rename(next, file)
    if (process.platform !== 'win32') await flushed(dirname(file), 'r', null) // a folder cannot be opened there
  } catch (error) {
    throw unreadable(file, error)
  }
}
