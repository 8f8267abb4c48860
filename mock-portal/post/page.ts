import type { MockApplication } from '../contract.ts'

type Events = MockApplication['postEvents']

/** The post's tracking page for a number: its history, two table rows for each event, or the sentence that there is none. */
export function trackingPage(number: string, events: Events): string {
  const found = events.length > 0
  return `<!DOCTYPE html>
<html lang="ja">
<head><meta charset="UTF-8"><title>検索結果詳細 - 日本郵便</title></head>
<body>
<h1>検索結果詳細</h1>
${found ? summary(number, events) + history(events) : '<p class="txt_c">お問い合わせ番号が見つかりません。お確かめのうえ、再度ご入力ください。</p>'}
</body>
</html>
`
}

function summary(number: string, events: Events): string {
  const status = events.at(-1)?.history ?? ''
  return `<table class="tableType01" summary="配達状況詳細">
<tr><th>お問い合わせ番号</th><th>商品種別</th><th>最新年月日</th><th>最新状態</th></tr>
<tr><td>${hyphened(number)}</td><td>簡易書留</td><td>${events.at(-1)?.on ?? ''}</td><td>${status}</td></tr>
</table>
`
}

function history(events: Events): string {
  return `<table class="tableType01" summary="履歴情報">
<tr><th rowspan="2">状態発生日<br>（海外で発生した場合は現地時間）</th><th rowspan="2">配送履歴</th><th rowspan="2">詳細</th><th>取扱局</th><th rowspan="2">県名・国名</th></tr>
<tr><th>郵便番号</th></tr>
${events.map(eventRows).join('\n')}
</table>`
}

function eventRows({ on, history, office, prefecture, postalCode }: Events[number]): string {
  return `<tr><td rowspan="2">${on}</td><td rowspan="2">${history}</td><td rowspan="2">&nbsp;</td><td>${office}</td><td rowspan="2">${prefecture}</td></tr>
<tr><td>${postalCode}</td></tr>`
}

function hyphened(number: string): string {
  return number.replace(/^(\d{3})(\d{2})(\d{5})(\d)$/, '$1-$2-$3-$4')
}
