import type { VisitTools } from '../src/browser/flow.ts'
import type { ApplicationRow } from '../src/domain/application-row.ts'
import type { TableRow } from '../src/domain/read-row.ts'
import { applicationDetail } from '../selectors/application-detail.ts'
import { applicationList } from '../selectors/application-list.ts'

/** 発送状況確認 of one row (004 §2.3 ①), from the list and back to it. Both values are null while the portal shows none: that takes days. */
export async function readDelivery(
  { step, on }: VisitTools,
  line: TableRow,
): Promise<Pick<ApplicationRow, 'trackingNumber' | 'deliveryStatus'>> {
  await step('2.3 「詳細/編集」を押す', () => on(applicationList).pressIn(line, '詳細/編集'))
  const delivery = await step('2.3 ① 「発送状況確認」を押す', async () => {
    await on(applicationDetail).press('showDelivery')
    // Before the notice is posted some screens show no such words at all.
    return {
      trackingNumber: await on(applicationDetail).readIfThere('trackingNumber'),
      deliveryStatus: await on(applicationDetail).readIfThere('deliveryStatus'),
    }
  })
  await step('2.3 「前画面に戻る」を押す', async () => {
    await on(applicationDetail).press('back')
    await on(applicationList).stands()
  })
  return delivery
}
