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
const certificates = '電子証明書発行申請'

/** カテゴリページ「オンライン資格確認」 with its six tiles (000 §1-4, 001 §2-4). */
export const category = {
  title: 'カテゴリページ',
  landmark: [{ control: 'certificateApplication' }, { says: ['運用開始日登録', '交付決定通知書ダウンロード'] }],
  refusals: signedInRefusals,
  controls: {
    certificateApplication: {
      words: ['詳細を表示'],
      card: { headed: certificates, others: tiles.filter((tile) => tile !== certificates) },
      otherwise: { words: [certificates] },
    },
  },
} as const satisfies Screen
