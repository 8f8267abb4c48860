import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { PostEvent } from '../src/domain/reports.ts'
import { tracking } from '../selectors/tracking.ts'

/** The post's tracking page for one 簡易書留 number: its events in the page's order; none when the post does not know the number. */
export const trackDelivery = flow({
  title: '郵便追跡',
  effect: 'reads',
  async run({ step, on, enter }: VisitTools, trackingNumber: string): Promise<readonly PostEvent[]> {
    const query = { reqCodeNo1: trackingNumber.replaceAll(/\D/g, ''), searchKind: 'S002', locale: 'ja' }
    await step('郵便局のホームページで追跡番号を調べる', () => enter('post', query))
    const lines = await step('配送履歴を読む', () => on(tracking).lines())
    return lines.map(({ cells }) => ({
      on: cells['状態発生日'] ?? '',
      history: cells['配送履歴'] ?? '',
      office: cells['取扱局'] ?? '',
      prefecture: cells['県名・国名'] ?? cells['県名等'] ?? cells['県名'] ?? '',
    }))
  },
})
