import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** 電子証明書申請情報編集画面 (004 §2.3). */
export const applicationDetail = {
  title: '電子証明書申請情報編集画面',
  landmark: [{ control: 'showDelivery' }, { says: ['電子証明書申請情報編集画面', '申請情報の詳細'] }],
  refusals: signedInRefusals,
  controls: {
    showDelivery: { words: ['発送状況確認'] },
    back: { words: ['前画面に戻る', '前の画面に戻る', '戻る'] },
  },
  values: {
    requestId: { words: ['リクエストID'] },
    trackingNumber: { words: ['追跡番号'], shape: '[0-9][0-9 -]{6,20}' },
    deliveryStatus: { words: ['発送状況'] },
  },
} as const satisfies Screen
