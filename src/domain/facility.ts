/** A 医療機関等: clinic, pharmacy, visiting-nurse station, insurer. No secret is ever a field of it. */
export interface Facility {
  /** 医療機関等コード, 10 digits with leading zeros; for a 保険者 its 保険者番号, 8 digits. */
  readonly facilityCode: string
  readonly name: string
  readonly loginId: string
  /** 分類 as in `domain/category.ts`, null when the file did not say. */
  readonly category: string | null
  readonly tags: readonly string[]
  readonly contactName: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** Those secrets of a facility that a facilities file may have, by the names of its columns. */
export const filedSecretNames = [
  'password',
  'totpSecret',
  'masterUserId',
  'masterPassword',
  'resetUserId',
  'resetPin',
  'documentPassword',
] as const
export type FiledSecretName = (typeof filedSecretNames)[number]

/** What the vault may hold for one facility; `initialPassword` is the one that ユーザ設定情報 names, and no longer valid after the first login. */
export const secretNames = [...filedSecretNames, 'initialPassword'] as const
export type SecretName = (typeof secretNames)[number]

/** In the place of a code, whose `password` the vault keeps for the mailbox of the 受付完了 mails. */
export const mailboxAccount = 'mailbox'

/** Which facilities a command is about. An empty selection means all. */
export interface Selection {
  readonly codes: readonly string[]
  readonly tags: readonly string[]
}

/** An account of the オンライン資格確認等システム, by its ユーザID. */
export interface AccountName {
  readonly facilityCode: string
  readonly userId: string
}
