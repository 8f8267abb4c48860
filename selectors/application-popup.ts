import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** What the pop-up after 「次へ」 says (001 §3-5, 004 §2.1 (4) ①): an application, and its price; never another deed, nor a mistake. */
export const popupQuestion = [
  '(?=.*(申請|発行))(?=.*[0-9][0-9,]*円)(?!.*(失効|取消|取り消|取下|解約|削除|誤り|エラー|できません|入力して|正しく)).*',
] as const

/** In its words: how many applications there were, issued ones included, and the price of a certificate. */
export const popupPatterns = {
  earlier: '(?:申請件数|申請済み?件数|過去の申請|申請が)[^0-9円]*([0-9]+)件',
  fee: '([0-9][0-9,]*)円',
} as const

/** ポップアップ確認画面, where it is a box in the page. */
export const applicationPopup = {
  title: 'ポップアップ確認画面',
  landmark: [{ all: [{ control: 'ok' }, { control: 'cancel' }, { contains: '円' }], none: [] }],
  refusals: signedInRefusals,
  controls: { ok: { words: ['OK', 'はい'] }, cancel: { words: ['キャンセル', 'いいえ', '閉じる'] } },
  values: {
    earlier: { pattern: popupPatterns.earlier },
    fee: { pattern: popupPatterns.fee },
  },
} as const satisfies Screen
