import { Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'

/** A file out of a zip. */
export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const asked = { useWebWorkers: false, checkCrc32: true } as const
const mostEntries = 200
const mostBytes = 64 * 1_048_576

/** The PDFs in a zip, their names as they were given. Throws `document-unreadable` for one that is damaged, unpacks to too much, or asks for a password that is not there or not right. */
export async function pdfsIn(bytes: Uint8Array, password: Secret | null): Promise<readonly ZippedFile[]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), asked)
  try {
    const entries = await reader.getEntries()
    const named = entries.flatMap((entry) => (entry.directory ? [] : [{ entry, name: nameOf(entry) }]))
    const pdfs = named.filter(({ name }) => /\.pdf$/i.test(name) && !/(^|\/)(\._|__MACOSX\/)/.test(name))
    if (pdfs.length > mostEntries) throw tooLarge()
    const files: ZippedFile[] = []
    let left = mostBytes
    for (const { entry, name } of pdfs) {
      const unpacked = await unpack(entry, left, password)
      left -= unpacked.length
      files.push({ name, bytes: unpacked })
    }
    return files
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('document-unreadable', { reason: 'zip-damaged' }, error)
  } finally {
    await reader.close().catch(() => {}) // there is nothing to close of a damaged one
  }
}

// Without a mark for UTF-8 a name is in CP932: that is what Windows in Japan writes.
function nameOf({ rawFilename, filenameUTF8 }: FileEntry): string {
  return new TextDecoder(filenameUTF8 ? 'utf-8' : 'shift_jis').decode(rawFilename)
}

async function unpack(entry: FileEntry, most: number, password: Secret | null): Promise<Uint8Array> {
  if (entry.uncompressedSize > most) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  const sink = new WritableStream<Uint8Array>({
    write(part) {
      size += part.length
      if (size > most) throw tooLarge() // what it says of its size need not be true
      parts.push(part)
    },
  })
  const secret = password === null ? {} : { password: password.reveal() }
  await entry.getData(sink, { ...asked, ...secret }).catch((error: unknown) => {
    throw entry.encrypted ? lockedOr(error, password) : error
  })
  return Buffer.concat(parts)
}

// One wrong password in some hundred is only told by what comes out.
function lockedOr(error: unknown, password: Secret | null): unknown {
  if (error instanceof Failure) return error
  return unreadable(password === null ? 'document-locked' : 'document-password-wrong')
}

function tooLarge(): Failure {
  return new Failure('document-unreadable', {
    reason: 'document-too-large',
    expected: `${mostBytes / 1_048_576} MB`,
  })
}

function unreadable(reason: 'document-locked' | 'document-password-wrong'): Failure {
  return new Failure('document-unreadable', { reason })
}
