import type { ListView } from '../../mock-portal/contract.ts'
import { broken, cell, escape } from './markup.ts'
import { raPage, type RaSheet } from './ra-page.ts'

type Operation = ListView['rows'][number]['operations'][number]

const questions = {
  cancel: '電子証明書の発行申請のキャンセル処理を行います。よろしいでしょうか？',
  revoke: '電子証明書の失効申請を行います。よろしいでしょうか？',
} as const

/** 電子証明書申請状況照会画面: the list inside layout tables, after a legend that uses the same words, or one sentence when nothing was ever applied for. */
export function listPage(sheet: RaSheet, view: ListView): string {
  const whose = `医療機関（薬局）名称［${escape(view.facilityName)}］、医療機関コード［${escape(view.facilityCode)}］ の<br>証明書申請情報一覧`
  return raPage(
    sheet,
    '電子証明書申請状況照会画面',
    view.alert,
    `${legend(sheet.say)}<table><tr><td>　</td><td><p>${whose}</p>
${view.rows.length === 0 ? '<p><b>申請情報はありません。</b></p>' : table(view, sheet.say)}</td></tr></table>`,
  )
}

function table(view: ListView, say: RaSheet['say']): string {
  const headings = view.headings.map((heading) => broken(heading, '担当部署/', 'リクエスト', '証明書', 'ダウンロード'))
  const row = headings.map((heading) => `<td class="h" nowrap>${heading}</td>`).join('')
  const template = `<table class="l" style="display:none"><tr>${row}</tr><tr>${headings.map(() => '<td>----</td>').join('')}</tr></table>`
  return `${template}<table class="l" cellspacing="0"><tr>${row}</tr>
${view.rows.map((line, place) => lineOf(line, view.operationsAt, (operation) => button(operation, place, say))).join('\n')}</table>`
}

function lineOf(
  { cells, operations }: ListView['rows'][number],
  operationsAt: number,
  drawnOf: (operation: Operation) => string,
): string {
  const buttons = operations.map((operation) => `<tr><td>${drawnOf(operation)}</td></tr>`).join('')
  const drawn = cells.map((text, column) => {
    return `<td>${column === operationsAt ? `<table cellspacing="2">${buttons}</table>` : cell(text)}</td>`
  })
  return `<tr>${drawn.join('')}</tr>`
}

function button({ word, operation, applicationId }: Operation, place: number, say: RaSheet['say']): string {
  const id = escape(applicationId)
  if (operation === 'detail') return detailButton(word, `data-saki="/shosai" data-no="${id}"`, place)
  const way = `data-saki="/${operation === 'cancel' ? 'torikeshi' : 'shikko'}" data-tou="${escape(say(questions[operation]))}" data-no="${id}"`
  if (operation === 'cancel') return `<div class="b" ${way}>${broken(word, '発行申請の')}</div>`
  return `<input type="button" ${way} value="${escape(word)}">`
}

function detailButton(word: string, way: string, place: number): string {
  const drawn = broken(word.replace('/', '／'), '詳細／')
  if (place % 3 === 0) return `<a href="javascript:void(0)" ${way}>${drawn}</a>`
  if (place % 3 === 1) return `<div class="b" ${way}>${drawn}</div>`
  return `<input type="button" ${way} value="${escape(word)}">`
}

function legend(say: RaSheet['say']): string {
  const lines = [
    ['発行承認待ち', '「詳細/編集」「発行申請のキャンセル」'],
    ['発行済み', '「詳細/編集」「証明書の失効」'],
    ['発行申請棄却', '「詳細/編集」'],
    ['失効済み', '「詳細/編集」'],
  ] as const
  return `<table class="l" align="right"><tr><td class="h">${escape(say('ステータス'))}</td><td class="h">可能な${escape(say('操作'))}</td></tr>
${lines.map(([status, operations]) => `<tr><td>${status}</td><td>${operations}</td></tr>`).join('')}</table><br clear="all">`
}
