import type { ListView, MockApplication, MockFacility, ScreenFault } from '../contract.ts'
import { alertAt } from './faults.ts'
import { fullWidth, slashed } from './dates.ts'
import { randomOf, shuffled } from './random.ts'

type Row = ListView['rows'][number]
type Say = (word: string) => string

/** What a list is made of: whose, which applications, and the faults that stand. */
export interface ListParts {
  readonly seed: number
  readonly facility: MockFacility
  readonly applications: readonly MockApplication[]
  readonly faults: readonly ScreenFault[]
  readonly say: Say
}

/** One column: its heading, and its cell for an application in its place. */
interface Column {
  readonly heading: string
  readonly cell: (application: MockApplication, place: number) => string
}

const operations = '操作'
const blanks = ['\u3000', '\u00A0'] as const

/** 申請状況照会 with its columns in the manual's order, unless a fault says otherwise. */
export function listView({ seed, facility, applications, faults, say }: ListParts): ListView {
  const columns = columnsShown(seed, facility.facilityCode, faults, dateCell(applications, faults))
  return {
    facilityName: facility.name,
    facilityCode: facility.facilityCode,
    headings: columns.map(({ heading }) => say(heading)),
    operationsAt: columns.findIndex(({ heading }) => heading === operations),
    rows: applications.map((application, place) => ({
      cells: columns.map(({ cell }) => cell(application, place)),
      operations: operationsOf(application, say),
    })),
    alert: alertAt('list', faults),
  }
}

type DateField = 'appliedOn' | 'issuedOn' | 'expiresOn' | 'downloadBy'
type DateCell = (field: DateField) => Column['cell']

function allColumns(date: DateCell): readonly Column[] {
  return [
    { heading: '#', cell: (_, place) => String(place + 1) },
    { heading: '申請日', cell: date('appliedOn') },
    { heading: '担当部署/担当者名', cell: ({ contactName }) => contactName },
    { heading: '端末名称等', cell: ({ terminalName }) => terminalName },
    { heading: 'ステータス', cell: ({ status }) => status },
    { heading: 'リクエストID', cell: ({ requestId }) => requestId ?? '' },
    { heading: '発行日', cell: date('issuedOn') },
    { heading: '証明書有効期限', cell: date('expiresOn') },
    { heading: 'ダウンロード有効期限', cell: date('downloadBy') },
    { heading: operations, cell: () => '' },
  ]
}

function columnsShown(seed: number, code: string, faults: readonly ScreenFault[], date: DateCell): readonly Column[] {
  return faults.reduce<readonly Column[]>((columns, fault) => {
    if (fault.kind === 'reorder-columns') return shuffled(randomOf(seed, 'columns', code), columns)
    if (fault.kind === 'drop-column') return columns.filter(({ heading }) => heading !== fault.word)
    return columns
  }, allColumns(date))
}

function dateCell(applications: readonly MockApplication[], faults: readonly ScreenFault[]): DateCell {
  const has = (kind: ScreenFault['kind']): boolean => faults.some((fault) => fault.kind === kind)
  const unreadable = faults.find((fault) => fault.kind === 'unreadable-date')
  const spoilt = applications.find(({ expiresOn }) => expiresOn !== null) ?? applications[0]
  return (field) => (application, place) => {
    const spoiltField = spoilt?.expiresOn === null ? 'appliedOn' : 'expiresOn'
    if (unreadable !== undefined && application === spoilt && field === spoiltField) return unreadable.text
    const date = application[field]
    if (date === null) return has('blank-dates') ? (blanks[place % blanks.length] ?? '') : ''
    return has('full-width-dates') ? fullWidth(slashed(date)) : slashed(date)
  }
}

function operationsOf({ id: applicationId, ...application }: MockApplication, say: Say): Row['operations'] {
  const detail = { word: say('詳細/編集'), operation: 'detail', applicationId } as const
  if (mayCancel(application)) return [detail, { word: say('発行申請のキャンセル'), operation: 'cancel', applicationId }]
  if (mayRevoke(application)) return [detail, { word: say('証明書の失効'), operation: 'revoke', applicationId }]
  return [detail]
}

/** 発行申請のキャンセル exists only while 発行承認待ち. */
export function mayCancel({ status }: Pick<MockApplication, 'status'>): boolean {
  return status === '発行承認待ち'
}

/** 証明書の失効 and 更新 exist only for 発行済み. */
export function mayRevoke({ status }: Pick<MockApplication, 'status'>): boolean {
  return status === '発行済み'
}
