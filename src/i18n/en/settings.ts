import type { settings as japanese } from '../ja/settings.ts'

export const settings = {
  home: 'the path of a folder that can be written to (for example ./.todoke)',
  portalUrl: 'an address that begins with https:// (http:// only for a rehearsal on 127.0.0.1)',
  trackingUrl: 'an address that begins with https:// (http:// only for a rehearsal on 127.0.0.1)',
  directFormUrl: 'an address that begins with https:// (http:// only for a rehearsal on 127.0.0.1)',
  directListUrl: 'an address that begins with https:// (http:// only for a rehearsal on 127.0.0.1)',
  allowedOrigins:
    'addresses that begin with https://, with commas between (for example https://a.example,https://b.example)',
  qualificationUrl: 'the address of the qualification system, beginning with https://',
  qualificationPfx: 'the path of the client certificate as a .pfx or .p12 file',
  qualificationCert: 'the path of the client certificate as a PEM file (its key by TODOKE_QUALIFICATION_KEY)',
  qualificationKey: "the path of the client certificate's private key as a PEM file",
  qualificationPassphrase: 'the passphrase of the client certificate (.pfx, or key)',
  qualificationCa: "the path of a PEM file with the certificates of the authorities that sign the server's",
  vault: 'keychain or file',
  vaultPassphraseFile: 'the path of a file that holds the passphrase and nothing else',
  browser: 'the path of a Chromium, Chrome or Edge program',
  concurrency: 'a whole number from 1 to 32',
  shortWay: 'on or off',
  language: 'ja or en',
  now: 'an ISO 8601 time with its offset (for example 2026-11-21T02:00:00+09:00)',
  patience: 'a number of seconds from 1 to 600',
  vendorName: 'your own company’s name, which must not stand as the contact (for example Minato Systems)',
  vendorPhones: 'your own phone numbers with commas between (in todoke.yaml in quotation marks, such as "0312345678")',
  maxPerFacility: 'a whole number of yen from 0',
  maxPerDay: 'a whole number of yen from 0',
  maxPerMonth: 'a whole number of yen from 0',
  imapUrl:
    'imaps://user@server:993/folder into which the receipts of applications come (an @ in the user name as %40; no password in it: store that with `todoke vault set mailbox`; imap:// only for 127.0.0.1)',
  cron: 'a cron expression of five fields (for example 0 2 * * *: every night at two)',
} satisfies typeof japanese
