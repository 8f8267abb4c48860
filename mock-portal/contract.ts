import type { FastifyInstance } from 'fastify'
import type { Control } from './control.ts'
import type { Downloads, MockDocument } from './document.ts'
import type { AlertPlace } from './fault.ts'
import type { ApplyAnswer, ApplyForm, ApplyView, RaDoor } from './form.ts'
import type {
  MockQualification,
  QualificationAlertPlace,
  QualificationOptions,
  QualificationSkin,
} from './qualification/contract.ts'
import type { DetailView, ListView } from './views.ts'
import type { QualificationIdentity } from './world/qualification-identity.ts'

export type { Control, MockBill, MockMail } from './control.ts'
export type { DocumentKind, MockDocument, MockFile } from './document.ts'
export type { AlertPlace, DocumentFault, Fault, FateFault, RequestName, ScreenFault, TransportFault } from './fault.ts'
export type { ApplyAnswer, ApplyForm, ApplyView, RaDoor } from './form.ts'
export type * from './qualification/contract.ts'
export type { DetailView, ListView } from './views.ts'

export interface MockApplication {
  /** Internal, never on a screen as text. */
  readonly id: string
  /** 発行承認待ち, 発行申請棄却, 発行済み, 失効済み, or the word of an `unknown-status` fault. */
  status: string
  /** ISO date. */
  appliedOn: string
  contactName: string
  terminalName: string
  email: string
  phone: string
  requestId: string | null
  commonName: string | null
  issuedOn: string | null
  expiresOn: string | null
  downloadBy: string | null
  trackingNumber: string | null
  deliveryStatus: string | null
  /** Events of the post's page, oldest first; place in kanji, `on` as it is printed there (2023/06/09 10:23). */
  postEvents: readonly {
    readonly on: string
    readonly history: string
    readonly office: string
    readonly prefecture: string
    readonly postalCode: string
  }[]
}

export interface MockFacility {
  readonly facilityCode: string
  readonly name: string
  /** 1 … 8, n, s: the sign before the colon of its 分類. */
  readonly category: string
  /** The telephone that the application form comes with. */
  readonly phone: string
  readonly loginId: string
  password: string
  /** Base32; set when the account has an authenticator. */
  totpSecret: string | null
  readonly secondFactor: 'off' | 'totp' | 'mail'
  /** The code that a mail would have brought. */
  readonly mailCode: string
  mustReset: boolean
  locked: boolean
  failedLogins: number
  /** What the master-account document says; the password in it is the initial one. */
  readonly qualification: QualificationIdentity
  applications: MockApplication[]
  documents: MockDocument[]
}

export type LoginOutcome =
  | { readonly outcome: 'in'; readonly session: string; readonly mustReset: boolean }
  | { readonly outcome: 'code'; readonly pending: string }
  | { readonly outcome: 'rejected' | 'locked' }

