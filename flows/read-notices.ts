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
    return entries.map(({ title, detail }) => ({ title, ...smallPrint(detail) }))
  },
})

const numbered = /(?:管理番号|番号)[\s:：]*([A-Z]*\d+)/i
const aged = /\d+\s*(?:年|か月|ヶ月|カ月|週間?|日|時間|分|秒)前/

// 「管理番号：4200 表示 20005 2 日前」, 「KB0010381 20005 表示」, 「閲覧数：49,365」: of three numbers each has its word, before or after it.
function smallPrint(detail: string): Omit<Notice, 'title'> {
  const number = numbered.exec(detail) ?? /\b(KB\d+)/i.exec(detail)
  const age = aged.exec(detail)?.[0] ?? null
  const rest = detail.replace(number?.[0] ?? '', ' ').replace(age ?? '', ' ')
  const views = /(?:表示|閲覧数?)[\s:：]*(\d[\d,]*)/.exec(rest)?.[1] ?? /(\d[\d,]*)\s*回?(?:表示|閲覧)/.exec(rest)?.[1]
  return { number: number?.[1] ?? null, views: views === undefined ? null : Number(views.replaceAll(',', '')), age }
}
