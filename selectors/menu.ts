import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** オンライン資格確認・オンライン請求 (000 §1-3). */
export const menu = {
  title: 'オンライン資格確認・オンライン請求',
  landmark: [{ control: 'applications' }, { control: 'eligibilityApplications' }],
  refusals: signedInRefusals,
  controls: {
    applications: {
      words: ['オンライン資格確認・オンライン請求の各種申請について'],
      opens: 'eligibilityApplications',
    },
    eligibilityApplications: { words: ['オンライン資格確認の申請はこちら'] },
  },
} as const satisfies Screen
