import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

const headings = [
  '#',
  '申請日',
  '担当部署/担当者名',
  '端末名称等',
  'ステータス',
  'リクエストID',
  '発行日',
  '証明書有効期限',
  'ダウンロード有効期限',
  '操作',
] as const

/** 電子証明書申請状況照会画面 (000 §1-7, 004 §2.2). */
export const applicationList = {
  title: '電子証明書申請状況照会画面',
  landmark: [{ heads: headings }, { contains: '証明書申請情報一覧' }],
  refusals: signedInRefusals,
  values: { facilityCode: { pattern: '医療機関コード[^0-9]{0,3}([0-9]{7,10})[^0-9]' } },
  table: {
    headings: headings.filter((heading) => heading !== '#'),
    optional: ['#'],
    actions: { under: '操作', words: ['詳細/編集', '発行申請のキャンセル', '証明書の失効'] },
    empty: ['ありません', 'ございません', '見つかりません', '該当なし', '0件です'],
  },
} as const satisfies Screen
