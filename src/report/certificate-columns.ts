import type { Certificate, CertificatesReport, Renewal, UnreadFacility } from '../domain/reports.ts'
import type { Settings } from '../domain/settings.ts'

export type Language = Settings['language']

/** A line of the report: a certificate, or a facility of which nothing new is known, so that none is lost from sight. */
export interface ReportLine {
  readonly facilityCode: string
  readonly facilityName: string
  readonly readAt: string | null
  readonly certificate?: Certificate
  readonly unread?: UnreadFacility
}

/** One column of the report for people; `code` is text even where it looks like a number, `width` counts half-width characters. */
export interface Column {
  readonly ja: string
  readonly en: string
  readonly width: number
  readonly kind: 'text' | 'code' | 'date' | 'number'
  readonly value: (line: ReportLine, language: Language) => string | number | null | undefined
}

/** In the order in which a support desk asks: who, which terminal, until when, what to do; then the rest. */
export const certificateColumns: readonly Column[] = [
  { ja: '医療機関等コード', en: 'Facility code', width: 18, kind: 'code', value: (line) => line.facilityCode },
  { ja: '医療機関等名', en: 'Facility', width: 30, kind: 'text', value: (line) => line.facilityName },
  { ja: '端末名称等', en: 'Terminal', width: 28, kind: 'text', value: field('terminalName') },
  { ja: 'ステータス', en: 'Status', width: 14, kind: 'text', value: field('statusText') },
  { ja: '証明書有効期限', en: 'Expires on', width: 16, kind: 'date', value: field('expiresOn') },
  { ja: '残り日数', en: 'Days left', width: 10, kind: 'number', value: field('daysLeft') },
  { ja: '必要な手続き', en: 'What to do', width: 26, kind: 'text', value: renewalText },
  { ja: '担当部署/担当者名', en: 'Contact', width: 24, kind: 'text', value: field('contactName') },
  { ja: '申請日', en: 'Applied on', width: 12, kind: 'date', value: field('appliedOn') },
  { ja: '発行日', en: 'Issued on', width: 12, kind: 'date', value: field('issuedOn') },
  { ja: 'ダウンロード有効期限', en: 'Download by', width: 22, kind: 'date', value: field('downloadBy') },
  { ja: 'リクエストID', en: 'Request ID', width: 20, kind: 'code', value: field('requestId') },
  { ja: '追跡番号', en: 'Tracking number', width: 18, kind: 'code', value: field('trackingNumber') },
  { ja: '発送状況', en: 'Delivery', width: 16, kind: 'text', value: field('deliveryStatus') },
  { ja: '読取日時', en: 'Read at', width: 28, kind: 'text', value: (line) => line.readAt },
  { ja: '読み取れなかった理由', en: 'Why it was not read', width: 60, kind: 'text', value: unreadText },
]

const renewals = {
  ja: {
    'renew-now': '更新してください（端末で）',
    'not-yet': '更新はまだ先',
    'apply-anew': '新規申請が必要',
    none: '対応不要',
  },
  en: {
    'renew-now': 'renew on the terminal',
    'not-yet': 'too early to renew',
    'apply-anew': 'apply anew',
    none: 'nothing to do',
  },
} satisfies Record<Language, Record<Renewal, string>>

const notReadYet = { ja: 'まだ読み取っていません', en: 'not read yet' } satisfies Record<Language, string>

/** The lines of a report: its certificates, then the facilities that could not be read. */
export function linesOf({ certificates, unread }: CertificatesReport): readonly ReportLine[] {
  return [
    ...certificates.map((certificate) => ({ ...whose(certificate), readAt: certificate.readAt, certificate })),
    ...unread.map((facility) => ({ ...whose(facility), readAt: facility.lastReadAt, unread: facility })),
  ]
}

function whose({
  facilityCode,
  facilityName,
}: Certificate | UnreadFacility): Pick<ReportLine, 'facilityCode' | 'facilityName'> {
  return { facilityCode, facilityName }
}

function field(name: Exclude<keyof Certificate, 'operations'>): Column['value'] {
  return ({ certificate }) => certificate?.[name]
}

function renewalText({ certificate }: ReportLine, language: Language): string | null {
  return certificate === undefined ? null : renewals[language][certificate.renewal]
}

function unreadText({ unread }: ReportLine, language: Language): string | null {
  return unread === undefined ? null : (unread.error?.message ?? notReadYet[language])
}
