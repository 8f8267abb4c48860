import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Failure } from '../domain/failure.ts'

/** Who is to receive アカウント設定情報. */
export interface Receiver {
  /** Writes it under a name that is free, 0600, whole or not at all. Throws `bad-input`. */
  readonly take: (document: Uint8Array) => Promise<void>
  /** Where it lies; null while it has not come. */
  readonly file: () => string | null
}

/** Makes sure that the folder takes a file, before anything is reset. Throws `bad-input` when it does not. */
export async function receiverAt(
  folder: string,
  { facilityCode, userId }: { readonly facilityCode: string; readonly userId: string },
): Promise<Receiver> {
  const name = `${facilityCode}-${userId.replaceAll(/[^\w.-]/g, '_')}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => access(folder, constants.W_OK))
    .catch((error: unknown) => {
      throw new Failure('bad-input', { reason: 'file-not-written', where: '--out', found: folder }, error)
    })
  let file: string | null = null
  return {
    file: () => file,
    take: async (document) => {
      file = await written(folder, name, document)
    },
  }
}

async function written(folder: string, name: string, document: Uint8Array): Promise<string> {
  const unfinished = join(folder, `.${name}.${process.pid}.tmp`)
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(document)
      await handle.sync()
    } finally {
      await handle.close()
    }
    for (let number = 1; ; number++) {
      const file = resolve(folder, `${name}${number === 1 ? '' : ` (${number})`}.pdf`)
      if (await stat(file).catch(() => null)) continue
      await rename(unfinished, file)
      return file
    }
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Failure('bad-input', { reason: 'file-not-written', where: '--out', found: folder }, error)
  }
}
