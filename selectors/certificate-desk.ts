import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** 電子証明書発行申請業務ページ (000 §1-6): 「同意する」 there spends, 「照会する」 reads. */
export const certificateDesk = {
  title: '電子証明書発行申請業務ページ',
  landmark: [{ control: 'inquire' }, { says: ['同意する'] }],
  refusals: signedInRefusals,
  controls: { inquire: { words: ['照会する'] }, agree: { words: ['同意する'] } },
} as const satisfies Screen
