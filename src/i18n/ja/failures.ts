import type { FailureCode, FailureDetail } from '../../domain/failure.ts'

/** Two sentences about one kind of failure: what happened, and what to do now. */
export interface FailureWords {
  readonly happened: (detail: FailureDetail) => string
  readonly remedy: (detail: FailureDetail) => string
}

const shown = (detail: FailureDetail) => (detail.found === undefined ? '' : `（画面の表示: 「${detail.found}」）`)
const at = (detail: FailureDetail, otherwise: string) =>
  detail.where === undefined ? otherwise : `「${detail.where}」`
const instead = (detail: FailureDetail) =>
  [
    detail.expected === undefined ? '' : `あるはずのもの: 「${detail.expected}」。`,
    detail.found === undefined ? '' : `実際: 「${detail.found}」。`,
  ].join('')
const tellDeveloper = 'この医療機関等だけ止めました。証跡フォルダーを添えて todoke の開発元に知らせてください。'

export const failures = {
  'login-rejected': {
    happened: (detail) => `ユーザーIDまたはパスワードが受け付けられませんでした${shown(detail)}。`,
    remedy: () =>
      '正しいパスワードを「todoke vault set 医療機関等コード」で入れ直してください。入れ直すまで、ログインは二度と試しません。',
  },
  'account-locked': {
    happened: (detail) => `アカウントがロックされています${shown(detail)}。`,
    remedy: () =>
      'ポータルでロックを解除してもらい（コールセンター 0800-080-4583）、パスワードを「todoke vault set 医療機関等コード」で入れ直してください。',
  },
  'password-reset-required': {
    happened: (detail) => `ポータルがパスワードの再設定を求めています${shown(detail)}。`,
    remedy: () =>
      'ブラウザーでポータルにログインして新しいパスワードを決め、「todoke vault set 医療機関等コード」で登録してください。',
  },
  'second-factor-required': {
    happened: (detail) => `ログインに確認コードが必要です${shown(detail)}。`,
    remedy: () =>
      '認証アプリの鍵を「todoke vault set 医療機関等コード --secret-name totpSecret」で登録するか、端末の前で「todoke scan --facility 医療機関等コード」を実行してコードを入力してください。',
  },
  'session-expired': {
    happened: (detail) => `途中でログインの有効期限が切れました${shown(detail)}。`,
    remedy: () =>
      'もう一度「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。続く場合は TODOKE_CONCURRENCY を小さくしてください。',
  },
  maintenance: {
    happened: (detail) => `ポータルはメンテナンス中です${shown(detail)}。`,
    remedy: (detail) =>
      detail.expected === undefined
        ? '「todoke notices」で終了予定を確かめ、終わってから「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。残りから再開します。'
        : `${detail.expected} 以降に「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。残りから再開します。`,
  },
  'portal-unreachable': {
    happened: (detail) => `${at(detail, 'ポータル')}につながりません${shown(detail)}。`,
    remedy: () =>
      'ネットワークと TODOKE_PORTAL_URL を「todoke doctor」で確かめ、しばらくしてから「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。',
  },
  'unknown-screen': {
    happened: (detail) =>
      `知らない画面になりました${detail.where === undefined ? '' : `（待っていた画面: ${detail.where}）`}。${instead(detail)}`,
    remedy: () => `画面が変わった可能性があります。${tellDeveloper}`,
  },
  'element-missing': {
    happened: (detail) => `画面に${at(detail, '必要な項目')}が見つかりません。${instead(detail)}`,
    remedy: () => `画面の言葉が変わった可能性があります。${tellDeveloper}`,
  },
  'table-shape': {
    happened: (detail) => `一覧表の${at(detail, '列')}が読み取れません。${instead(detail)}`,
    remedy: () => `表の形が変わった可能性があります。前回までの結果は残っています。${tellDeveloper}`,
  },
  mismatch: {
    happened: (detail) => `${at(detail, '画面の内容')}が登録内容と違います。${instead(detail)}`,
    remedy: () =>
      '医療機関等コードとユーザーIDの組み合わせを「todoke facility show 医療機関等コード」で確かめ、直してからもう一度実行してください。',
  },
  'not-allowed': {
    happened: (detail) => `${at(detail, 'この行')}ではその操作ができません。${instead(detail)}`,
    remedy: () => '「todoke certs」で今のステータスを確かめてください。',
  },
  'origin-refused': {
    happened: (detail) => `許可していない接続先${at(detail, '')}に移ろうとしたため止めました${shown(detail)}。`,
    remedy: () =>
      'その接続先が正しいと確かめられたときだけ、TODOKE_ALLOWED_ORIGINS に加えてください。確かめられないときはパスワードを入れず、開発元に知らせてください。',
  },
  'uncertain-submission': {
    happened: (detail) => `${at(detail, '申請')}が届いたかどうか確かめられませんでした。${instead(detail)}`,
    remedy: () =>
      'もう一度送らないでください。「todoke apply resume」で確かめ、それでも分からないときは、ポータルの申請状況照会の一覧を人が見てください。',
  },
  'document-missing': {
    happened: (detail) => `${at(detail, '書類')}が見つかりません。${instead(detail)}`,
    remedy: () => 'ポータルに書類が出ているか、ブラウザーで確かめてください。',
  },
  'document-unreadable': {
    happened: (detail) => `${at(detail, '書類')}を読み取れません。${instead(detail)}`,
    remedy: () => 'ファイルを開いて中身を確かめてください。正しく開けるときは開発元に知らせてください。',
  },
  'vault-missing': {
    happened: (detail) =>
      `${at(detail, 'パスワード')}を取り出せません${detail.found === undefined ? '' : `（${detail.found}）`}。`,
    remedy: (detail) =>
      detail.expected ??
      '「todoke vault list」で登録を確かめ、なければ「todoke vault set 医療機関等コード」で登録してください。暗号化ファイルのときは TODOKE_VAULT_PASSPHRASE_FILE も確かめてください。',
  },
  'bad-input': {
    happened: (detail) =>
      detail.found === undefined
        ? `${at(detail, '入力')}が足りないか、正しくありません。`
        : `${at(detail, '入力')}に「${detail.found}」は使えません。`,
    remedy: (detail) => (detail.expected === undefined ? '入力を確かめてください。' : `使える値: ${detail.expected}`),
  },
  timeout: {
    happened: (detail) => `${at(detail, '画面')}が時間内に現れませんでした${shown(detail)}。`,
    remedy: () =>
      'もう一度「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。続く場合は TODOKE_PATIENCE（秒）を大きくするか、TODOKE_CONCURRENCY を小さくしてください。',
  },
  'browser-crashed': {
    happened: (detail) => `ブラウザーが途中で終了しました${shown(detail)}。`,
    remedy: () =>
      'もう一度「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。続く場合は空きメモリーと「todoke doctor」のブラウザーの行を確かめてください。',
  },
} satisfies Record<FailureCode, FailureWords>
