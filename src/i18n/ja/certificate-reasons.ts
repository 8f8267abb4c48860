import type { CertificateReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const noted = (text: string | undefined) => (text === undefined ? '' : `（${text}）`)
const renew =
  '端末の電子証明書更新の手順で新しい証明書を受け取り、書き出したファイルを TODOKE_QUALIFICATION_PFX（または _CERT と _KEY）に指定してください。'
const exportAnew =
  '証明書を秘密キー付きで .pfx に書き出し直し、TODOKE_QUALIFICATION_PFX と TODOKE_QUALIFICATION_PASSPHRASE に指定してください。'

/** Two sentences about each thing that may be wrong with the client certificate, or with the way to the qualification system. */
export const certificateReasons = {
  'qualification-url-missing': {
    happened: () => 'オンライン資格確認等システムのアドレスが設定されていません。',
    remedy: () =>
      'TODOKE_QUALIFICATION_URL に、資格確認端末のアイコンが開くアドレス（https:// で始まる）を設定してください。',
  },
  'qualification-unreachable': {
    happened: ({ where, found }) => `オンライン資格確認等システム${named(where, '')}につながりません${noted(found)}。`,
    remedy: () =>
      'このパソコンが閉域網（資格確認端末の回線）につながっているかと、TODOKE_QUALIFICATION_URL を「todoke doctor」で確かめてください。',
  },
  'server-not-trusted': {
    happened: ({ where, found }) =>
      `${named(where, 'サーバー')}の証明書を、このパソコンは信頼していません${noted(found)}。パスワードは送っていません。`,
    remedy: () =>
      'アドレスが正しければ、発行元（認証局）の証明書を OS に入れるか、PEM ファイルにして TODOKE_QUALIFICATION_CA に指定してください。',
  },
  'authorities-unreadable': {
    happened: ({ where, found }) =>
      `${named(where, 'TODOKE_QUALIFICATION_CA')}のファイル${named(found, '')}から、認証局の証明書を読み取れません。`,
    remedy: () => '「-----BEGIN CERTIFICATE-----」で始まる PEM ファイルのパスを指定してください。',
  },
  'certificate-missing': {
    happened: () => 'オンライン資格確認等システムに示すクライアント証明書が設定されていません。',
    remedy: () =>
      '.pfx ファイルのパスを TODOKE_QUALIFICATION_PFX に、そのパスフレーズを TODOKE_QUALIFICATION_PASSPHRASE に設定してください（PEM なら TODOKE_QUALIFICATION_CERT と TODOKE_QUALIFICATION_KEY）。',
  },
  'certificate-half': {
    happened: ({ where }) => `クライアント証明書の設定${named(where, '')}が欠けています。`,
    remedy: () =>
      'PEM の証明書は、TODOKE_QUALIFICATION_CERT（証明書）と TODOKE_QUALIFICATION_KEY（秘密鍵）の両方が要ります。',
  },
  'certificate-twice': {
    happened: () => 'クライアント証明書が、.pfx と PEM の両方で設定されています。',
    remedy: () =>
      'TODOKE_QUALIFICATION_PFX だけにするか、TODOKE_QUALIFICATION_CERT と TODOKE_QUALIFICATION_KEY だけにしてください。',
  },
  'certificate-file-missing': {
    happened: ({ where, found }) => `${named(where, 'クライアント証明書')}のファイル${named(found, '')}がありません。`,
    remedy: ({ where }) => `ファイルの場所を確かめ、${where ?? 'クライアント証明書の設定'} を直してください。`,
  },
  'certificate-file-unreadable': {
    happened: ({ where, found }) =>
      `${named(where, 'クライアント証明書')}のファイル${named(found, '')}を読み取れません。`,
    remedy: () => 'ファイルであること（フォルダーでないこと）と、読む権限があることを確かめてください。',
  },
  'certificate-passphrase-missing': {
    happened: () => 'クライアント証明書にはパスフレーズが付いていますが、設定されていません。',
    remedy: () => '書き出したときのパスフレーズを TODOKE_QUALIFICATION_PASSPHRASE に設定してください。',
  },
  'certificate-passphrase-wrong': {
    happened: () => 'クライアント証明書のパスフレーズが違います。',
    remedy: () => `TODOKE_QUALIFICATION_PASSPHRASE を確かめてください。分からないときは、${exportAnew}`,
  },
  'certificate-old-encryption': {
    happened: ({ where }) =>
      `クライアント証明書${named(where, '')}は、今は読めない古い暗号（RC2 など）で書き出されています。`,
    remedy: () => `暗号化に AES256-SHA256（または TripleDES-SHA1）を選んで、${exportAnew}`,
  },
  'certificate-key-mismatch': {
    happened: () => '秘密鍵が、クライアント証明書のものではありません。',
    remedy: () => 'TODOKE_QUALIFICATION_CERT と TODOKE_QUALIFICATION_KEY に、同じ証明書の組を指定してください。',
  },
  'certificate-damaged': {
    happened: ({ where }) =>
      `${named(where, 'クライアント証明書')}のファイルは、秘密鍵付きのクライアント証明書ではありません。`,
    remedy: () => exportAnew,
  },
  'certificate-expired': {
    happened: ({ found }) => `クライアント証明書は期限切れです${noted(found && `${found} まで`)}。`,
    remedy: () => renew,
  },
  'certificate-not-yet-valid': {
    happened: ({ found }) => `クライアント証明書は、まだ使えません${noted(found && `${found} から`)}。`,
    remedy: () => 'このパソコンの日付と時刻を確かめ、正しければ、その日から使ってください。',
  },
  'certificate-refused': {
    happened: ({ where, found }) =>
      `${named(where, 'サーバー')}が、このクライアント証明書を受け付けませんでした${noted(found)}。`,
    remedy: () =>
      'この医療機関等の資格確認端末用に発行された、失効していない証明書かを確かめてください。別の施設や別のシステムの証明書は使えません。',
  },
} satisfies Record<CertificateReason, FailureWords>
