/** The commands about the downloads behind the portal's tiles. */
export const documentCommands = {
  'master-account download': {
    summary: 'マスタアカウントの「ユーザ設定情報」を取って来て、ユーザIDを読み取ります',
    examples: [
      ['master-account download 1311234569', '1施設。ファイルとユーザIDを残す'],
      ['master-account download --all --out pdf', '全施設。PDF を pdf フォルダーに置く'],
    ],
  },
  'master-account show': {
    summary: '読み取ったマスタアカウントとリセット用アカウントのユーザIDを示します',
    examples: [
      ['master-account show 1311234569', 'ユーザIDと有効期限'],
      ['master-account show 1311234569 --reveal', '初期パスワードも表示する'],
    ],
  },
  'documents download': {
    summary: 'ポータルの書類（ユーザ設定情報・交付決定通知書）をダウンロードします',
    examples: [
      ['documents download 1311234569 --kind grant-decision', '1施設の交付決定通知書すべて'],
      ['documents download --all --kind master-account --out pdf', '全施設のユーザ設定情報を pdf フォルダーに置く'],
    ],
  },
} satisfies Record<string, { summary: string; examples: [string, string][] }>
