import type { MockDocument, MockFile } from '../document.ts'
import { pdfFonts } from './fonts.ts'
import { changeNoticePages, grantDecisionPages } from './others.ts'
import { signBySign, type Page } from './paper.ts'
import { writePdf } from './pdf.ts'
import { userSettingsPages } from './user-settings.ts'

/** Whose document it is. */
interface Owner {
  readonly facilityCode: string
  readonly name: string
}

/** The file of a document, made anew each time it is asked for. */
export async function fileOf(document: MockDocument, owner: Owner): Promise<MockFile> {
  return { name: document.fileName, type: 'application/pdf', bytes: pdfOf(document, owner) }
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
