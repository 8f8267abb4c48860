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

/** What the vault may hold for one facility; the names are the columns of the facilities file. */
export const secretNames = [
  'password',
  'totpSecret',
  'masterUserId',
  'masterPassword',
  'resetUserId',
  'resetPin',
] as const
export type SecretName = (typeof secretNames)[number]

/** In the place of a code, whose `password` the vault keeps for the mailbox of the 受付完了 mails. */
export const mailboxAccount = 'mailbox'

/** Which facilities a command is about. An empty selection means all. */
export interface Selection {
  readonly codes: readonly string[]
  readonly tags: readonly string[]
}
