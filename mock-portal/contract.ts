import type { FastifyInstance } from 'fastify'
import type { Fault, RequestName } from './fault.ts'

export type { Fault, RequestName, ScreenFault, TransportFault } from './fault.ts'

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
  readonly category: string
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
  applications: MockApplication[]
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

/** What 申請状況照会 shows, faults applied and words already labelled: a skin draws exactly this, in this order. Cells may hold line breaks and markup characters. */
export interface ListView {
  readonly facilityName: string
  readonly facilityCode: string
  readonly headings: readonly string[]
  /** Which column is 操作, whatever it is called now; -1 when a fault has dropped it. */
  readonly operationsAt: number
  readonly rows: readonly {
    /** One for each heading; '' in the column of 操作. */
    readonly cells: readonly string[]
    readonly operations: readonly {
      readonly word: string
      readonly operation: 'detail' | 'cancel' | 'revoke'
      readonly applicationId: string
    }[]
  }[]
  readonly alert: string | null
}

/** What 電子証明書申請情報編集画面 shows (004 §2.3). */
export interface DetailView {
  readonly application: MockApplication
  readonly account: { readonly name: string; readonly phone: string; readonly email: string }
  /** True only for 発行済み: 「更新」 exists. */
  readonly editable: boolean
  readonly alert: string | null
}

export interface MockNotice {
  readonly title: string
  readonly number: string
  readonly views: number
  readonly age: string
}

/** The one state behind every skin: in memory, deterministic from a seed. A skin draws; it decides nothing. */
export interface World {
  /** Today in the mock, ISO date. */
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
  raFacility(raSession: string): MockFacility | null
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
  /** 0 (default) takes free ports. A number is the portal's; RA, post and the control API take the next three. */
  readonly port?: number
  /** Milliseconds since 1970, for TOTP and the ledger's times; default: the clock. */
  readonly now?: () => number
}

/** What the control may change of a facility. */
type Changeable = 'password' | 'locked' | 'mustReset' | 'secondFactor' | 'totpSecret' | 'mailCode' | 'applications'

/** A running mock on 127.0.0.1. `control` is the same as the control API over HTTP, for tests in this process. */
export interface MockPortal {
  readonly origins: Origins
  /** The portal's top page: `TODOKE_PORTAL_URL`. */
  readonly portalUrl: string
  /** Base of the control API. */
  readonly controlUrl: string
  readonly control: {
    reset(): void
    truth(): readonly MockFacility[]
    ledger(): readonly LedgerLine[]
    setFaults(faults: readonly Fault[]): void
    update(facilityCode: string, change: Partial<Pick<MockFacility, Changeable>>): void
    /** How many requests of a name came in since the last reset, by facility when known. */
    requests(name: RequestName, facilityCode?: string): number
  }
  close(): Promise<void>
}
