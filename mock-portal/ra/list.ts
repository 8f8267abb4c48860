import type { ListView } from '../contract.ts'
import { cellText, escaped, quoted } from './markup.ts'
import { button, leave, page, type Sheet } from './page.ts'

/** The native confirm() before each operation that cannot be taken back (004 §2.2). */
const questions = {
  cancel: '電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
  revoke: '電子証明書の失効申請を行います。よろしいでしょうか？',
} as const

/** 電子証明書申請状況照会画面. `done` is what an operation has just to say. */
export function listPage(sheet: Sheet, view: ListView, done: readonly (string | null)[] = []): string {
  const { say } = sheet
  const heading = `${say('医療機関(薬局)名称')} [${view.facilityName}]、${say('医療機関コード')} [${view.facilityCode}] ${say('の証明書申請情報一覧')}`
  const empty = view.rows.length === 0 ? `<p>${escaped(say('該当する申請情報はありません'))}</p>` : ''
  return page({
    title: say('電子証明書申請状況照会画面'),
    body: `${leave(sheet, 'トップページに戻る')}
<p>${escaped(heading)}</p>
<table class="list" width="100%">
<tr>${view.headings.map((word) => `<td class="h" nowrap>${escaped(word)}</td>`).join('')}</tr>
${view.rows.map((row) => rowOf(row, view.operationsAt, say)).join('\n')}
</table>
${empty}`,
    alerts: [...done, view.alert],
  })
}

type Row = ListView['rows'][number]

function rowOf({ cells, operations }: Row, operationsAt: number, say: Sheet['say']): string {
  const drawn = cells.map((cell, at) => (at === operationsAt ? buttons(operations, say) : cellText(cell)))
  return `<tr>${drawn.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function buttons(operations: Row['operations'], say: Sheet['say']): string {
  const drawn = operations.map(({ word, operation, applicationId }) =>
    button(word, callOf(operation, applicationId, say)),
  )
  return drawn.join('<br>')
}

function callOf(operation: Row['operations'][number]['operation'], id: string, say: Sheet['say']): string {
  if (operation === 'detail') return `go('/p/detail', ${quoted(id)})`
  return `ask(${quoted(say(questions[operation]))}, '/p/${operation}', ${quoted(id)})`
}
