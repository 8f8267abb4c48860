import { escape, split } from './markup.ts'

/** What a screen of this RA is drawn from; `session` goes into its hidden fields. */
export interface RaSheet {
  readonly session: string
  readonly portal: string
  readonly say: (word: string) => string
}

const look = `body{margin:0;background:#fff;font:13px/1.6 "MS PGothic","Noto Sans CJK JP",sans-serif}
table.l{border-collapse:collapse;background:#fff}table.l>tbody>tr>td{border:1px solid #667;padding:3px 6px}
td.h{background:#cfe0c3;text-align:center}.b{background:#ddd;border:2px outset #eee;padding:1px 8px;cursor:pointer;display:inline-block}
.k{position:fixed;left:0;top:0;width:100%;height:100%;background:#fff;opacity:.8;text-align:center;padding-top:120px}
.d{display:flex}.d div{width:180px;padding:2px 6px;border-bottom:1px dotted #999}dl{margin:4px 20px}dt{float:left;clear:left;width:130px}dd{margin-left:140px}
.g{width:720px;margin:0 auto;padding:10px}.t{font-size:17px;border-bottom:2px solid #4a6b3a;margin-bottom:8px}.r{display:flex;margin:5px 0}.c{width:210px;color:#4a6b3a}
.s{margin:8px 0}.c i{font:11px sans-serif;color:#fff;background:#c33;margin-left:8px;padding:0 4px}.akai{display:none;color:#c00;border:1px solid #c00;padding:4px}
.o{position:fixed;left:0;top:0;width:100%;height:100%;background:rgb(0 0 0 / 40%)}.m{width:420px;margin:140px auto;background:#fff;padding:18px;text-align:center}
.bun{white-space:pre-line;margin-bottom:14px}dl.f dt{width:200px}dl.f dd{margin-left:210px}`

const script = (session: string, portal: string, alertText: string | null): string => `
var kid = ${json(session)}
function okuru(saki, no) {
  var f = document.forms[0]
  f.action = saki; f.no.value = no || ''; f.submit()
}
function tsukeru(e) {
  e.addEventListener('click', function () {
    if (e.dataset.saki === '/') { location.href = ${json(`${portal}/madoguchi`)}; return }
    if (e.dataset.tou && !confirm(e.dataset.tou)) return
    okuru(e.dataset.saki, e.dataset.no)
  })
}
window.addEventListener('load', function () {
  Array.prototype.forEach.call(document.querySelectorAll('[data-saki]'), tsukeru)
  setTimeout(function () { document.querySelector('.k').style.display = 'none' }, 300)
  ${alertText === null ? '' : `alert(${json(alertText)})`}
})`

/** A value as a script's literal that cannot end the script. */
export const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** A screen of the RA: a layout table around everything. */
export function raPage(sheet: RaSheet, name: string, alertText: string | null, content: string): string {
  const title = escape(sheet.say(name))
  return raDocument(
    sheet,
    alertText,
    `
<table width="100%" cellpadding="4"><tr><td bgcolor="#4a6b3a"><font color="#ffffff">オンライン請求ネットワーク関連システム 共通認証局</font></td></tr>
<tr><td><table width="100%"><tr><td><font size="4"><b>${split(sheet.say(name))}</b></font></td>
<td align="right"><a href="javascript:void(0)" data-saki="/">${escape(sheet.say('トップページに戻る'))}</a>　<a href="javascript:void(0)" data-saki="/">${escape(sheet.say('マイページに戻る'))}</a></td></tr></table></td></tr>
<tr><td>${content}</td></tr>
<tr><td align="center"><font size="1">${title}　-　ブラウザの「戻る」ボタンは使用しないでください。</font></td></tr></table>`,
  )
}

/** What every screen of the RA is inside: one form for all the ways on, and a cover for the first moments. */
export function raDocument(sheet: RaSheet, alertText: string | null, content: string): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>オンライン請求ネットワーク関連システム</title>
<style>${look}</style><script>${script(sheet.session, sheet.portal, alertText)}</script></head><body>
<form method="post" action="/ichiran"><input type="hidden" name="kid" value="${escape(sheet.session)}"><input type="hidden" name="no">${content}</form>
<div class="k">処理中です</div></body></html>`
}

/** The document between the portal and the RA, which goes on by itself. */
export function passing(to: string, session: string): string {
  return `<html><head><meta charset="utf-8"><title>処理中</title></head><body>
<form method="post" action="${to}"><input type="hidden" name="kid" value="${escape(session)}"></form>
<center>処理中です。しばらくお待ちください。</center><script>setTimeout(function () { document.forms[0].submit() }, 200)</script></body></html>`
}

/** What stands there when the RA knows no such session. */
export const overPage = (portal: string): string =>
  errorPage(
    `セッションの有効期限が切れました。<br>お手数ですが、<a href="${escape(portal)}/madoguchi">医療機関等向け総合ポータルサイト</a>から再度ログインしてください。`,
  )

/** What stands there when the RA does not do what was asked. */
export const refusedPage = (): string => errorPage('この操作は受け付けられませんでした。')

const errorPage = (message: string): string =>
  `<html><head><meta charset="utf-8"><title>エラー</title></head><body><center><table border="1" cellpadding="20"><tr><td>${message}</td></tr></table></center></body></html>`
