/** 証明書発行申請情報 as the form holds it (004 §2.1). Choices are their printed text: '1:保険医療機関（医科）', '14:神奈川県_kanagawa', '1:医療機関（医科）'. */
export interface ApplyForm {
  readonly category: string
  /** '' for an insurer. */
  readonly prefecture: string
  /** '' for an insurer. */
  readonly feeSchedule: string
  /** 医療機関コード, 7 digits; 10 for a 特健機関; for an insurer its 保険者番号, 8. */
  readonly institutionCode: string
  readonly name: string
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly terminalName: string
}

/** What 証明書発行申請情報の入力画面 shows. */
export interface ApplyView {
  /** 'insurer' (医療保険者等) has 保険者番号 and 医療保険者等名 in place of 医療機関コード and 医療機関(薬局)名称, and neither 都道府県コード nor 点数表. */
  readonly kind: 'facility' | 'insurer'
  readonly prefilled: ApplyForm
  readonly choices: {
    readonly category: readonly string[]
    readonly prefecture: readonly string[]
    readonly feeSchedule: readonly string[]
  }
  readonly alert: string | null
}

/** What the RA says to 「次へ」: a refusal when a field is missing or wrong, else the words of the pop-up: the number of earlier applications, issued ones included (null: none, and then the pop-up does not speak of them), and the fee. Both are already labelled: a skin writes them as they are. */
export type ApplyAnswer =
  { readonly refusal: string } | { readonly earlier: number | null; readonly fee: number; readonly popup: string }

/** How somebody came to the RA: from the portal, or by one of the closed network's own addresses. */
export type RaDoor = 'portal' | 'direct'
