import type { Prepared } from './desk.ts'
import type { PasswordReset } from './intent.ts'
import type { Secret } from './secret.ts'

/** An account of the オンライン資格確認等システム as it stands there; null where the system shows no such thing. */
export interface Account {
  readonly userId: string
  readonly userName: string | null
  /** 権限区分, in the system's own word. */
  readonly role: string | null
}

/** アカウント管理（更新） while a visit lasts; a simulated one stands in its place in the tests of the engine. */
export interface AccountDesk {
  /** Walks to アカウント情報 of that account and compares what stands there; stands before 「パスワード初期化」. Throws `mismatch`, `not-allowed`, …: nothing has been sent then. */
  prepare(reset: PasswordReset): Promise<PreparedReset>
}

/** アカウント情報 of one account, before 「パスワード初期化」. */
export type PreparedReset = Pick<Prepared, 'shown' | 'press'> & {
  readonly account: Account
  /** After a press that was accepted: the new password, from the dialog that names this account. Throws `mismatch` when it names another. */
  newPassword(): Promise<Secret>
  /** アカウント設定情報, the system's own PDF; as long as that dialog stands. */
  document(): Promise<Uint8Array>
  /** 「OK」: the password is shown no more. */
  finish(): Promise<void>
}
