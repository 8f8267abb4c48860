import type { Account } from './account.ts'
import type { ItemState } from './intent.ts'
import type { ReportedError } from './reports.ts'
import type { Secret } from './secret.ts'

/** `todoke account list`. */
export interface AccountsReport {
  readonly accounts: readonly Account[]
}

/** `todoke account reset-password`. */
export interface ResetReport {
  readonly userId: string
  /** null while it was not reset, and where the vault does not have it; `--json` has it with `--reveal` alone. */
  readonly password: Secret | null
  /** Path of アカウント設定情報; null where nobody wanted it or it did not come. */
  readonly file: string | null
  /** `planned` of a dry run: nothing was sent. */
  readonly state: ItemState
  /** ISO time of the reset; null before. */
  readonly resetAt: string | null
  /** What stood in アカウント情報, label to text; null when this run did not get there. */
  readonly shown: Readonly<Record<string, string>> | null
  /** What went wrong although the password was reset and kept. */
  readonly error: ReportedError | null
}
