import type { MailboxReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined) => (text === undefined ? '' : `「${text}」`)
const noted = (text: string | undefined) => (text === undefined ? '' : `（${text}）`)

/** Two sentences about each thing that may be wrong with the mailbox of the 受付完了 mails. */
export const mailboxReasons = {
  'mailbox-password-missing': {
    happened: () => '受付完了メールの受信箱のパスワードが保管庫にありません。',
    remedy: () => '「todoke vault set mailbox」で登録してください。',
  },
  'mailbox-refused': {
    happened: ({ where }) =>
      `メールサーバー${named(where)}が、受信箱のユーザー名またはパスワードを受け付けませんでした。`,
    remedy: () =>
      'TODOKE_IMAP_URL のユーザー名を確かめ、パスワードを「todoke vault set mailbox」で入れ直してください。',
  },
  'mailbox-folder-missing': {
    happened: ({ where }) => `メールのフォルダー${named(where)}がありません。`,
    remedy: () => 'TODOKE_IMAP_URL の最後に、メールサーバーにあるフォルダー名を書いてください（省くと INBOX）。',
  },
  'mailbox-unreachable': {
    happened: ({ where, found }) => `メールサーバー${named(where)}から受付完了メールを読めません${noted(found)}。`,
    remedy: () => 'TODOKE_IMAP_URL のサーバー名・ポート番号と、ネットワークを確かめてください。',
  },
} satisfies Record<MailboxReason, FailureWords>
