const yen = (amount: number) => `${new Intl.NumberFormat('ja-JP').format(amount)}円`

/** What `apply run`, `apply resume`, `apply list`, `cancel`, `revoke` and `edit` say. */
export const filing = {
  columns: { key: 'キー', act: '処理', state: '状態', requestId: 'リクエストID', yen: '金額', at: '日時' },
  acts: { apply: '発行申請', cancel: 'キャンセル', revoke: '失効', edit: '更新' },
  states: { submitted: '送信済み', planned: '未送信', skipped: '見送り', failed: '中止', uncertain: '要確認' },
  scanning: (run: { total: number }) => `${run.total} 施設の申請窓口を開きます`,
  progress: (now: { done: number; total: number; ok: number; failed: number }) =>
    `窓口 ${now.done}/${now.total}  済み ${now.ok}  未了 ${now.failed}`,
  counted: (state: string, count: number) => `${state} ${count} 件`,
  screen: (act: string, terminal: string) => `${act}「${terminal}」— 最後のボタンの手前の画面:`,
  notDone: (count: number) => `済んでいないもの（${count}）:`,
  totals: (counts: Readonly<Record<'submitted' | 'planned' | 'failed' | 'uncertain' | 'skipped', number>>) =>
    `送信済み ${counts.submitted} 件、未送信 ${counts.planned} 件、中止 ${counts.failed} 件、要確認 ${counts.uncertain} 件、見送り ${counts.skipped} 件`,
  fee: (fee: { certificates: number; postage: number; total: number }) =>
    `送信済みの分: 発行料 ${yen(fee.certificates)} ＋ 郵送料 ${yen(fee.postage)} ＝ 合計 ${yen(fee.total)}（税込。承認された時点で発生します）`,
  feePlanned: (total: number) => `未送信の分: 合計 ${yen(total)}`,
  feeUncertain: (total: number) => `要確認の分: 合計 ${yen(total)}`,
  rehearsed: (count: number) => `${count} 件を最後のボタンの手前まで確かめました。何も送っていません。`,
  notRehearsed: (count: number) => `${count} 件は最後のボタンの手前まで進めませんでした。何も送っていません。`,
  proved: (count: number) => `${count} 件すべて、送信されたことをポータルの申請情報一覧で確かめました。`,
  nothingOpen: '確かめるもの、続けるものはありません。',
  settled: (count: number) => `${count} 件がどうなったかを、ポータルの申請情報一覧で確かめました。`,
  certain: (submitted: number, unsent: number) =>
    `確かなこと: ${submitted} 件は送信済み（申請情報一覧で確認）、${unsent} 件は送っていません。`,
  uncertain: (count: number) =>
    `確かでないこと: ${count} 件が届いたかどうか。手で送り直さず、次のコマンドで確かめてください`,
  stillUncertain: (count: number) =>
    `確かでないこと: ${count} 件が届いたかどうか。上の理由を見て、ポータルの申請情報一覧を人が確かめ、見たことを次のコマンドで記録してください（届いていなければ --as planned）`,
  goOn: '送っていない分を続けるには',
  lookAt: '理由を確かめるには',
  planAgain: '計画を作り直すには',
  demoWish: { contactName: '薬局長', terminalName: '投薬窓口の資格確認端末' },
  demoApplies: '電子証明書を1枚、計画してから申請します',
  journalEmpty: '申請・操作の記録はまだありません。',
  accepted: (finding: string, reason: string) => `承知の上で: ${finding}（理由: ${reason}）`,
  surplus: (count: number) =>
    `同じ端末の発行承認待ちが重なっています（余分 ${count} 件、承認されると1件ごとに発行料がかかります）。取り消すには:`,
  surplusByHand: (facility: string, terminal: string) =>
    `${facility}「${terminal}」は同じ内容の行が並んでいて見分けられません。ポータルで人が取り消してください。`,
}
