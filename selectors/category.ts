import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

const tiles = [
  '利用開始・変更申請',
  'マスタアカウント情報ダウンロード',
  '運用開始日登録',
  '電子証明書発行申請',
  '補助金申請',
  '交付決定通知書ダウンロード',
] as const

const tile = (headed: (typeof tiles)[number]) =>
  ({
    words: ['詳細を表示'],
    card: { headed, others: tiles.filter((each) => each !== headed) },
    otherwise: { words: [headed] },
  }) as const

/** カテゴリページ「オンライン資格確認」 with its six tiles (000 §1-4, 001 §2-4). */
export const category = {
  title: 'カテゴリページ',
  landmark: [{ control: 'certificateApplication' }, { says: ['運用開始日登録', '交付決定通知書ダウンロード'] }],
  refusals: signedInRefusals,
  controls: {
    certificateApplication: tile('電子証明書発行申請'),
    masterAccounts: tile('マスタアカウント情報ダウンロード'),
    grantDecisions: tile('交付決定通知書ダウンロード'),
  },
} as const satisfies Screen
