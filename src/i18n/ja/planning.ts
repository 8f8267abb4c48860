const yen = (amount: number) => `${new Intl.NumberFormat('ja-JP').format(amount)}円`

/** What `apply plan` says. */
export const planning = {
  yen,
  columns: { key: 'キー', action: '処理', fee: '発行料', postage: '郵送料', total: '合計' },
  actions: { apply: '申請', skip: '見送り' },
  severities: { error: '誤り', advice: '助言', warning: '注意' },
  source: '根拠',
  acceptedBecause: (reason: string) => `→ 申請します（理由: ${reason}）`,
  applications: (fee: { count: number; certificates: number; postage: number; total: number }) =>
    `申請 ${fee.count} 枚: 発行料 ${yen(fee.certificates)} ＋ 郵送料 ${yen(fee.postage)} ＝ 合計 ${yen(fee.total)}（税込。承認された時点で発生します）`,
  skipped: (count: number) => `見送り ${count} 枚（0円）`,
  howToAccept: (typed: string) => `助言があっても申請するときは、理由を付けて計画を作り直します: ${typed}`,
  exampleReason: '理由',
  written: (file: string, until: string) =>
    `計画を書き出しました: ${file}（${until} まで有効。まだ何も送っていません）`,
  refused: (errors: number) => `誤りが ${errors} か所あるため、計画を作りませんでした。何も送っていません。`,
  correct: 'ファイルを直して、もう一度実行してください。',
}
