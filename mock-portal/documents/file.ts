import type { MockDocument, MockFile } from '../document.ts'
import { qualificationIdentity } from '../world/qualification-identity.ts'
import { pdfFonts } from './fonts.ts'
import { changeNoticePages, grantDecisionPages } from './others.ts'
import { signBySign, type Page } from './paper.ts'
import { writePdf } from './pdf.ts'
import { userSettingsPages } from './user-settings.ts'
import { zipOf } from './zip.ts'

/** Whose document it is. */
interface Owner {
  readonly facilityCode: string
  readonly name: string
}

/** The file of a document, made anew each time it is asked for; `own` are bytes that somebody has put in its place. */
export async function fileOf(document: MockDocument, owner: Owner, own?: Uint8Array): Promise<MockFile> {
  const { fileName: name, form } = document
  const type = name.endsWith('.zip') ? 'application/zip' : 'application/pdf'
  if (own !== undefined) return { name, type, bytes: own }
  const bytes = pdfOf(document, owner)
  if (form.wrap === 'pdf') return { name, type, bytes }
  const files = [trialOf(document, owner), { name: name.replace(/zip$/, 'pdf'), type: 'application/pdf', bytes }]
  return { name, type, bytes: await zipOf(files, form, document.importedOn) }
}

/** The second file of a zip: the same for the 接続確認環境, with other accounts. */
function trialOf(document: MockDocument, owner: Owner): MockFile {
  const { masterUserId: userId, resetUserId, initialPassword } = qualificationIdentity(owner, '接続確認環境 0')
  const { settings } = document
  if (settings === null) throw new Error('a zip without ユーザ設定情報')
  const trial = { ...settings, environment: '接続確認環境', userId, resetUserId, initialPassword }
  const name = document.fileName.replace(/^本/, '接').replace(/zip$/, 'pdf')
  return { name, type: 'application/pdf', bytes: pdfOf({ ...document, settings: trial }, owner) }
}

function pdfOf(document: MockDocument, owner: Owner): Buffer {
  const { font, runs } = document.form
  const pages = pagesOf(document, owner)
  const drawn = runs === 'sign' ? pages.map((page) => ({ ...page, texts: signBySign(page.texts) })) : pages
  return writePdf(drawn, pdfFonts[font], document.fileName.replace(/\.\w+$/, ''))
}

function pagesOf(document: MockDocument, owner: Owner): readonly Page[] {
  const { content, settings, form } = document
  if (settings !== null) return userSettingsPages(settings, form)
  return content === 'grant-decision' ? grantDecisionPages(document, owner) : changeNoticePages(document, owner)
}
