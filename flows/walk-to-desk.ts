import type { VisitTools } from '../src/browser/flow.ts'
import { category } from '../selectors/category.ts'
import { certificateArticle } from '../selectors/certificate-article.ts'
import { home } from '../selectors/home.ts'
import { menu } from '../selectors/menu.ts'

/** From any page behind the login to 電子証明書発行申請業務ページ (000 §1-2 … 1-5, 001 §2-2 … 3-2). */
export async function walkToDesk({ step, on }: VisitTools): Promise<void> {
  await step('1-2 「オンライン資格確認 オンライン請求」を押す', () => on(home).press('menu'))
  await step('1-2 「オンライン資格確認・オンライン請求」を選ぶ', () => on(home).press('eligibility'))
  await step('1-3 「オンライン資格確認・オンライン請求の各種申請について」を押す', () => on(menu).press('applications'))
  await step('1-3 「オンライン資格確認の申請はこちら」を選ぶ', () => on(menu).press('eligibilityApplications'))
  await step('1-4 「電子証明書発行申請」を選ぶ', () => on(category).press('certificateApplication'))
  await step('1-5 解説ページで「はい 電子証明書の申請画面へ進む」を押す', () => on(certificateArticle).press('yes'))
}
