import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

const particulars = {
  contactName: ['担当部署/担当者名'],
  terminalName: ['端末名称等'],
  email: ['メールアドレス'],
  phone: ['電話番号'],
} as const

const former = { kind: 'text', under: '変更前' } as const
const wanted = { kind: 'text', under: '変更後' } as const

/** 電子証明書申請情報編集画面 (004 §2.3): 「更新」 there changes. */
export const applicationDetail = {
  title: '電子証明書申請情報編集画面',
  landmark: [{ control: 'showDelivery' }, { says: ['電子証明書申請情報編集画面', '申請情報の詳細'] }],
  refusals: signedInRefusals,
  controls: {
    showDelivery: { words: ['発送状況確認'] },
    update: { words: ['更新'], commits: true },
    back: { words: ['前画面に戻る', '前の画面に戻る', '戻る'] },
  },
  fields: {
    formerContactName: { words: particulars.contactName, ...former },
    formerTerminalName: { words: particulars.terminalName, ...former },
    formerEmail: { words: particulars.email, ...former },
    formerPhone: { words: particulars.phone, ...former },
    contactName: { words: particulars.contactName, ...wanted },
    terminalName: { words: particulars.terminalName, ...wanted },
    email: { words: particulars.email, ...wanted },
    phone: { words: particulars.phone, ...wanted },
  },
  values: {
    requestId: { words: ['リクエストID'] },
    trackingNumber: { words: ['追跡番号'], shape: '[0-9][0-9 -]{6,20}' },
    deliveryStatus: { words: ['発送状況'] },
  },
} as const satisfies Screen

/** What stands after 「更新」: the same screen, or the list. */
export const applicationChanged = {
  title: '電子証明書申請情報編集画面',
  landmark: [...applicationDetail.landmark, { contains: '証明書申請情報一覧' }],
  refusals: signedInRefusals,
  controls: applicationDetail.controls,
} as const satisfies Screen
