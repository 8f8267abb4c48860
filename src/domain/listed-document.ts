import { readPrintedDate } from './calendar.ts'
import { Failure } from './failure.ts'
import { asWord } from './screen-text.ts'

/** A document as the portal lists it. */
export interface ListedDocument {
  readonly name: string
  /** As it stands beside the name; '' where nothing such does. */
  readonly environment: string
  /** 決定通知書取込日, as it stands there. */
  readonly importedOn: string
}

/** The environment whose accounts are used. */
export const realEnvironment = '本番環境'

/**
 * The newest 本番環境 ユーザ設定情報 by 決定通知書取込日, of equal ones the first in the list. Throws `document-missing` with what is listed instead, and `table-shape`
 * where only some of them tell a date: which is the newest is then not known, and an older one's password would be wrong.
 */
export function newestUserSettings<Listed extends ListedDocument>(listed: readonly Listed[]): Listed {
  const fitting = listed.filter((each) => isUserSettings(each) && isReal(each))
  const undated = fitting.filter((each) => importedOn(each) === null)
  if (undated.length > 0 && undated.length < fitting.length)
    throw new Failure('table-shape', { where: '決定通知書取込日', found: told(undated) })
  const [newest] = fitting.toSorted((one, other) => compare(other, one))
  if (newest) return newest
  throw new Failure('document-missing', {
    where: `${realEnvironment}の「オンライン資格確認等システムユーザ設定情報」`,
    found: listed.length === 0 ? '0 件' : told(listed),
  })
}

function told(listed: readonly ListedDocument[]): string {
  const lines = listed.map(({ name, environment, importedOn }) => [name, environment, importedOn].join(' ').trim())
  return lines.slice(0, 10).join(' / ')
}

/** 決定通知書取込日 as `YYYY-MM-DD`; null where it is blank or no date. */
export function importedOn({ importedOn: written }: ListedDocument): string | null {
  return readPrintedDate(written)
}

function isUserSettings({ name }: ListedDocument): boolean {
  const words = asWord(name)
  return /ユーザー?設定情報/.test(words) && !words.includes('お知らせ')
}

// Where the list does not tell, the name begins with it: 本_….
function isReal({ environment, name }: ListedDocument): boolean {
  return environment === '' ? asWord(name).startsWith('本') : asWord(environment) === realEnvironment
}

function compare(one: ListedDocument, other: ListedDocument): number {
  return (importedOn(one) ?? '').localeCompare(importedOn(other) ?? '')
}
