/** ステータス: 発行承認待ち, 発行申請棄却, 発行済み, 失効済み; any other word is kept as `unknown`. */
export type Status = 'pending' | 'rejected' | 'issued' | 'revoked' | 'unknown'

/** 操作: 詳細/編集, 発行申請のキャンセル, 証明書の失効. */
export type Operation = 'detail' | 'cancel' | 'revoke'

/** One line of 申請状況照会 (004 §2.2). Dates are `YYYY-MM-DD` in Japan's calendar; an absent value is null, never ''. */
export interface ApplicationRow {
  readonly no: number | null
  readonly appliedOn: string | null
  readonly contactName: string | null
  readonly terminalName: string | null
  readonly status: Status
  /** The word on the screen, also when todoke does not know it. */
  readonly statusText: string
  readonly requestId: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly downloadBy: string | null
  readonly operations: readonly Operation[]
  /** 追跡番号 and 発送状況 of the detail screen (004 §2.3); null until looked up, or not yet shown. */
  readonly trackingNumber: string | null
  readonly deliveryStatus: string | null
}

/** A row as the store keeps it: whose it is, when it was read, and when it stopped being listed. */
export interface StoredRow extends ApplicationRow {
  readonly facilityCode: string
  readonly facilityName: string
  /** ISO time with offset of the reading. */
  readonly readAt: string
  /** ISO time of the first reading in which the row was gone; null while it is listed. */
  readonly vanishedAt: string | null
}
