import type { DocumentKind, MockDocument } from '../../contract.ts'
import { attachmentHref } from '../attachment.ts'
import type { Sight, Widget } from '../widget.ts'
import { words } from '../widget.ts'

/** What the portal calls the documents behind a tile. */
interface Table {
  readonly list: string
  readonly page: string
  readonly title: string
  readonly name: string
  readonly columns: readonly Column[]
}

interface Column {
  readonly heading: string
  readonly cell: (document: MockDocument) => string
}

const enrolment: Column = { heading: '申請区分', cell: (document) => document.enrolment }
const importedOn: Column = { heading: '決定通知書取込日', cell: (document) => document.importedOn }
const environment: Column = { heading: '本番環境/接続確認環境', cell: (document) => document.environment ?? '' }

const tables: Readonly<Record<DocumentKind, Table>> = {
  'master-account': {
    list: 'master_account_list',
    page: 'master_account',
    title: 'オンライン資格確認マスタアカウント情報管理',
    name: 'マスタアカウント情報',
    columns: [enrolment, environment, importedOn],
  },
  'grant-decision': {
    list: 'grant_decision_list',
    page: 'grant_decision',
    title: '交付決定通知書ダウンロード',
    name: '交付決定通知書',
    columns: [enrolment, importedOn],
  },
}

/** The address of the list behind a tile. */
export const documentListHref = (kind: DocumentKind): string => `?id=${tables[kind].list}`

const pageSize = 10

const kindShown = ({ query }: Sight): DocumentKind =>
  query['id']?.startsWith('grant_decision') === true ? 'grant-decision' : 'master-account'

const documentsShown = (sight: Sight): readonly MockDocument[] => {
  const { world, visitor } = sight
  return visitor.session === null ? [] : world.documents(visitor.session, kindShown(sight))
}

const rowOf = (document: MockDocument, { page, columns }: Table) => ({
  name: document.fileName,
  href: `?id=${page}&table=x_ssk_${page}&sys_id=${document.id}`,
  cells: columns.map(({ cell }) => cell(document)),
})

const listPage = (sight: Sight, page: number) => {
  const table = tables[kindShown(sight)]
  const { say } = sight.visitor
  const all = documentsShown(sight)
  const from = (page - 1) * pageSize
  const rows = all.slice(from, from + pageSize)
  return {
    waiting: false,
    words: words(sight.visitor, { home: 'ホーム', title: table.title, none: '表示するデータがありません。' }),
    headings: [table.name, ...table.columns.map(({ heading }) => heading)].map(say),
    rows: rows.map((document) => rowOf(document, table)),
    page,
    pages: Array.from({ length: Math.ceil(all.length / pageSize) }, (_, at) => at + 1),
    range: `${from + 1}~${from + rows.length} 件目 / ${all.length} 件`,
  }
}

/** A paged list of documents; first drawn without a row. */
export const documentList: Widget = {
  name: 'document-list',
  controller: 'documentListWidget',
  request: 'documents',
  early: (sight) => ({ waiting: true, words: words(sight.visitor, { title: tables[kindShown(sight)].title }) }),
  data: (sight) => listPage(sight, 1),
  act: (sight, { page }) => listPage(sight, Number(page)),
}

const documentPage = (sight: Sight) => {
  const { name, title, list, columns } = tables[kindShown(sight)]
  const { visitor, query } = sight
  const found = documentsShown(sight).find(({ id }) => id === query['sys_id'])
  return {
    waiting: false,
    words: words(visitor, {
      home: 'ホーム',
      attachments: '添付ファイル',
      title,
      missing: 'レコードが見つかりません。',
    }),
    listHref: `?id=${list}`,
    document:
      found === undefined
        ? null
        : drawn(found, [{ heading: name, cell: ({ fileName }) => fileName }, ...columns], visitor.say),
  }
}

const drawn = (document: MockDocument, columns: readonly Column[], say: (word: string) => string) => ({
  title: document.fileName.replace(/\.\w+$/, ''),
  fileName: document.fileName,
  href: attachmentHref(document),
  // On the record's page 本番環境/接続確認環境 stands before 申請区分, in the list behind it.
  fields: [
    columns[0],
    ...columns.slice(1).toSorted((one, other) => Number(other === environment) - Number(one === environment)),
  ]
    .filter((column) => column !== undefined)
    .map(({ heading, cell }) => ({ label: say(heading), value: cell(document) })),
})

/** One document: its file as 添付ファイル, and what the portal knows of it in fields that cannot be changed. */
export const documentRecord: Widget = {
  name: 'document',
  request: 'document',
  early: () => ({ waiting: true }),
  data: documentPage,
}
