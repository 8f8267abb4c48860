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

/** The native dialog before each operation that cannot be taken back (004 §2.2 ①, ②). */
export const listQuestions = {
  cancel: ['電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？'],
  revoke: ['電子証明書の失効申請を行います。よろしいでしょうか？'],
} as const

/** What alert() may say after a change: that it was done, in any words, and not that it was not. */
export const doneAlert = [
  '(?!.*(できません|出来ません|できなかった|失敗|エラー|誤り|ませんでした)).*(しました|完了|受け?付け).*',
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
    actions: {
      under: '操作',
      words: ['詳細/編集', '発行申請のキャンセル', '証明書の失効'],
      commits: ['発行申請のキャンセル', '証明書の失効'],
    },
    empty: ['ありません', 'ございません', '見つかりません', '該当なし', '0件です'],
  },
} as const satisfies Screen
