/** Everything a person can set (contract.md, Settings), after `config.ts` has checked it. Paths are absolute. */
export interface Settings {
  readonly home: string
  readonly portalUrl: string
  readonly trackingUrl: string
  readonly allowedOrigins: readonly string[]
  readonly vault: 'keychain' | 'file' | null
  readonly vaultPassphraseFile: string | null
  /** Path of a Chromium, Chrome or Edge; null: look for one. */
  readonly browser: string | null
  /** Facilities at once; null: 2 on the official host, 4 elsewhere. */
  readonly concurrency: number | null
  readonly headed: boolean
  readonly language: 'ja' | 'en'
  /** A fixed ISO time for rehearsals, or null for the clock. */
  readonly now: string | null
  /** Milliseconds that a screen may take to stand. */
  readonly patience: number
  /** Cron expression of `schedule run`, in Asia/Tokyo. */
  readonly cron: string
  /** True when nobody is there to answer (TODOKE_CI, CI, or no terminal). */
  readonly unattended: boolean
}
