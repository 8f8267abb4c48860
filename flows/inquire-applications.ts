import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { ApplicationRow } from '../src/domain/application-row.ts'
import { Failure } from '../src/domain/failure.ts'
import { readApplicationRow } from '../src/domain/read-row.ts'
import { applicationList } from '../selectors/application-list.ts'
import { category } from '../selectors/category.ts'
import { certificateArticle } from '../selectors/certificate-article.ts'
import { certificateDesk } from '../selectors/certificate-desk.ts'
import { home } from '../selectors/home.ts'
import { menu } from '../selectors/menu.ts'
import { readDelivery } from './read-delivery.ts'
import { signIn, type Login } from './sign-in.ts'

/** Whose applications, and of which rows 発送状況 is wanted too. */
export interface Inquiry {
  readonly facilityCode: string
  readonly login: Login
  readonly wantsDelivery: (row: ApplicationRow) => boolean
}

/** 電子証明書申請状況照会 (000 §1-1 … 1-7, 004 §2.2). Throws `mismatch` when the list is another facility's. */
export const inquireApplications = flow({
  title: '電子証明書申請状況照会',
  effect: 'reads',
  async run(tools: VisitTools, inquiry: Inquiry): Promise<readonly ApplicationRow[]> {
    const { step, on } = tools
    await signIn.run(tools, inquiry.login)
    await step('1-2 「オンライン資格確認 オンライン請求」を押す', () => on(home).press('menu'))
    await step('1-2 「オンライン資格確認・オンライン請求」を選ぶ', () => on(home).press('eligibility'))
    await step('1-3 「オンライン資格確認・オンライン請求の各種申請について」を押す', () =>
      on(menu).press('applications'),
    )
    await step('1-3 「オンライン資格確認の申請はこちら」を選ぶ', () => on(menu).press('eligibilityApplications'))
    await step('1-4 「電子証明書発行申請」を選ぶ', () => on(category).press('certificateApplication'))
    await step('1-5 解説ページで「はい 電子証明書の申請画面へ進む」を押す', () => on(certificateArticle).press('yes'))
    await step('1-6 「照会する」を押す', () => on(certificateDesk).press('inquire'))
    const read = await step('1-7 申請情報一覧を読む', async () => {
      const lines = await on(applicationList).lines()
      await throwUnlessOwn(tools, inquiry.facilityCode)
      return lines.map((line) => ({ line, row: readApplicationRow(line) }))
    })
    const rows: ApplicationRow[] = []
    for (const { line, row } of read) {
      rows.push(inquiry.wantsDelivery(row) ? { ...row, ...(await readDelivery(tools, line)) } : row)
    }
    return rows
  },
})

// The heading over the list says whose it is: 7 digits, or all 10.
async function throwUnlessOwn({ on }: VisitTools, facilityCode: string): Promise<void> {
  const shown = await on(applicationList).read('facilityCode')
  if (shown === null || facilityCode.endsWith(shown)) return
  throw new Failure('mismatch', {
    where: '医療機関コード',
    expected: facilityCode,
    found: shown,
  })
}
