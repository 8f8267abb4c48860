import { flow, type VisitTools } from '../src/browser/flow.ts'
import type { Notice } from '../src/domain/ports.ts'
import { top } from '../selectors/top.ts'

/** 「重要なお知らせ」 on the top page, without a login (000 §1-1). */
export const readNotices = flow({
  title: '重要なお知らせ',
  effect: 'reads',
  async run({ step, on, enter }: VisitTools, _input: null): Promise<readonly Notice[]> {
    await step('1-1 医療機関等向け総合ポータルサイトにアクセスする', () => enter('portal'))
    const entries = await step('1-1 「重要なお知らせ」を読む', () => on(top).entries())
    return entries.map(({ title, detail }) => ({
      title,
      number: /(?:管理番号|番号)[\s:：]*([A-Z]*\d+)/i.exec(detail)?.[1] ?? /\bKB\d+/i.exec(detail)?.[0] ?? null,
      views: viewsIn(detail),
      age: /\d+\s*(?:年|か月|ヶ月|カ月|週間?|日|時間|分|秒)前/.exec(detail)?.[0] ?? null,
    }))
  },
})

// 「表示 20005」, 「20005 表示」, 「閲覧数：49365」.
function viewsIn(detail: string): number | null {
  const number =
    /(\d[\d,]*)\s*(?:表示|閲覧)/.exec(detail)?.[1] ?? /(?:表示|閲覧数?)[\s:：]*(\d[\d,]*)/.exec(detail)?.[1]
  return number === undefined ? null : Number(number.replaceAll(',', ''))
}
