import type { MockApplication } from './contract.ts'

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
