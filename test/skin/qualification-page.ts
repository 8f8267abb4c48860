import { escape, split } from './markup.ts'
import { json } from './ra-page.ts'

/** What a screen of this system is drawn from; `name` is the facility and user that stand at the top, '' before the login. */
export interface ShikakuSheet {
  readonly say: (word: string) => string
  readonly name: string
  readonly alertText?: string | null
}

const look = `body{margin:0;background:#f4f2ec;font:13px/1.7 "MS PGothic","Noto Sans CJK JP",sans-serif}
.ue{background:#7a3b2e;color:#fff;padding:6px 12px;display:flex;justify-content:space-between}.naka{width:820px;margin:12px auto;background:#fff;padding:14px}
.dai{font-size:17px;border-bottom:2px dotted #7a3b2e;margin-bottom:10px}.osu{display:inline-block;background:#e7ddd0;border:1px solid #7a3b2e;padding:3px 14px;margin:6px 4px;cursor:pointer}
.ue .osu{background:none;border:0;text-decoration:underline;margin:0}table{border-collapse:collapse}td{border:1px solid #b9a58f;padding:3px 8px}td.m{background:#efe6da}
tr[data-iku]{cursor:pointer}.aka{color:#b00}.gyo{display:flex;margin:4px 0}.gyo i{width:190px;font-style:normal;color:#7a3b2e}.matsu{position:fixed;inset:0;background:#fff;opacity:.7;text-align:center;padding-top:140px}`

const script = `
function okuru(iku, mono) {
  var f = document.createElement('form')
  f.method = 'post'; f.action = iku
  Object.keys(mono).forEach(function (na) { var i = document.createElement('input'); i.type = 'hidden'; i.name = na; i.value = mono[na]; f.appendChild(i) })
  document.body.appendChild(f); f.submit()
}
function osareta(e) {
  if (e.dataset.tou && !confirm(e.dataset.tou)) return
  var mono = JSON.parse(e.dataset.mono || '{}')
  Array.prototype.forEach.call(document.querySelectorAll('.naka input[data-na], .naka select[data-na]'), function (i) { if (e.dataset.zenbu) mono[i.dataset.na] = i.value })
  okuru(e.dataset.iku, mono)
}
window.addEventListener('load', function () {
  Array.prototype.forEach.call(document.querySelectorAll('[data-iku]'), function (e) { e.addEventListener('click', function () { osareta(e) }) })
  setTimeout(function () { document.querySelector('.matsu').style.display = 'none' }, 150)
})`

/** A document of this system: everything in one window, covered for the first moments. `more` is script of its own. */
export function shikakuPage(
  { say, name, alertText = null }: ShikakuSheet,
  title: string,
  content: string,
  more = '',
): string {
  const out = name === '' ? '' : `<span>${escape(name)}　${way(say('ログアウト'), '/riyo/deru')}</span>`
  const told = alertText === null ? '' : `window.addEventListener('load', function () { alert(${json(alertText)}) })`
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>資格確認</title><style>${look}</style></head><body>
<div class="ue"><span>オンライン資格確認等システム</span>${out}</div>
<div class="naka"><div class="dai">${split(say(title))}</div>${content}</div>
<div class="matsu">しばらくお待ちください</div><script>${script};${more};${told}</script></body></html>`
}

/** A thing to press: it posts these fields; with `all` what was typed and chosen too, with `question` after a native confirm(). */
export function way(
  word: string,
  path: string,
  { fields = {}, all = false, question = null }: Partial<Press> = {},
): string {
  const more = `${all ? ' data-zenbu="1"' : ''}${question === null ? '' : ` data-tou="${escape(question)}"`}`
  return `<div class="osu" data-iku="${path}" data-mono="${escape(JSON.stringify(fields))}"${more}>${escape(word)}</div>`
}

interface Press {
  readonly fields: Readonly<Record<string, string>>
  readonly all: boolean
  readonly question: string | null
}

/** What stands there when there is nothing more to do here. */
export const leftPage = (sentence: string): string =>
  `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>資格確認</title></head><body><table border="1" cellpadding="20" align="center"><tr><td>${escape(sentence)}<br><a href="/riyo/iriguchi">ログイン画面</a></td></tr></table></body></html>`
