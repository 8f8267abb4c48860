import type { Downloads } from '../document.ts'
import { fileOf } from '../documents/file.ts'
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
      const file = await fileOf(document, facility)
      const detail = { documentId, fileName: file.name, bytes: file.bytes.length }
      record(state, now(), { what: 'download', facilityCode: facility.facilityCode, detail })
      return file
    },
  }
}
