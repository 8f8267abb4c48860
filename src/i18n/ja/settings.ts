/** For each setting what it must be; shown with the name of the key and the place it came from. */
export const settings = {
  home: '書き込めるフォルダーのパス（例: ./.todoke）',
  portalUrl: 'https:// で始まるアドレス（練習用の 127.0.0.1 だけは http:// でもよい）',
  trackingUrl: 'https:// で始まるアドレス（練習用の 127.0.0.1 だけは http:// でもよい）',
  directFormUrl: 'https:// で始まるアドレス（練習用の 127.0.0.1 だけは http:// でもよい）',
  directListUrl: 'https:// で始まるアドレス（練習用の 127.0.0.1 だけは http:// でもよい）',
  allowedOrigins: 'https:// で始まるアドレスをカンマで区切ったもの（例: https://a.example,https://b.example）',
  vault: 'keychain または file',
  vaultPassphraseFile: 'パスフレーズだけを書いたファイルのパス',
  browser: 'Chromium・Chrome・Edge の実行ファイルのパス',
  concurrency: '1 から 32 までの整数',
  language: 'ja または en',
  now: '時差つきの ISO 8601 の時刻（例: 2026-11-21T02:00:00+09:00）',
  patience: '1 から 600 までの秒数',
  vendorName: 'ベンダー（自社）の名前。担当部署/担当者名に使えない名前として調べます（例: みなとシステム）',
  vendorPhones:
    'ベンダー（自社）の電話番号をカンマで区切ったもの（todoke.yaml では "0312345678" のように引用符で囲む）',
  maxPerFacility: '0 以上の整数（円）',
  maxPerDay: '0 以上の整数（円）',
  maxPerMonth: '0 以上の整数（円）',
  imapUrl:
    '受付完了メールを読む imaps://ユーザー名@サーバー名:993/フォルダー名（ユーザー名の @ は %40。パスワードは書かず「todoke vault set mailbox」で登録。imap:// はこのコンピューターの 127.0.0.1 だけ）',
  cron: '5項目の cron 式（例: 0 2 * * * は毎日午前2時）',
}
