import type { ApplyForm, ApplyView } from '../../mock-portal/contract.ts'
import { broken, cell, escape, split } from './markup.ts'
import { captionsOf } from './ra-apply-form.ts'

type Say = (word: string) => string

/** 証明書発行申請情報の確認画面, as it is put in the place of the form. */
export function confirmation(say: Say, kind: ApplyView['kind'], form: ApplyForm): string {
  const lines = captionsOf(kind).map(
    ([field, caption]) => `<dt>${escape(say(caption))}</dt><dd>${cell(form[field])}</dd>`,
  )
  return `<div class="t">${split(say('証明書発行申請情報の確認画面'))}</div><div class="akai"></div>
<p>以下の内容で証明書発行申請を送信します。よろしければ「申請」ボタンをクリックしてください。<br>内容に誤りがあれば、「戻る」ボタンをクリックしてください。</p>
<dl class="f">${lines.join('')}</dl>
<p><small>・電子証明書の発行料は、電子証明書の申請後、申請が承認された時点（電子証明書発行日）で発生します。<br>
・電子証明書発行料　1枚あたり　1,500円<br>・電子証明書のダウンロードには、オンライン請求ネットワークに接続設定をする必要があります。</small></p>
<p><a href="javascript:void(0)" data-kei="modoru">&lt;&lt; <span>${escape(say('戻る'))}</span></a>　　<a href="javascript:void(0)" class="b" data-kei="okuru">${escape(say('申請'))}</a></p>`
}

/** 発行申請成功, as it is put in the place of the confirmation. */
export function success(say: Say): string {
  const again = broken(say('続けてもう1枚申請').replace('1', '１'), '続けて')
  return `<div class="t">${split(say('発行申請成功'))}</div>
<p>証明書発行申請を送信しました。<br>ブラウザの閉じるボタン（×ボタン）で終了してください。</p>
<p><span class="b" data-saki="/moichimai">${again}</span></p>
<p>医療機関等向けポータルサイトのマイページに戻る場合は<br>「マイページに戻る」をクリックしてください。</p>
<p><input type="button" data-saki="/" value="${escape(say('マイページに戻る'))}"></p>`
}