/** One line of the append-only ledger: everything that changed, and every login attempt. Secrets never. */
export interface LedgerLine {
  readonly number: number
  readonly at: string
  readonly what: string
  readonly facilityCode: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

export interface MockNotice {
  readonly title: string
  readonly number: string
  readonly views: number
  readonly age: string
}

/** The one state behind every skin: in memory, deterministic from a seed. A skin draws; it decides nothing. */
export interface World extends Downloads {
  /** Today in the mock, ISO date; it moves when the control lets days pass. */
  readonly today: string
  facilities(): readonly MockFacility[]
  notices(): readonly MockNotice[]
  /** A label as a skin must write it now: the word itself unless a `rename-label` fault stands. */
  label(word: string, facilityCode: string | null): string
  login(loginId: string, password: string): LoginOutcome
  enterCode(pending: string, code: string): LoginOutcome
  facilityOf(session: string): MockFacility | null
  endSession(session: string): void
  /** A one-time token for the RA; used once, then void. */
  issueToken(session: string): string
  /** The RA's own session, or null when the token is void. */
  redeemToken(token: string): string | null
  /** Null when the session is void, and when it came by the closed network's door to apply: the form alone says for whom. */
  raFacility(raSession: string): MockFacility | null
  /** By which door this session came; null when it is void. */
  raDoor(raSession: string): RaDoor | null
  /** The closed network's doors: 'apply' (/p/rcr; the form comes empty, whoever applies types everything) and 'revoke' (/p/rx; the list, for the facility whose terminal the control has named). The RA's session; null when no terminal is named. */
  enterDirectly(door: 'apply' | 'revoke'): string | null
  /** The input screen; with `entered`, as it stands after 「戻る」 or another 分類: these values, and the kind that goes with them. Throws when the session is void: ask `raDoor` first. */
  applyView(raSession: string, entered?: ApplyForm): ApplyView
  /** 「次へ」. Throws when the session is void. */
  askToApply(raSession: string, form: ApplyForm): ApplyAnswer
  /** 「申請」: the application is there, as often as it is sent. Null when it was refused. Throws when the session is void. */
  apply(raSession: string, form: ApplyForm): MockApplication | null
  /** The text of the native alert() with which a screen other than the list, the detail and the form opens, or null; asked once for each drawing. */
  alertAt(
    raSession: string,
    at: Exclude<AlertPlace, 'list' | 'detail' | 'apply-form' | QualificationAlertPlace>,
  ): string | null
  /** Throws when the session is void: ask `raFacility` first. */
  list(raSession: string): ListView
  detail(raSession: string, applicationId: string): DetailView | null
  /** 発行申請のキャンセル, only while 発行承認待ち: the row is no longer listed. False when it was not allowed. */
  cancel(raSession: string, applicationId: string): boolean
  /** 証明書の失効, only for 発行済み. False when it was not allowed. */
  revoke(raSession: string, applicationId: string): boolean
  /** 更新, only for 発行済み. False when it was not allowed. */
  edit(
    raSession: string,
    applicationId: string,
    change: Pick<MockApplication, 'contactName' | 'terminalName' | 'email' | 'phone'>,
  ): boolean
  /** null for a number that the post does not know, or no longer (about 60 days). */
  byTrackingNumber(digits: string): MockApplication | null
  record(what: string, facilityCode: string | null, detail?: LedgerLine['detail']): void
}

export interface Origins {
  readonly portal: string
  readonly ra: string
  readonly post: string
}

/** How one portal looks. Each of the three registers its routes on its own origin; every route has `config: { request: RequestName }`. */
export interface Skin {
  readonly name: string
  /** Path of the portal's top page; default `/csm`. */
  readonly topPath?: string
  /** The page of a `maintenance` fault, as HTML; default: a plain one with the same words. */
  maintenance?(until: string): string
  portal(app: FastifyInstance, world: World, origins: () => Origins, knobs: Knobs): void
  ra(app: FastifyInstance, world: World, origins: () => Origins): void
  post(app: FastifyInstance, world: World): void
  /** Default: the one here. */
  qualification?: QualificationSkin
}

export interface Knobs {
  /** Added to every response, milliseconds. */
  readonly latency: number
  /** Kilobytes of cacheable script that the portal's pages load and really execute, in several files. */
  readonly weight: number
}

export interface MockPortalOptions extends Partial<Knobs> {
  readonly seed?: number
  /** How many facilities; the first eleven or so are the cast of `todoke demo`, the rest are drawn from the seed. */
  readonly facilities?: number
  /** ISO date. */
  readonly today: string
  readonly skin?: Skin
  /** One more facility for each 分類 that neither the cast nor the seed has (4, 5, 6, 7, 8), after all others. */
  readonly allCategories?: boolean
  /** The server that takes the mock's mails; default: they stay in the outbox. */
  readonly smtp?: { readonly host: string; readonly port: number }
  /** 0 (default) takes free ports. A number is the portal's; RA, post and the control API take the next three. */
  readonly port?: number
  /** Milliseconds since 1970, for TOTP and the ledger's times; default: the clock. */
  readonly now?: () => number
}

/** A running mock on 127.0.0.1. `control` is the same as the control API over HTTP, for tests in this process. */
export interface MockPortal {
  readonly origins: Origins
  /** The portal's top page: `TODOKE_PORTAL_URL`. */
  readonly portalUrl: string
  /** Base of the control API. */
  readonly controlUrl: string
  readonly control: Control
  /** Opens the qualification system on an origin of its own, over TLS; it closes with the mock. Its certificates are made at the first call of a process. Rejects when the port is taken. */
  openQualification(options?: QualificationOptions): Promise<MockQualification>
  close(): Promise<void>
}
