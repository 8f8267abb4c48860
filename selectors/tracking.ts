import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** 郵便追跡サービス 検索結果詳細: the post's public page; each event takes two lines of the table. */
export const tracking = {
  title: '郵便追跡サービス 検索結果',
  landmark: [{ heads: ['状態発生日', '配送履歴', '取扱局'] }, { contains: 'お問い合わせ番号が見つかりません' }],
  refusals: publicRefusals,
  table: {
    headings: ['状態発生日', '配送履歴'],
    optional: ['詳細', '取扱局', '県名・国名', '県名等', '県名'],
    empty: ['お問い合わせ番号が見つかりません'],
  },
} as const satisfies Screen
