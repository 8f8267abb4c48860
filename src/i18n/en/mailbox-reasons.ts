import type { MailboxReason } from '../../domain/reason.ts'
import type { FailureWords } from '../ja/failures.ts'

const named = (text: string | undefined) => (text === undefined ? '' : ` “${text}”`)
const noted = (text: string | undefined) => (text === undefined ? '' : ` (${text})`)

/** Two sentences about each thing that may be wrong with the mailbox of the 受付完了 mails. */
export const mailboxReasons = {
  'mailbox-password-missing': {
    happened: () => 'The vault holds no password for the mailbox of the receipts.',
    remedy: () => 'Store it with `todoke vault set mailbox`.',
  },
  'mailbox-refused': {
    happened: ({ where }) => `The mail server${named(where)} refused the mailbox’s user name or password.`,
    remedy: () =>
      'Check the user name in TODOKE_IMAP_URL, and store the password again with `todoke vault set mailbox`.',
  },
  'mailbox-folder-missing': {
    happened: ({ where }) => `There is no mail folder${named(where)}.`,
    remedy: () => 'End TODOKE_IMAP_URL with the name of a folder that the mail server has (without one: INBOX).',
  },
  'mailbox-unreachable': {
    happened: ({ where, found }) => `The receipts cannot be read from the mail server${named(where)}${noted(found)}.`,
    remedy: () => 'Check the server name and the port in TODOKE_IMAP_URL, and the network.',
  },
} satisfies Record<MailboxReason, FailureWords>
