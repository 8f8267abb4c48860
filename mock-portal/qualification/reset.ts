import { escaped } from '../ra/markup.ts'
import type { Say } from './page.ts'

/** The two dialogs of パスワード初期化: both stand in the page from the start, and are hidden. */
export function resetDialogs(say: Say, userId: string): string {
  const button = (word: string, call: string) =>
    `<button type="button" class="btn" onclick="${call}">${escaped(say(word))}</button>`
  const line = (sentence: string) => `<p>${escaped(say(sentence))}</p>`
  return `${dialog('ask', say('パスワード初期化'), {
    text: line('パスワードを初期化します。よろしいですか？'),
    foot: button('OK', 'reset()') + button('キャンセル', "closeDialog('ask')"),
  })}
${dialog('done', say('パスワード'), {
  text: `${line('パスワードを初期化しました。利用者にパスワード情報を通知してください。')}
<p>${escaped(say('ユーザID'))}：${escaped(userId)}</p>
<p>${escaped(say('初期化後のパスワード'))}：<span id="secret">●●●●●●●●</span></p>`,
  foot: `<button type="button" class="btn" id="eye" onclick="toggle()">${escaped(say('パスワード表示'))}</button>${button('ダウンロード', 'download()')}${button('OK', 'finish()')}`,
})}
${dialog('failed', say('エラー'), { text: '<p id="why"></p>', foot: button('閉じる', "closeDialog('failed')") })}
<span id="words" hidden data-show="${escaped(say('パスワード表示'))}" data-hide="${escaped(say('パスワード非表示'))}" data-broken="${escaped(say('通信に失敗しました。時間をおいて再度お試しください。'))}"></span>`
}

/** The script behind them: the reset and 「パスワード表示」 are calls, 「ダウンロード」 and the last 「OK」 post a form. */
export function resetScript(userId: string, search: Readonly<Record<string, string>>): string {
  return `
var word = document.getElementById('words').dataset
function openDialog(name) { document.getElementById(name).style.display = 'block' }
function closeDialog(name) { document.getElementById(name).style.display = 'none' }
function call(path, then) {
  var request = new XMLHttpRequest()
  request.open('POST', path)
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.setRequestHeader('X-Requested-With', 'XMLHttpRequest')
  request.onload = function () {
    if (request.status === 401) { location.href = '/onshi/timeout'; return }
    var answer = null
    try { answer = JSON.parse(request.responseText) } catch (error) { answer = null }
    if (request.status === 200 && answer) then(answer)
    else fail(answer && answer.message)
  }
  request.onerror = function () { fail(null) }
  request.send('userId=' + encodeURIComponent(${json(userId)}))
}
function fail(why) {
  closeDialog('ask')
  document.getElementById('why').textContent = why || word.broken
  openDialog('failed')
}
function reset() {
  call('/onshi/account/reset', function (answer) {
    closeDialog('ask')
    openDialog('done')
    if (answer.alert) alert(answer.alert)
  })
}
function toggle() {
  var secret = document.getElementById('secret'), eye = document.getElementById('eye')
  if (eye.textContent === word.hide) { secret.textContent = '●●●●●●●●'; eye.textContent = word.show; return }
  call('/onshi/account/show', function (answer) { secret.textContent = answer.password; eye.textContent = word.hide })
}
function download() { wayOn('/onshi/account/download', {}) }
function finish() { wayOn('/onshi/account/finish', ${json(search)}) }
`
}

interface Parts {
  readonly text: string
  readonly foot: string
}

function dialog(name: string, title: string, { text, foot }: Parts): string {
  return `<div class="cover" id="${name}"><div class="dialog" role="dialog" aria-modal="true" aria-labelledby="${name}Title">
<div class="head" id="${name}Title">${escaped(title)}</div>
<div class="text">${text}</div>
<div class="foot">${foot}</div>
</div></div>`
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}
