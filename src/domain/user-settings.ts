import type { Secret } from './secret.ts'

/** Which of the downloads behind the portal's tiles is wanted. */
export type DocumentKind = 'master-account' | 'grant-decision'

/** What オンライン資格確認等システムユーザ設定情報 says (002 p5), but for its secret; null where the document leaves a place blank. */
export interface UserSettings {
  /** 利用環境: 本番環境 or 接続確認環境. */
  readonly environment: string
  readonly facilityCode: string
  readonly facilityName: string | null
  /** ユーザID of the master account. */
  readonly userId: string
  readonly userName: string | null
  readonly resetUserId: string
  readonly passwordExpiresOn: string | null
}

/** The same with パスワード, the initial one: it is no longer valid after the first login. */
export interface ReadSettings extends UserSettings {
  readonly initialPassword: Secret
}

/** What the store keeps of one document. */
export interface MasterAccount extends UserSettings {
  /** 決定通知書取込日, as the portal's list had it. */
  readonly importedOn: string | null
  /** Where the file was kept. */
  readonly file: string
  /** Of the file, in hexadecimal. */
  readonly sha256: string
  /** ISO time with offset. */
  readonly readAt: string
}
