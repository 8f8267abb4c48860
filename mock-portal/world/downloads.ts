import type { DocumentFault } from '../contract.ts'
import type { Downloads } from '../document.ts'
import { fileOf } from '../documents/file.ts'
import { spoiled } from './faults.ts'
import { facilityBehind, record, type State } from './state.ts'

/** The documents behind the two tiles, and their files. */
export function downloadsOf(state: State, now: () => string): Downloads {
  const facilityOf = (session: string) => {
    const facility = facilityBehind(state.sessions, session)
    if (facility === null) throw new Error('documents for a session that is over')
    return facility
  }
  return {
    documents: (session, kind) => facilityOf(session).documents.filter((one) => one.kind === kind),
    download: async (session, documentId) => {
      const facility = facilityOf(session)
      const document = facility.documents.find(({ id }) => id === documentId)
      if (document === undefined) return null
      const whole = await fileOf(document, facility, state.contents.get(documentId))
      const file = { ...whole, bytes: asFound(whole.bytes, spoiled(state, facility.facilityCode)) }
      const detail = { documentId, fileName: file.name, bytes: file.bytes.length }
      record(state, now(), { what: 'download', facilityCode: facility.facilityCode, detail })
      return file
    },
  }
}

const errorPage = `<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>エラー</title></head>
<body><h1>システムエラーが発生しました</h1><p>しばらくしてから再度お試しください。</p></body></html>
`

function asFound(bytes: Uint8Array, how: DocumentFault['how'] | null): Uint8Array {
  if (how === 'truncated') return bytes.subarray(0, Math.floor(bytes.length / 2))
  if (how === 'html') return Buffer.from(errorPage)
  return how === 'empty' ? new Uint8Array() : bytes
}
