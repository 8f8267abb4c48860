/** What may be wrong with a file or a folder: facilities files, exports, settings, the database. */
export type FileReason =
  | 'no-such-file'
  | 'is-folder'
  | 'no-permission'
  | 'file-busy'
  | 'file-unreadable'
  | 'empty-file'
  | 'unknown-extension'
  | 'old-xls'
  | 'xlsx-in-name-only'
  | 'xlsx-named-csv'
  | 'broken-xlsx'
  | 'no-sheet'
  | 'unknown-encoding'
  | 'stray-quote'
  | 'file-exists'
  | 'file-not-written'
  | 'settings-unreadable'
  | 'broken-yaml'
  | 'unknown-setting'
  | 'home-not-writable'
  | 'demo-home-taken'
  | 'database-newer'
  | 'database-damaged'
  | 'not-a-database'
  | 'database-not-writable'
  | 'database-not-opened'
  | 'disk-failing'
  | 'disk-full'
  | 'file-locked'

/** What may be wrong with the vault or with a secret. */
export type VaultReason =
  | 'passphrase-missing'
  | 'passphrase-empty'
  | 'passphrase-wrong'
  | 'passphrase-file-unreadable'
  | 'passphrase-file-empty'
  | 'vault-not-accessible'
  | 'vault-damaged'
  | 'keychain-unavailable'
  | 'secret-damaged'
  | 'secret-not-moved'
  | 'password-missing'
  | 'passwords-missing'
  | 'accounts-missing'
  | 'totp-not-base32'

/** What may be wrong with what was asked for, or with the machine it was asked of. */
type UseReason =
  | 'no-facilities'
  | 'unknown-facility'
  | 'unknown-tag'
  | 'code-length'
  | 'code-digits'
  | 'unknown-category'
  | 'value-missing'
  | 'detail-missing'
  | 'not-uncertain'
  | 'other-run'
  | 'visit-too-long'
  | 'browser-not-found'
  | 'browser-not-runnable'
  | 'browser-without-window'
  | 'port-taken'
  | 'password-not-given'
  | 'secret-not-given'
  | 'not-confirmed'
  | 'no-secret-kept'
  | 'json-and-format'
  | 'xlsx-needs-file'
  | 'cap-exceeded'
  | 'frozen'
  | 'superseded'
  | 'operation-expired'

/** What may be wrong with the row that an operation is meant for. */
export type RowReason =
  | 'no-such-row'
  | 'ambiguous-row'
  | 'equal-rows'
  | 'last-certificate'
  | 'no-newer-certificate'
  | 'change-refused'
  | 'change-advised-against'

/** What may be wrong with the mailbox of the 受付完了 mails. */
export type MailboxReason =
  'mailbox-password-missing' | 'mailbox-refused' | 'mailbox-folder-missing' | 'mailbox-unreachable'

/** What may be wrong with the client certificate of the qualification system, or with the way there. */
export type CertificateReason =
  | 'qualification-url-missing'
  | 'qualification-unreachable'
  | 'server-not-trusted'
  | 'authorities-unreadable'
  | 'certificate-missing'
  | 'certificate-half'
  | 'certificate-twice'
  | 'certificate-file-missing'
  | 'certificate-file-unreadable'
  | 'certificate-passphrase-missing'
  | 'certificate-passphrase-wrong'
  | 'certificate-old-encryption'
  | 'certificate-key-mismatch'
  | 'certificate-damaged'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-refused'

/** What may be wrong with a document that was downloaded. */
export type DocumentReason =
  | 'document-not-read'
  | 'document-empty'
  | 'document-is-page'
  | 'document-no-pdf'
  | 'document-cut'
  | 'document-damaged'
  | 'document-too-large'
  | 'document-locked'
  | 'document-password-wrong'
  | 'document-without-text'
  | 'document-other'
  | 'document-field-missing'
  | 'document-field-twice'
  | 'zip-damaged'
  | 'zip-without-pdf'
  | 'zip-several'

/** What may be wrong with an account of the qualification system, or with a reset of its password. `where` is the ユーザID or, of what the vault lacks, the facility. */
export type AccountReason =
  | 'master-missing'
  | 'reset-account-missing'
  | 'master-rejected'
  | 'reset-account-rejected'
  | 'account-must-change'
  | 'not-by-master'
  | 'no-such-account'
  | 'reset-unknown'
  | 'reset-outlived'
  | 'password-not-seen'
  | 'reset-of-another'

/** What may be wrong with a plan of applications. */
export type PlanReason = 'no-plan' | 'plan-edited' | 'plan-expired' | 'plan-of-another-database' | 'plan-changed'

/** The closed list of cases that have sentences of their own in `i18n`, in place of those of their code. */
export type Reason =
  | FileReason
  | VaultReason
  | MailboxReason
  | UseReason
  | RowReason
  | CertificateReason
  | DocumentReason
  | AccountReason
  | PlanReason
