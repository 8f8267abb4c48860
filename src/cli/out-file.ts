import { open, rename, rm, stat } from 'node:fs/promises'
import { Failure } from '../domain/failure.ts'

/** Throws `Failure('bad-input')`, naming the option, when the file is there already: an export must not quietly replace another. */
export async function refuseToReplace(file: string, where = '--out'): Promise<void> {
  const there = await stat(file).catch(() => null)
  if (there !== null) throw new Failure('bad-input', { reason: 'file-exists', where, found: file })
}

/** Writes a file that only its owner can read, whole or not at all; a folder that is missing or closed is `Failure('bad-input')`. */
export async function writePrivately(file: string, bytes: Uint8Array, where = '--out'): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Failure('bad-input', { reason: 'file-not-written', where, found: file }, error)
  }
}
