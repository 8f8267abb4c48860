import type { ApplicationRow } from './application-row.ts'
import type { Failure } from './failure.ts'
import type { Intent, Particulars, RowAddress } from './intent.ts'

/** What happened when the last button was pressed. */
export type Outcome =
  /** Surely nothing went out. */
  | { readonly kind: 'not-sent'; readonly failure: Failure }
  /** `accepted`: the success screen of the manual stood (発行申請成功, …); `found`: what stands there. */
  | { readonly kind: 'answered'; readonly status: number; readonly accepted: boolean; readonly found: string }
  /** It was sent, and nobody knows. */
  | { readonly kind: 'no-answer'; readonly reason: string }

/** The last screen of an intent, before its last button. */
export interface Prepared {
  /** Earlier applications that the pop-up names; null when it names none or there is no pop-up. */
  readonly earlier: number | null
  /** The fee of one certificate as the screens name it; null where they name none. */
  readonly fee: number | null
  /** What stands on the last screen, label to text, for the dry run and the journal. */
  readonly shown: Readonly<Record<string, string>>
  /**
   * Presses the last button once. `permit` is awaited at most once, after the paused request was found to be what was meant and before a byte of it is
   * sent; false: nothing is sent. Never throws once permit has answered true: what happened is the outcome. What `permit` itself throws passes through, with nothing sent.
   */
  press(permit: () => Promise<boolean>): Promise<Outcome>
}

/** One facility's desk at the portal while a visit lasts; a simulated one stands in its place in the histories. */
export interface Desk {
  /** 申請状況照会, read anew from the portal. */
  rows(): Promise<readonly ApplicationRow[]>
  /** What 電子証明書申請情報編集画面 says now; null when no row or more than one has this address. Asked for edits only. */
  particulars(row: RowAddress): Promise<Particulars | null>
  /**
   * Walks to the last screen of this intent and compares every prefilled and entered field with it; stands before the last button.
   * Throws `mismatch`, `not-allowed`, `element-missing`, …: nothing has been sent then.
   */
  prepare(intent: Intent): Promise<Prepared>
}
