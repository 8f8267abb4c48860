import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { ApplicationRow } from '../src/domain/application-row.ts'
import { certificateDesk } from '../selectors/certificate-desk.ts'
import { readDelivery } from './read-delivery.ts'
import { readApplications } from './read-list.ts'
import { signIn, type Login } from './sign-in.ts'
import { walkToDesk } from './walk-to-desk.ts'

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
    await tools.reach(certificateDesk, () => walkToDesk(tools))
    await step('1-6 「照会する」を押す', () => on(certificateDesk).press('inquire'))
    const read = await step('1-7 申請情報一覧を読む', () => readApplications(tools, inquiry.facilityCode))
    const rows: ApplicationRow[] = []
    for (const { line, row } of read) {
      rows.push(inquiry.wantsDelivery(row) ? { ...row, ...(await readDelivery(tools, line)) } : row)
    }
    return rows
  },
})
