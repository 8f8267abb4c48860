/** What the downloads behind the portal's tiles say. */
export const documents = {
  scanning: (run: { total: number }) => `${run.total} 施設の書類を取りに行きます`,
  progress: (now: { done: number; total: number; ok: number; failed: number }) =>
    `書類 ${now.done}/${now.total}  完了 ${now.ok}  失敗 ${now.failed}`,
  taken: (files: number) => `完了  ${files} 件`,
  total: (now: { ok: number; failed: number }) => `書類 ${now.ok} 件、失敗 ${now.failed} 件`,
  unread: (file: string) => `残してあるファイル: ${file}`,
  columns: {
    environment: '利用環境',
    userId: 'ユーザID（マスタ）',
    userName: 'ユーザ名',
    resetUserId: 'リセット用ユーザID',
    passwordExpiresOn: '初期パスワードの有効期限',
    initialPassword: '初期パスワード',
    importedOn: '決定通知書取込日',
    name: '書類',
    file: 'ファイル',
  },
  hidden: '●●●（--reveal を付けると表示）',
  initialOnly: '初期パスワードは、初回ログインのあとは使えません。',
}
