import type { FastifyInstance, FastifyRequest } from 'fastify'

/** 権限区分: マスタアカウント, マスタアカウントリセット用アカウント, 管理者, 一般利用者. */
export type QualificationRole = 'master' | 'reset' | 'admin' | 'general'

/** An account of the オンライン資格確認等システム. */
export interface QualificationAccount {
  readonly facilityCode: string
  readonly userId: string
  userName: string
  readonly role: QualificationRole
  password: string
  /** The next login is asked for another password first: after a reset, and for who has never logged in. */
  mustChange: boolean
  /** ISO date; from the day after it the password must be changed first. */
  passwordExpiresOn: string
  locked: boolean
  failedLogins: number
  /** How often its password was reset since the start. */
  resets: number
}

/** Why a login leads to パスワード変更 first. */
export type ChangeReason = 'first' | 'expired'

export type QualificationLogin =
  | { readonly outcome: 'in'; readonly session: string; readonly mustChange: ChangeReason | null }
  | { readonly outcome: 'rejected' | 'locked' | 'other-terminal' }

/** Who is logged in. */
export interface QualificationVisitor {
  readonly userId: string
  readonly userName: string
  readonly role: QualificationRole
  readonly facilityName: string
  readonly mustChange: ChangeReason | null
}

/** What アカウント管理（更新） searches by: 権限区分 as a role (null: 全て), the beginning of a ユーザID, a part of a ユーザ名; and which page of the list, from 1. */
export interface AccountSearch {
  readonly role: QualificationRole | null
  readonly userId: string
  readonly userName: string
  readonly page: number
}

/** One page of the accounts found, faults applied and words already labelled: a skin draws exactly this, in this order. */
export interface AccountListView {
  readonly headings: readonly string[]
  /** Which column is ユーザID, whatever it is called now; -1 when a fault has dropped it. */
  readonly userIdAt: number
  readonly rows: readonly { readonly userId: string; readonly cells: readonly string[] }[]
  readonly total: number
  /** Number of the first row of this page, from 1; 0 without rows. */
  readonly first: number
  readonly page: number
  readonly pages: number
  readonly alert: string | null
}

/** What アカウント情報 shows, words already labelled. */
export interface AccountDetailView {
  readonly userId: string
  readonly userName: string
  readonly roleName: string
  readonly stateName: string
  readonly passwordExpiresOn: string
  /** Whether this visitor may reset this password: else 「パスワード初期化」 is not there. */
  readonly resettable: boolean
  readonly alert: string | null
}

/** What アカウント設定情報 (the download) holds. */
export interface AccountSheet {
  readonly facilityCode: string
  readonly facilityName: string
  readonly userId: string
  readonly userName: string
  readonly roleName: string
  readonly password: string
  /** ISO date. */
  readonly passwordExpiresOn: string
}

/** The screens of the system that may open with a native alert() that nobody expects. */
export type QualificationAlertPlace = 'q-door' | 'q-menu' | 'q-condition' | 'q-search' | 'q-detail' | 'q-reset'

/** A named request of the qualification system: start page, login screen, login, パスワード変更, メニュー, search screen, list, アカウント情報, 更新, the reset (which commits), 「パスワード表示」, 「ダウンロード」, the last 「OK」, logout. */
export type QualificationRequest =
  | 'q-start'
  | 'q-door'
  | 'q-login'
  | 'q-renew'
  | 'q-menu'
  | 'q-condition'
  | 'q-search'
  | 'q-detail'
  | 'q-update'
  | 'q-reset'
  | 'q-show'
  | 'q-download'
  | 'q-ok'
  | 'q-logout'

/** The system behind its screens. A skin draws; it decides nothing. Every function but `login` takes the session's value, and all but `visitor`, `label` and `alertAt` throw when it is void: ask `visitor` first. */
export interface QualificationWorld {
  /** A label as a skin must write it now; the session says for whom, null for everyone. */
  label(word: string, session: string | null): string
  /** `terminalOf`: the facility whose certificate the terminal has shown. */
  login(userId: string, password: string, terminalOf: string | null): QualificationLogin
  /** Null when the session is void. */
  visitor(session: string): QualificationVisitor | null
  /** パスワード変更. The sentence with which it is refused, or null when it is done. */
  changePassword(session: string, entry: { current: string; fresh: string; again: string }): string | null
  /** What this visitor may choose as 権限区分, in order; 全て is null. */
  roles(session: string): readonly { readonly role: QualificationRole | null; readonly name: string }[]
  search(session: string, search: AccountSearch): AccountListView
  /** Null for an account that this visitor does not see. */
  detail(session: string, userId: string): AccountDetailView | null
  /** 更新 of the ユーザ名. False when it was not allowed. */
  update(session: string, userId: string, userName: string): boolean
  /** パスワード初期化: the account has another password, as often as it is sent. Gives it, or null when it was not allowed. */
  reset(session: string, userId: string): string | null
  /** The password that this session has just set, as 「パスワード表示」 is pressed: a line of the ledger; null when there is none, or its 「OK」 was pressed. */
  show(session: string): string | null
  /** The same for 「ダウンロード」. */
  download(session: string): AccountSheet | null
  /** The 「OK」 that ends a reset: the password is not shown again. */
  finish(session: string): void
  logout(session: string): void
  /** The text of the native alert() with which a screen other than the list and アカウント情報 opens, or null; asked once for each drawing. */
  alertAt(session: string | null, at: Exclude<QualificationAlertPlace, 'q-search' | 'q-detail'>): string | null
}

/** How the qualification system looks: its routes, each with `config: { request: RequestName }`. `terminalOf` gives the facility of the certificate that a request came with. */
export type QualificationSkin = (
  app: FastifyInstance,
  world: QualificationWorld,
  terminalOf: (request: FastifyRequest) => string | null,
) => void

/** A certificate of a terminal, with its key plain and encrypted, and both in one file (PKCS#12). */
export interface ClientCertificate {
  /** PEM. */
  readonly certificate: string
  /** PEM, PKCS#8. */
  readonly key: string
  /** PEM, PKCS#8, encrypted with `passphrase`. */
  readonly encryptedKey: string
  /** Encrypted with `passphrase`. */
  readonly pfx: Buffer
  readonly passphrase: string
}

export interface QualificationCertificates {
  /** PEM of the authority that signed the server's certificate and the terminals'. */
  readonly authority: string
  /** The terminal of the first facility. */
  readonly good: ClientCertificate
  readonly expired: ClientCertificate
  /** Of another authority: what a person picks who picks the wrong one. */
  readonly otherAuthority: ClientCertificate
  readonly revoked: ClientCertificate
  /** The terminal of a facility. */
  of(facilityCode: string): ClientCertificate
}

export interface QualificationOptions {
  /** What becomes of somebody without a good certificate: 'page' (default) answers 400 with a page, as nginx does; 'handshake' ends the connection before a request is read. */
  readonly refusal?: 'page' | 'handshake'
  /** 0 (default) takes a free port. */
  readonly port?: number
}

/** The qualification system on its own TLS origin. */
export interface MockQualification {
  readonly origin: string
  /** Its start page: `TODOKE_QUALIFICATION_URL`. */
  readonly url: string
  readonly certificates: QualificationCertificates
}
