import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** KB0010381 【電子証明書】解説ページ (000 §1-5). */
export const certificateArticle = {
  title: '【電子証明書】解説ページ',
  landmark: [{ control: 'yes' }, { says: ['【電子証明書】解説ページ'] }],
  refusals: signedInRefusals,
  controls: {
    yes: {
      words: ['はい 電子証明書の申請画面へ進む', 'はい、電子証明書の申請画面へ進む', '電子証明書の申請画面へ進む'],
    },
  },
} as const satisfies Screen
