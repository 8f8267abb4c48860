import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** The page that the icon on the 資格確認端末 opens (002 p2, 3). */
export const qualificationDoor = {
  title: 'オンライン資格確認等システムの入口',
  landmark: [{ control: 'begin' }],
  refusals: publicRefusals,
  controls: { begin: { words: ['システムの利用を始める'] } },
} as const satisfies Screen
