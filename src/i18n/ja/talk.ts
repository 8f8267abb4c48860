/** What the commands say to people while they work and when they are done. */
export const talk = {
  checks: {
    node: 'Node.js',
    home: '保存先',
    store: 'データベース',
    vault: '保管庫（パスワード）',
    browser: 'ブラウザー',
    portal: 'ポータルサイト',
    certificate: 'クライアント証明書',
    qualification: 'オンライン資格確認等システム',
    accounts: 'マスタアカウント・リセット用アカウント',
    mailbox: '受付完了メールの受信箱',
  },
  next: '次は:',
  or: 'または',
  none: '-',
  listed: (words: readonly string[]) => words.join('・'),
  bug: (what: string) => `予期しないエラーです（todoke の不具合と思われます）: ${what}`,
  bugRemedy: 'TODOKE_DEBUG=1 を付けて同じコマンドを実行し、出力を添えて開発元に知らせてください。',
  step: '手順',
  evidence: '証跡',
  remedy: '対処',
  stopping: '中断しています。読み取った分は保存します（もう一度 Ctrl-C を押すとすぐ終了）…',
  interrupted: '中断しました。',
  written: (file: string) => `書き出しました: ${file}`,

  scanning: (run: { total: number; done: number; resumed: boolean }) =>
    run.resumed
      ? `前回の続きから確認します（残り ${run.total - run.done} / ${run.total} 施設）`
      : `${run.total} 施設を確認します`,
  progress: (now: { done: number; total: number; ok: number; failed: number }) =>
    `確認中 ${now.done}/${now.total}  完了 ${now.ok}  失敗 ${now.failed}`,
  visited: (rows: number) => `完了  申請 ${rows} 件`,
  visitFailed: (code: string) => `失敗  ${code}`,
  scanned: (run: { ok: number; failed: number; remaining: number }) =>
    `確認 ${run.ok} 施設、失敗 ${run.failed} 施設${run.remaining > 0 ? `、未確認 ${run.remaining} 施設` : ''}`,
  remaining: (count: number) => `未確認の ${count} 施設は、次の scan が続きから確認します。`,
  failures: (count: number) => `確認できなかった医療機関等（${count}）:`,
  noFacilities: '医療機関等がまだ登録されていません。',

  certificates: (counts: { total: number; facilities: number; urgent: number }) =>
    `証明書・申請 ${counts.total} 件（${counts.facilities} 施設）、うち対応が必要 ${counts.urgent} 件`,
  noCertificates: '条件に合う証明書はありません。',
  neverRead: 'まだ一度も確認していません。',
  lastRead: (at: string) => `${at} の内容を表示しています`,
  asOf: (date: string) => `${date} 現在`,
  days: (days: number) => `${days}日`,

  tracked: (counts: { items: number; failed: number }) => `${counts.items} 件を調べました（失敗 ${counts.failed} 件）`,
  nothingToTrack: '追跡するものはありません。',
  noNotices: 'お知らせはありません。',

  imported: (report: { imported: number; skipped: number; lines: number }) =>
    `${report.imported} 件を登録しました${report.skipped > 0 ? `（${report.skipped} 行を飛ばしました）` : ''}`,
  notImported: (errors: number) => `${errors} か所に問題があるため、1件も登録していません。`,
  fixOrSkip: '直してからもう一度実行するか、--skip-bad で残りだけ登録してください。',
  warnings: (count: number) => `注意 ${count} か所（登録には影響しません）`,
  otherLine: (line: number) => `（${line} 行目）`,
  added: (code: string, name: string) => `登録しました: ${code} ${name}`,
  facilities: (count: number) => `${count} 施設が登録されています`,
  removed: (code: string) => `消しました: ${code}（過去の記録は残っています）`,
  askRemoveFacility: (code: string) => `${code} の登録とパスワードを消します。よろしいですか？`,
  lastVisitOk: (at: string) => `${at} 完了`,
  lastVisitFailed: (at: string) => `${at} 失敗`,

  notRegistered: (code: string) =>
    `注意: ${code} はまだ登録されていません。コードの打ち間違いでなければ、todoke facility add で登録してください。`,
  secretStored: (code: string, name: string) => `保管庫に入れました: ${code} ${name}`,
  secretRemoved: (code: string) => `保管庫から消しました: ${code}`,
  secretsKept: (count: number) => `${count} 施設の秘密情報が保管庫にあります`,
  askRemoveSecrets: (code: string, name: string) => `保管庫から ${code} の${name}を消します。よろしいですか？`,
  allSecrets: '秘密情報すべて',
  moved: (count: number, to: string) => `${count} 件を移しました: ${to}`,
  askSecret: (name: string, code: string) => `${code} の${name}（表示されません）:`,
  askPassphraseOpen: '保管庫のパスフレーズ（表示されません）:',
  askPassphraseCreate: '新しい保管庫のパスフレーズ（表示されません。忘れると開けません）:',
  askPassphraseAgain: 'もう一度同じパスフレーズ:',
  passphrasesDiffer: '2回の入力が違います。もう一度入力してください。',
  askCode: (name: string, text: string) => `${name}: ${text}（わからないときは空のまま Enter）`,
  cancelled: '取り消しました。何も変えていません。',

  accountsListed: (count: number) => `${count} 件のアカウント`,
  resetScreen: (user: string) => `${user} のアカウント情報:`,
  resetRehearsed: 'アカウント情報の画面まで確かめました。何も送っていません。初期化するには:',
  resetDone: (user: string) => `${user} のパスワードを初期化しました。新しいパスワードは保管庫にあります。`,
  resetBefore: (user: string, at: string) =>
    `${user} のパスワードは ${at} に初期化済みです（同じ指示なので、もう一度は行いません）。行うには --again "理由" を付けてください。`,
  resetLost: 'そのパスワードは保管庫にありません。',
  newPassword: (secret: string) => `新しいパスワード: ${secret}`,
  notRevealed: '表示するには --reveal を付けてください。',

  nextRun: (at: string) => `次回: ${at}`,
  lastRun: (at: string) => `前回: ${at}`,
  noLastRun: '前回: まだありません',
  scheduled: (cron: string) => `自動実行を始めました（cron: ${cron}、日本時間）。Ctrl-C で終わります。`,
  scheduleEnded: '自動実行を終わりました。',

  healthy: 'すべて問題ありません。',
  unhealthy: (count: number) => `${count} か所に問題があります。`,

  mockStarted: '練習用ポータルを起動しました。Ctrl-C で終わります。',
  mockSet: '別の端末で次のどれかを貼り付けると、todoke がこのポータルを使います:',
  mockImport: 'そのあと:',
  mockEnded: '練習用ポータルを終わりました。',
  demoStart: (url: string) => `練習用ポータルを起動しました: ${url}`,
  demoHome: (home: string) => `データの置き場所: ${home}`,
  demoDone: '練習用ポータルは終わりましたが、読み取った結果は残っています。続けて試せます:',

  setVault: (to: string) => `今後も使うには TODOKE_VAULT=${to} を設定してください。`,
  stoppedBy: '途中で止めました',
}
