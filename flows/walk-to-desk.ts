import type { VisitTools } from '../src/browser/flow.ts'
import { category } from '../selectors/category.ts'
import { certificateArticle } from '../selectors/certificate-article.ts'
import { walkToCategory } from './walk-to-category.ts'

/** From any page behind the login to 電子証明書発行申請業務ページ (000 §1-2 … 1-5, 001 §2-2 … 3-2). */
export async function walkToDesk(tools: VisitTools): Promise<void> {
  const { step, on } = tools
  await walkToCategory(tools)
  await step('1-4 「電子証明書発行申請」を選ぶ', () => on(category).press('certificateApplication'))
  await step('1-5 解説ページで「はい 電子証明書の申請画面へ進む」を押す', () => on(certificateArticle).press('yes'))
}
