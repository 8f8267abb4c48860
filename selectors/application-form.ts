import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** What an application says, on the input screen and on the confirmation (004 §2.1 (2), (3)); 医療保険者等 have the second words. */
export const applicationFields = {
  category: { words: ['分類'], kind: 'choice' },
  prefecture: { words: ['都道府県コード', '都道府県'], kind: 'choice' },
  feeSchedule: { words: ['点数表', '点数表コード'], kind: 'choice' },
  institutionCode: { words: ['医療機関コード', '医療機関等コード', '保険者番号'], kind: 'text' },
  name: { words: ['医療機関(薬局)名称', '医療機関等名', '医療保険者等名'], kind: 'text' },
  contactName: { words: ['担当部署/担当者名', '担当者部署名', '担当部署/担当者'], kind: 'text' },
  phone: { words: ['電話番号'], kind: 'text' },
  email: { words: ['メールアドレス'], kind: 'text' },
  terminalName: { words: ['端末名称等'], kind: 'text' },
} as const satisfies Screen['fields']

/** 証明書発行申請情報の入力画面 (001 §3-4, 004 §2.1 (2), (3)). */
export const applicationForm = {
  title: '証明書発行申請情報の入力画面',
  landmark: [
    { contains: '証明書発行申請情報の入力画面' },
    { all: [{ control: 'next' }, { field: 'terminalName' }], none: [] },
  ],
  refusals: signedInRefusals,
  controls: { next: { words: ['次へ'] } },
  fields: applicationFields,
} as const satisfies Screen
