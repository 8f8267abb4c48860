import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { DownloadedDocument } from '../../flows/download-documents.ts'
import { flows } from '../../flows/index.ts'
import { keepFile } from '../documents/keep-file.ts'
import { readDocument } from '../documents/read-document.ts'
import type { DocumentItem } from '../domain/document-reports.ts'
import type { Facility } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import { importedOn, realEnvironment } from '../domain/listed-document.ts'
import type { DocumentKind, MasterAccount, UserSettings } from '../domain/user-settings.ts'
import { withAccount } from '../engine/account-visit.ts'
import { withLimit } from '../engine/watchdog.ts'
import { reportedFailure } from './reported.ts'
import type { Rooms } from './rooms.ts'
import { loginOf, visitOf } from './signing-in.ts'

/** A visit may take so many times the patience of one screen. */
const visitLimit = 20

/** What is wanted of each facility. */
export interface DocumentWish {
  readonly kind: DocumentKind
  /** A folder for the files; null: `documents` in the home, a folder for each facility. */
  readonly out: string | null
}

/** Downloads one facility's documents, keeps them, and reads what can be read. Throws `Failure` when nothing could be downloaded, or the signal's reason. */
export async function visitForDocuments(
  rooms: Rooms,
  facility: Facility,
  { wish, evidence }: { readonly wish: DocumentWish; readonly evidence: string },
  signal: AbortSignal,
): Promise<readonly DocumentItem[]> {
  const store = await rooms.store()
  const vault = await rooms.vault()
  const limit = visitLimit * rooms.settings.patience
  const documents = await withAccount(
    { store, vault, now: rooms.now, clock: rooms.clock, signal },
    facility,
    (account) =>
      withLimit(limit, signal, async (limited) => {
        const order = { login: loginOf(rooms, facility, account), kind: wish.kind }
        const visit = visitOf(rooms, facility, account, { evidence, signal: limited })
        return (await rooms.session()).visit(flows.downloadDocuments, order, visit)
      }),
  )
  const items: DocumentItem[] = []
  for (const document of documents) items.push(await take(rooms, facility, wish, document))
  return items
}

async function take(
  rooms: Rooms,
  facility: Facility,
  { kind, out }: DocumentWish,
  document: DownloadedDocument,
): Promise<DocumentItem> {
  const { facilityCode } = facility
  const { name, fileName, bytes } = document
  const file = await (out === null
    ? keepFile(join(rooms.settings.home, 'documents', facilityCode), fileName, bytes)
    : keepFile(out, `${facilityCode}_${fileName}`, bytes))
  const item = { ...itemOf(facility), file, name, importedOn: importedOn(document) }
  if (kind !== 'master-account') return item
  try {
    return { ...item, ...said(await read(rooms, facility, document, file)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    rooms.log.error('document not read', { facilityCode, file, code: error.code, ...error.detail })
    return { ...item, error: reportedFailure(error, rooms.settings.language) }
  }
}

// The initial password goes to the vault, and nowhere else.
async function read(
  rooms: Rooms,
  { facilityCode }: Facility,
  document: DownloadedDocument,
  file: string,
): Promise<UserSettings> {
  const vault = await rooms.vault()
  const password = (await vault.get(facilityCode, 'documentPassword'))?.secret ?? null
  const expected = { facilityCode, environment: realEnvironment, password }
  const { initialPassword, ...settings } = await readDocument(document.bytes, expected, await rooms.pdfReader())
  const sha256 = createHash('sha256').update(document.bytes).digest('hex')
  const account: MasterAccount = {
    ...settings,
    importedOn: importedOn(document),
    file,
    sha256,
    readAt: rooms.now(),
  }
  await vault.set([{ facilityCode, name: 'initialPassword', secret: initialPassword }])
  await (await rooms.store()).saveMasterAccount(account)
  return settings
}

/** A facility of which nothing was downloaded yet. */
export function itemOf({ facilityCode, name }: Pick<Facility, 'facilityCode' | 'name'>): DocumentItem {
  const nothing = { file: null, name: null, importedOn: null, error: null }
  const unsaid = { environment: null, userId: null, userName: null, resetUserId: null, passwordExpiresOn: null }
  return { facilityCode, facilityName: name, ...nothing, ...unsaid }
}

/** What a document says, as it is reported. */
export function said(settings: UserSettings): Omit<UserSettings, 'facilityCode' | 'facilityName'> {
  const { environment, userId, userName, resetUserId, passwordExpiresOn } = settings
  return { environment, userId, userName, resetUserId, passwordExpiresOn }
}
