import type { VisitTools } from '../src/browser/flow.ts'
import { home } from '../selectors/home.ts'
import { menu } from '../selectors/menu.ts'

/** From any page behind the login to カテゴリページ「オンライン資格確認」 (000 §1-2, 1-3, 001 §2-2, 2-3). */
export async function walkToCategory({ step, on }: VisitTools): Promise<void> {
  await step('1-2 「オンライン資格確認 オンライン請求」を押す', () => on(home).press('menu'))
  await step('1-2 「オンライン資格確認・オンライン請求」を選ぶ', () => on(home).press('eligibility'))
  await step('1-3 「オンライン資格確認・オンライン請求の各種申請について」を押す', () => on(menu).press('applications'))
  await step('1-3 「オンライン資格確認の申請はこちら」を選ぶ', () => on(menu).press('eligibilityApplications'))
}
