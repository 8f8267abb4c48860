import type { FailureRecord } from './failure.ts'

/** What is done to the world: 発行申請, 発行申請のキャンセル, 証明書の失効, 更新 of 電子証明書申請情報編集画面. */
export type Act = 'apply' | 'cancel' | 'revoke' | 'edit'

/** Where an item stands (contract.md). `uncertain`: it was about to be pressed, or was, and the portal's table has not settled it. */
export type ItemState = 'planned' | 'uncertain' | 'submitted' | 'skipped' | 'failed'

/** The four values of an application that its facility may choose and change (004 §2.1, §2.3). */
export interface Particulars {
  readonly contactName: string
  readonly terminalName: string
  readonly email: string
  readonly phone: string
}

/** How a row is told from the others: リクエストID where it has one, else 申請日 and the names. */
export interface RowAddress {
  readonly requestId: string | null
  readonly appliedOn: string | null
  readonly contactName: string | null
  readonly terminalName: string | null
}

/** An application that is meant. `facilityName` and `category`, and `email` and `phone` where they are known, are what must stand prefilled. */
export type Application = Pick<Particulars, 'contactName' | 'terminalName'> & {
  readonly facilityName: string
  readonly category: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** What is meant, before anything is pressed. */
export type Intent =
  | ({ readonly act: 'apply' } & Application)
  | { readonly act: 'cancel' | 'revoke'; readonly row: RowAddress; readonly reason: string | null }
  | { readonly act: 'edit'; readonly row: RowAddress; readonly change: Partial<Particulars> }

/** パスワード初期化 of one account of the オンライン資格確認等システム, by the master account or by the one that resets it (002 p7 … 10). */
export interface PasswordReset {
  readonly act: 'reset-password'
  readonly userId: string
  readonly as: AccountRole
}

/** As whom somebody logs in there: マスタアカウント, or マスタアカウントリセット用アカウント. */
export type AccountRole = 'master' | 'reset'

/** One intent in the journal; the key is its identity, two items may be equal in all else. What is meant is a deed at the portal, where nothing else is said. */
export interface JournalItem<Meant extends Intent | PasswordReset = Intent> {
  readonly key: string
  /** The plan it belongs to; null for a row's operation. */
  readonly planId: string | null
  readonly facilityCode: string
  readonly intent: Meant
  readonly state: ItemState
  /** リクエストID of the row that settled it; null while the portal shows none. */
  readonly requestId: string | null
  /** Yen that this item costs once submitted: 1,500 for an application, else 0. */
  readonly fee: number
  /** Yen for the notice that is mailed after it: 753 for an application, else 0. */
  readonly postage: number
  /** How often it was about to be pressed. */
  readonly attempts: number
  readonly failure: FailureRecord | null
  /** ISO time of its last change. */
  readonly changedAt: string
}
