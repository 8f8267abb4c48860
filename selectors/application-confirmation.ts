import type { Screen } from '../src/browser/screen.ts'
import { applicationFields } from './application-form.ts'
import { signedInRefusals } from './refusals.ts'

/** 証明書発行申請情報の確認画面 (001 §3-6, 004 §2.1 (4) ②): 「申請」 there spends. */
export const applicationConfirmation = {
  title: '証明書発行申請情報の確認画面',
  landmark: [
    { contains: '証明書発行申請情報の確認画面' },
    { contains: '以下の内容で証明書発行申請を送信します' },
    { all: [{ control: 'apply' }, { control: 'back' }], none: [{ field: 'terminalName' }] },
  ],
  refusals: signedInRefusals,
  controls: { apply: { words: ['申請'], commits: true }, back: { words: ['戻る'] } },
  fields: applicationFields,
} as const satisfies Screen
