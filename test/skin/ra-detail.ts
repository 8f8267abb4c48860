import type { DetailView } from '../../mock-portal/contract.ts'
import { cell, escape, split } from './markup.ts'
import { json, raPage, type RaSheet } from './ra-page.ts'

/** 電子証明書申請情報編集画面: the account as a definition list, the post as boxes that come when asked for, the application as pairs of cells. */
export function detailPage(sheet: RaSheet, view: DetailView): string {
  const { say } = sheet
  const { application } = view
  return raPage(
    sheet,
    '電子証明書申請情報編集画面',
    view.alert,
    `<b>ポータルサイトのアカウント情報</b>${account(view, say)}<hr>${delivery(sheet, application.id)}<hr>
<b>申請情報の詳細</b><table class="l"><tr><td class="h">${escape(say('リクエストID'))}</td><td>${cell(application.requestId)}</td></tr>
<tr><td class="h">${escape(say('Common Name'))}</td><td>${cell(application.commonName)}</td></tr></table>
<p>電子証明書申請情報です。<br>更新する場合は、「変更後」欄に入力後「更新」ボタンを押下してください。</p>${change(sheet, view)}
<p align="center">${view.editable ? `<input type="button" data-saki="/koshin" data-no="${escape(application.id)}" value="${escape(say('更新'))}">　` : ''}<span class="b" data-saki="/ichiran">${split(say('前画面に戻る'))}</span></p>`,
  )
}

function account({ account }: DetailView, say: RaSheet['say']): string {
  const lines = [
    ['医療機関名', account.name],
    ['電話番号', account.phone],
    ['メールアドレス', account.email],
  ] as const
  return `<dl>${lines.map(([name, value]) => `<dt>${escape(say(name))}</dt><dd>${cell(value)}</dd>`).join('')}</dl>`
}

function delivery({ say }: RaSheet, id: string): string {
  return `<p>電子証明書発行通知書の発送状況を確認するには「発送状況確認」ボタンを押下してください。<br>
発送状況の詳細情報を確認する場合は、表示された追跡番号で郵便局のホームページにてご確認ください。</p>
<div class="b" onclick="hasso()">${escape(say('発送状況確認'))}</div>
<div class="hyoji" style="display:none"><div class="d"><div>${escape(say('追跡番号'))}</div><div></div></div>
<div class="d"><div>${split(say('発送状況'))}</div><div></div></div></div>
<p><small>追跡できる期間は、発送日から約60日間です。<br>配達の結果、不達の場合は、連絡の上、再送させていただきます。</small></p>
<script>function hasso() {
  var ok = new URLSearchParams({ kid: kid, no: ${json(id)} })
  fetch('/haiso', { method: 'POST', body: ok }).then(function (kekka) {
    if (kekka.status === 401) { okuru('/ichiran'); throw new Error('owari') }
    if (!kekka.ok) throw new Error('' + kekka.status)
    return kekka.json()
  }).then(function (kekka) {
    setTimeout(function () {
      var tokoro = document.querySelector('.hyoji'), ran = tokoro.querySelectorAll('.d div + div')
      ran[0].textContent = kekka.bango || '　'; ran[1].textContent = kekka.jokyo || '　'
      tokoro.style.display = 'block'
    }, kekka.machi)
  }).catch(function (e) { if (e.message !== 'owari') alert('発送状況を取得できませんでした。時間をおいて再度お試しください。') })
}</script>`
}

function change({ say }: RaSheet, { application }: DetailView): string {
  const lines = [
    ['担当部署/担当者名', application.contactName],
    ['端末名称等', application.terminalName],
    ['メールアドレス', application.email],
    ['電話番号', application.phone],
  ] as const
  const row = ([name, value]: readonly [string, string], place: number): string =>
    `<tr><td class="h">${escape(say(name))}</td><td>${cell(value)}</td><td><input type="text" size="34" name="h${place}" value="${escape(value)}"></td></tr>`
  return `<table class="l"><tr><td>　</td><td class="h">${escape(say('変更前'))}</td><td class="h">${escape(say('変更後'))}</td></tr>${lines.map(row).join('')}</table>`
}
