import type { VaultReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const noted = (text: string | undefined) => (text === undefined ? '' : `（${text}）`)

/** Two sentences about each thing that may be wrong with the vault or with a secret. */
export const vaultReasons = {
  'passphrase-missing': {
    happened: () => '保管庫を開くパスフレーズが指定されていません。',
    remedy: () =>
      'TODOKE_VAULT_PASSPHRASE_FILE に、パスフレーズだけを書いたファイルのパスを指定してください（端末で実行すると尋ねます）。',
  },
  'passphrase-empty': {
    happened: ({ where }) => `保管庫${named(where, '')}のパスフレーズが空です。`,
    remedy: () => '1文字以上のパスフレーズを入力するか、TODOKE_VAULT_PASSPHRASE_FILE のファイルに書いてください。',
  },
  'passphrase-wrong': {
    happened: ({ where }) => `パスフレーズが違うため、保管庫${named(where, '')}を開けません。`,
    remedy: () =>
      '保管庫を作ったときのパスフレーズを入力するか、TODOKE_VAULT_PASSPHRASE_FILE のファイルの中身を直してください。',
  },
  'passphrase-file-unreadable': {
    happened: ({ found }) => `パスフレーズのファイル${named(found, '')}を読み取れません。`,
    remedy: () => 'TODOKE_VAULT_PASSPHRASE_FILE に書いたパスと、ファイルの権限を確かめてください。',
  },
  'passphrase-file-empty': {
    happened: ({ found }) => `パスフレーズのファイル${named(found, '')}が空です。`,
    remedy: () => 'TODOKE_VAULT_PASSPHRASE_FILE のファイルに、パスフレーズを1行で書いてください。',
  },
  'vault-not-accessible': {
    happened: ({ where, found }) => `保管庫のファイル${named(where, '')}を読み書きできません${noted(found)}。`,
    remedy: () => 'ファイルとフォルダーの権限、ディスクの空きを確かめてから、もう一度実行してください。',
  },
  'vault-damaged': {
    happened: ({ where }) => `${named(where, 'そのファイル')}は、この版の todoke が読める保管庫ではありません。`,
    remedy: () =>
      'バックアップから戻すか、todoke を新しい版にしてください。戻せないときはファイルを別の場所に移し、パスワードを「todoke facility import ファイル」で登録し直してください。',
  },
  'keychain-unavailable': {
    happened: ({ found }) => `OS のキーチェーンを使えません${noted(found)}。`,
    remedy: () =>
      'キーチェーンのロックを解除してください。キーチェーンのない環境では、TODOKE_VAULT=file を設定して暗号化ファイルを使ってください。',
  },
  'secret-damaged': {
    happened: ({ found }) => `保管庫の${named(found, '秘密情報')}が、todoke 以外のもので書き換えられています。`,
    remedy: () =>
      '「todoke vault set 医療機関等コード」で入れ直してください（パスワード以外は --secret-name も付けます）。',
  },
  'secret-not-moved': {
    happened: ({ found }) => `${named(found, '秘密情報')}を移し先の保管庫から読み返せなかったため、移動をやめました。`,
    remedy: () => '元の保管庫には全部残っています。移し先を「todoke doctor」で確かめてから、もう一度実行してください。',
  },
  'password-missing': {
    happened: ({ where }) =>
      `${where === undefined ? '' : `医療機関等コード ${where} の`}パスワードが保管庫にありません。`,
    remedy: ({ where }) => `「todoke vault set ${where ?? '医療機関等コード'}」で登録してください。`,
  },
  'passwords-missing': {
    happened: ({ where, found }) =>
      `パスワードが保管庫にない医療機関等があります${found === undefined ? '' : `（${found} 施設${where === undefined ? '' : `、例: ${where}`}）`}。`,
    remedy: ({ where }) =>
      `「todoke vault set ${where ?? '医療機関等コード'}」で1件ずつ、または「todoke facility import ファイル」でまとめて登録してください。`,
  },
  'accounts-missing': {
    happened: () => '保管庫に、マスタアカウントもリセット用アカウントも入っていません。',
    remedy: () =>
      '実行するたびに入力するか、「todoke vault set 医療機関等コード --secret-name masterUserId」（masterPassword、resetUserId、resetPin も同様）で入れておいてください。',
  },
  'totp-not-base32': {
    happened: () => '認証アプリの鍵（totpSecret）の書き方が正しくありません。',
    remedy: () =>
      '英大文字と 2〜7 だけの鍵（Base32）を「todoke vault set 医療機関等コード --secret-name totpSecret」で入れ直してください。',
  },
} satisfies Record<VaultReason, FailureWords>
