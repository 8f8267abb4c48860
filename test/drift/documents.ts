import type { DocumentKind, MockDocument } from '../../mock-portal/contract.ts'
import type { PageName } from './oracle/places.ts'

const form = { font: 'rksj', runs: 'row', brokenLabels: false, pages: 'one', wrap: 'pdf', zipPassword: null } as const

const words = [
  'オンライン資格確認等システムユーザ設定情報',
  'オンライン資格確認等システム登録内容変更のお知らせ',
] as const

const dateAt = (place: number): string => new Date(Date.UTC(2026, 2, 3 + 11 * place)).toISOString().slice(0, 10)

const documentAt = (kind: DocumentKind, place: number): MockDocument => {
  const environment = kind === 'grant-decision' ? null : place % 3 === 1 ? '接続確認環境' : '本番環境'
  const name = environment === null ? '交付決定通知書' : `${environment.slice(0, 1)}_${words[place % 4 === 2 ? 1 : 0]}`
  return {
    id: `${kind === 'grant-decision' ? 'd' : 'c'}${place}`.padEnd(32, '0'),
    kind,
    content: kind === 'grant-decision' ? kind : place % 4 === 2 ? 'change-notice' : 'user-settings',
    fileName: `${name}.${place % 5 === 4 ? 'zip' : 'pdf'}`,
    enrolment: place % 2 === 0 ? '新規' : '変更',
    environment,
    importedOn: dateAt(place === 8 ? 6 : place),
    form,
    settings: null,
  }
}

/** More documents than fit on two pages, no two with the same date but for two that nobody can tell apart: what is read beside another link shows. */
export const documents: MockDocument[] = (['master-account', 'grant-decision'] as const).flatMap((kind) =>
  Array.from({ length: 23 }, (_, place) => documentAt(kind, place)),
)

/** How many stand on a page of a list, by skin; the second is saved. */
const lengths: Readonly<Record<string, number>> = { default: 10, other: 5 }

const listed = (kind: DocumentKind, skin: string): object => {
  const length = lengths[skin] ?? 0
  const own = documents.filter((each) => each.kind === kind)
  const written = (date: string): string => (skin === 'other' ? date.replaceAll('-', '/') : date)
  const files = own.slice(length, 2 * length).map(({ fileName, environment, importedOn }) => ({
    words: fileName,
    beside: { environment: environment ?? '', importedOn: written(importedOn) },
  }))
  return { files, range: { from: length + 1, to: 2 * length, of: own.length } }
}

const each = (kind: DocumentKind): object => ({ default: listed(kind, 'default'), other: listed(kind, 'other') })

/** What the lists must give; each skin has pages of its own length, and its own way to write a date. */
export const ofDocuments: Readonly<Partial<Record<PageName, object>>> = {
  'master-account-list': each('master-account'),
  'grant-decision-list': each('grant-decision'),
}
