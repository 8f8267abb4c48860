import type { FastifyInstance } from 'fastify'
import type { MockApplication, World } from '../../mock-portal/contract.ts'
import { asked } from './asked.ts'
import { cell, escape } from './markup.ts'
import { called, html } from './reply.ts'

/** Registers the post's tracking page: one GET, one document, two lines of the history table for each event. */
export function post(app: FastifyInstance, world: World): void {
  app.get('/services/srv/search/direct', called('tracking'), (request, reply) => {
    const number = asked(request, 'reqCodeNo1')
    const found = world.byTrackingNumber(number.replaceAll(/\D/g, ''))
    return html(reply, page(number, found))
  })
}

function page(number: string, found: MockApplication | null): string {
  const hasEvents = found !== null && found.postEvents.length > 0
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>個別番号検索結果</title>
<style>body{font:14px sans-serif;margin:24px}table{border-collapse:collapse;margin:12px 0}td{border:1px solid #bbb;padding:4px 10px}td.g{background:#fbe9e7}</style></head>
<body><div><b>郵便追跡サービス</b></div><div>検索結果詳細　（状態発生日・配送履歴・取扱局を表示します）</div>
${hasEvents ? `${summary(number)}${history(found.postEvents)}` : `<div>${escape(number)}</div><div style="color:#c00">お問い合わせ番号が<br>見つかりません。お確かめのうえ、再度ご入力ください。</div>`}
<div><u>日本郵便株式会社</u></div></body></html>`
}

function summary(number: string): string {
  return `<table summary="配達状況詳細"><tr><td class="g">お問い合わせ番号</td><td class="g">商品種別</td><td class="g">付加サービス</td></tr>
<tr><td>${escape(number)}</td><td>第一種郵便物</td><td>簡易書留</td></tr></table>`
}

function history(events: MockApplication['postEvents']): string {
  const heads = ['状態発生日', '配送履歴', '詳細'].map((name) => `<td class="g" rowspan="2">${name}</td>`).join('')
  return `<table summary="履歴情報"><tr>${heads}<td class="g">取扱局</td><td class="g" rowspan="2">県名</td></tr><tr><td class="g">郵便番号</td></tr>
${events.map(lines).join('\n')}</table>`
}

function lines({ on, history, office, prefecture, postalCode }: MockApplication['postEvents'][number]): string {
  return `<tr><td rowspan="2">${cell(on)}</td><td rowspan="2">${cell(history)}</td><td rowspan="2">　</td>
<td>${cell(office)}</td><td rowspan="2">${cell(prefecture)}</td></tr><tr><td>${cell(postalCode)}</td></tr>`
}
