import type { DetailView, MockApplication } from '../contract.ts'
import { cellText, escaped, quoted } from './markup.ts'
import { button, leave, page, type Sheet } from './page.ts'

/** The fields of the 変更前/変更後 table, in its order. */
export const editable = {
  contactName: '担当部署/担当者名',
  terminalName: '端末名称等',
  email: 'メールアドレス',
  phone: '電話番号',
} as const

export type EditableField = keyof typeof editable

/** 電子証明書申請情報編集画面 (004 §2.3); 追跡番号 and 発送状況 stand there only once 「発送状況確認」 was pressed. */
export function detailPage(
  sheet: Sheet,
  view: DetailView,
  told: { readonly delivery: boolean; readonly done?: readonly (string | null)[] },
): string {
  const { say } = sheet
  return page({
    title: say('電子証明書申請情報編集画面'),
    body: [
      leave(sheet, 'マイページに戻る'),
      account(sheet, view),
      delivery(sheet, view.application, told.delivery),
      particulars(sheet, view.application),
      changes(sheet, view),
    ].join('\n'),
    alerts: [...(told.done ?? []), view.alert],
  })
}

function account({ say }: Sheet, { account: { name, phone, email } }: DetailView): string {
  return `<p><b>${escaped(say('ポータルサイトのアカウント情報'))}</b></p>
${pairs([
  [say('医療機関名'), name],
  [say('電話番号'), phone],
  [say('メールアドレス'), email],
])}`
}

function delivery({ say }: Sheet, { id, trackingNumber, deliveryStatus }: MockApplication, told: boolean): string {
  const found = pairs([
    [say('追跡番号'), trackingNumber ?? ''],
    [say('発送状況'), deliveryStatus ?? ''],
  ])
  return `<p>電子証明書発行通知書の発送状況を確認するには「発送状況確認」ボタンを押下してください。<br>
発送状況の詳細情報を確認する場合は、表示された追跡番号で郵便局のホームページにてご確認ください。</p>
${button(say('発送状況確認'), `go('/p/delivery', ${quoted(id)})`)}
${told ? found : ''}
<p>追跡できる期間は、発送日から約60日間です。<br>
15時(土日祝日等を除く)までの発行申請完了分を翌発送対応日※に発送します。<br>
※発送対応日:月曜～土曜(祝日等を除く)<br>
配達の結果、不達の場合は、連絡の上、再送させていただきます。</p>`
}

function particulars({ say }: Sheet, { requestId, commonName }: MockApplication): string {
  return `<p><b>${escaped(say('申請情報の詳細'))}</b></p>
${pairs([
  [say('リクエストID'), requestId ?? ''],
  [say('Common Name'), commonName ?? ''],
])}`
}

function changes({ say }: Sheet, { application, editable: allowed }: DetailView): string {
  const fields: readonly EditableField[] = ['contactName', 'terminalName', 'email', 'phone']
  const lines = fields.map((field) => {
    const input = `<input type="text" name="${field}" size="40" value="${escaped(application[field])}">`
    return `<tr><td class="h">${escaped(say(editable[field]))}</td><td>${cellText(application[field])}</td><td>${input}</td></tr>`
  })
  const id = quoted(application.id)
  return `<p>電子証明書申請情報です。${allowed ? '<br>\n更新する場合は、「変更後」欄に入力後「更新」ボタンを押下してください。' : ''}</p>
<table class="form"><tr><td class="h">&nbsp;</td><td class="h">${escaped(say('変更前'))}</td><td class="h">${escaped(say('変更後'))}</td></tr>
${lines.join('\n')}</table>
<p>${allowed ? `${button(say('更新'), `go('/p/edit', ${id})`)} ` : ''}${button(say('前画面に戻る'), `go('/p/list', '')`)}</p>`
}

function pairs(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([word, value]) => `<tr><td class="h">${escaped(word)}</td><td>${cellText(value)}</td></tr>`)
  return `<table class="form">${lines.join('\n')}</table>`
}
