import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { keepFile } from '../documents/keep-file.ts'
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
  const name = `${facilityCode}-${userId}.pdf`
  await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => access(folder, constants.W_OK))
    .catch((error: unknown) => {
      throw new Failure('bad-input', { reason: 'file-not-written', where: '--out', found: folder }, error)
    })
  let file: string | null = null
  return {
    file: () => file,
    take: async (document) => {
      file = resolve(await keepFile(folder, name, document))
    },
  }
}
