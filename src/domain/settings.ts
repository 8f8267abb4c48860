import type { Secret } from './secret.ts'

/** Everything a person can set (contract.md, Settings), after `config.ts` has checked it. Paths are absolute. */
export interface Settings {
  readonly home: string
  readonly portalUrl: string
  readonly trackingUrl: string
  /** The closed network's own doors to the RA: 証明書発行申請情報の入力画面 and the list. */
  readonly directFormUrl: string
  readonly directListUrl: string
  readonly allowedOrigins: readonly string[]
  /** オンライン資格確認等システム; null: this machine has no way to it. */
  readonly qualificationUrl: string | null
  /** Its client certificate: a pfx, or certificate and key; and a file of further authorities that its server may be signed by. */
  readonly qualificationPfx: string | null
  readonly qualificationCert: string | null
  readonly qualificationKey: string | null
  readonly qualificationPassphrase: Secret | null
  readonly qualificationCa: string | null
  readonly vault: 'keychain' | 'file' | null
  readonly vaultPassphraseFile: string | null
  /** Path of a Chromium, Chrome or Edge; null: look for one. */
  readonly browser: string | null
  /** Facilities at once; null: 2 on the official host, elsewhere one more than there are processors, at most 4. */
  readonly concurrency: number | null
  /** Whether a reading may go by addresses that earlier visits of the run have found. */
  readonly shortWay: 'on' | 'off'
  readonly headed: boolean
  /** Files through the closed network's own doors, where nobody logs in. */
  readonly direct: boolean
  readonly language: 'ja' | 'en'
  /** A fixed ISO time for rehearsals, or null for the clock. */
  readonly now: string | null
  /** Milliseconds that a screen may take to stand. */
  readonly patience: number
  /** Who must not stand as 担当者 of an application: this vendor's name, and its phone numbers. */
  readonly vendorName: string | null
  readonly vendorPhones: readonly string[]
  /** Limits in yen, postage included, of what may be spent: for one facility in a calendar month, for all in a day, for all in a month. */
  readonly maxPerFacility: number | null
  readonly maxPerDay: number | null
  readonly maxPerMonth: number | null
  /** `imaps://user@host:993/folder` into which the 受付完了 mails come; null: that witness is not asked. */
  readonly imapUrl: string | null
  /** Cron expression of `schedule run`, in Asia/Tokyo. */
  readonly cron: string
  /** True when nobody is there to answer (TODOKE_CI, CI, or no terminal). */
  readonly unattended: boolean
}
