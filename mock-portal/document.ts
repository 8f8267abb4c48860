/** The tile behind which a document lies: マスタアカウント情報ダウンロード or 交付決定通知書ダウンロード. */
export type DocumentKind = 'master-account' | 'grant-decision'

/** What オンライン資格確認等システムユーザ設定情報 says, as it is to be read from it. */
export interface UserSettings {
  /** 本番環境 or 接続確認環境. */
  readonly environment: string
  readonly facilityCode: string
  readonly facilityName: string
  readonly userId: string
  readonly userName: string
  readonly initialPassword: string
  /** ISO date; printed as YYYY年MM月DD日. */
  readonly passwordExpiresOn: string
  readonly resetUserId: string
}

/** How the file of a document is made. */
export interface DocumentForm {
  /** A font that is not in the file, by the encoding of its texts: 90ms-RKSJ-H, UniJIS-UTF16-H, Identity-H over Adobe-Japan1. */
  readonly font: 'rksj' | 'utf16' | 'adobe-japan1'
  /** Label and value in one text, each in its own, or each sign in its own. */
  readonly runs: 'row' | 'cell' | 'sign'
  /** The longer labels stand on two lines of their cells; not where `runs` is 'row'. */
  readonly brokenLabels: boolean
  /** The table on one page, on the second behind a letter, or over both. */
  readonly pages: 'one' | 'letter' | 'split'
  /** The PDF itself, or the old portal's zip: with names in UTF-8, in CP932 without a sign of it, or with a password. */
  readonly wrap: 'pdf' | 'zip' | 'zip-cp932' | 'zip-zipcrypto' | 'zip-aes'
  /** What opens the last two. */
  readonly zipPassword: string | null
}

/** A document of a facility, as its list shows it. */
export interface MockDocument {
  /** 32 hex digits: the `sys_id` in its addresses. */
  readonly id: string
  readonly kind: DocumentKind
  readonly content: 'user-settings' | 'change-notice' | 'grant-decision'
  readonly fileName: string
  /** 申請区分. */
  readonly enrolment: string
  /** 本番環境 or 接続確認環境; null for a 交付決定通知書. */
  readonly environment: string | null
  /** 決定通知書取込日, ISO date. */
  readonly importedOn: string
  readonly form: DocumentForm
  /** Null for what is no ユーザ設定情報. */
  readonly settings: UserSettings | null
}

/** A file as it is downloaded. */
export interface MockFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** What a portal gives of its documents. */
export interface Downloads {
  /** The documents behind a tile, in the order of the page. Throws when the session is void: ask `facilityOf` first. */
  documents(session: string, kind: DocumentKind): readonly MockDocument[]
  /** A document's file, as it is downloaded: one line of the ledger. Null for an id that is not this facility's. Throws when the session is void. */
  download(session: string, documentId: string): Promise<MockFile | null>
}
