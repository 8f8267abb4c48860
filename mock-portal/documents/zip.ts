import type { DocumentForm, MockFile } from '../document.ts'
import { cp932 } from './cp932.ts'

/** A zip as the old portal gave it out; the library is loaded when the first is wanted. `on` is the ISO date that its files bear. */
export async function zipOf(files: readonly MockFile[], form: DocumentForm, on: string): Promise<Uint8Array> {
  const { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js')
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, extendedTimestamp: false })
  const lastModDate = new Date(`${on}T10:00:00`)
  for (const { name, bytes } of files) {
    await writer.add(name, new Uint8ArrayReader(bytes), { lastModDate, ...namesAs(form), ...lockedBy(form) })
  }
  return writer.close()
}

function namesAs({ wrap }: DocumentForm) {
  if (wrap === 'zip') return {}
  // What packs on Windows writes CP932 and does not say so.
  return { useUnicodeFileNames: false, encodeText: (text: string) => Uint8Array.from(cp932(text)) }
}

function lockedBy({ wrap, zipPassword }: DocumentForm) {
  if (zipPassword === null) return {}
  return wrap === 'zip-aes'
    ? { password: zipPassword, encryptionStrength: 3 as const }
    : { password: zipPassword, zipCrypto: true }
}
