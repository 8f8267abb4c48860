import type {
  AccountDetailView,
  AccountListView,
  AccountSearch,
  QualificationRole,
  QualificationVisitor,
  QualificationWorld,
} from '../../mock-portal/contract.ts'
import { cell, escape, split } from './markup.ts'
import { shikakuPage, way, type ShikakuSheet } from './qualification-page.ts'
import { json } from './ra-page.ts'

type Say = ShikakuSheet['say']

const numbers: Readonly<Record<QualificationRole, string>> = { master: '1', admin: '2', general: '3', reset: '' }

/** The first page: no window opens from it. */
export function entrancePage(sheet: ShikakuSheet): string {
  const start = `<p>ご利用の前に、操作マニュアルをご確認ください。</p><div class="osu" onclick="location.href='/riyo/iriguchi'">${split(sheet.say('システムの利用を始める'))}</div>`
  return shikakuPage(sheet, 'ようこそ', start)
}

/** The login: captions that label nothing. */
export function doorPage(sheet: ShikakuSheet, refusal: string | null): string {
  const { say } = sheet
  return shikakuPage(
    sheet,
    'ログイン画面',
    `${red(say, refusal)}${line(say('ユーザID'), input('k1', 'text'))}${line(say('パスワード'), input('k2', 'password'))}${way(say('ログイン'), '/riyo/iriguchi', { all: true })}`,
  )
}

/** The change of a password that nobody may keep. */
export function changePage(sheet: ShikakuSheet, refusal: string | null): string {
  const { say } = sheet
  const fields = [
    ['現在のパスワード', 'k3'],
    ['新しいパスワード', 'k4'],
    ['新しいパスワード（確認）', 'k5'],
  ] as const
  return shikakuPage(
    sheet,
    'パスワードの変更',
    `<p>${escape(say('パスワードの変更が必要です。'))}</p>${red(say, refusal)}${fields.map(([word, name]) => line(say(word), input(name, 'password'))).join('')}${way(say('変更する'), '/riyo/kaeru', { all: true })}`,
  )
}

/** The menu, as a list with the groups above their entries. */
export function menuPage(sheet: ShikakuSheet, { role }: QualificationVisitor): string {
  const { say } = sheet
  const others = role === 'reset' ? [] : ['アカウント管理（登録）', 'アカウント管理（照会）']
  const own = role === 'general' ? '' : way(say('アカウント管理（更新）'), '/riyo/kensaku')
  return shikakuPage(
    sheet,
    'メニュー',
    `<dl><dt>${escape(say('アカウント情報管理'))}</dt><dd>${others.map((word) => `<div class="osu">${escape(say(word))}</div>`).join('')}${own}</dd>
<dt>${escape(say('パスワード変更'))}</dt><dd>${way(say('パスワードを変更する'), '/riyo/kaeru')}</dd></dl>`,
  )
}

/** What to search by; 全て comes first. */
export function searchPage(sheet: ShikakuSheet, roles: ReturnType<QualificationWorld['roles']>): string {
  const { say } = sheet
  const options = roles.toReversed().map(({ role, name }) => {
    return `<option value="${role === null ? '' : numbers[role]}">${escape(name)}</option>`
  })
  return shikakuPage(
    sheet,
    'アカウント管理（更新）',
    `<table><tr><td class="m">${escape(say('権限区分'))}</td><td><select data-na="kubun">${options.join('')}</select></td></tr>
<tr><td class="m">${escape(say('ユーザID'))}</td><td>${input('sid', 'text')}</td></tr>
<tr><td class="m">${escape(say('ユーザ名'))}</td><td>${input('smei', 'text')}</td></tr></table>
${way(say('検索'), '/riyo/ichiran', { all: true })}<div class="osu" onclick="location.reload()">${escape(say('クリア'))}</div>${way(say('メニュー'), '/riyo/menu')}`,
  )
}

/** The accounts found: a whole line is pressed to open one. */
export function accountsPage(sheet: ShikakuSheet, view: AccountListView, search: AccountSearch): string {
  const { say } = sheet
  const { headings, rows, total, first, page, pages, alert } = view
  const drawn = rows.map(({ userId, cells }) => {
    const fields = escape(JSON.stringify({ ...carried(search), a: userId }))
    return `<tr data-iku="/riyo/kojin" data-mono="${fields}">${cells.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`
  })
  const turn = (word: string, to: number) =>
    to < 1 || to > pages ? '' : way(say(word), '/riyo/ichiran', { fields: carried({ ...search, page: to }) })
  const found = `<table><tr>${headings.map((word) => `<td class="m">${escape(word)}</td>`).join('')}</tr>${drawn.join('')}</table>
<p>${first}～${first + rows.length - 1} 件目 / ${total} 件</p>${turn('前へ', page - 1)}${turn('次へ', page + 1)}`
  const none = `<p>${escape(say('条件に一致するアカウントは登録されていません。'))}</p>`
  const content = total === 0 ? none : found
  return shikakuPage(
    { ...sheet, alertText: alert },
    '検索結果',
    `${content}${way(say('検索条件へ戻る'), '/riyo/kensaku')}`,
  )
}

/** アカウント情報: lines without a table; the question before a reset is the browser's own. */
export function accountPage(sheet: ShikakuSheet, view: AccountDetailView | null, search: AccountSearch): string {
  const { say } = sheet
  const back = way(say('戻る'), '/riyo/ichiran', { fields: carried(search) })
  if (view === null) return shikakuPage(sheet, 'アカウント情報', `<p>${escape(say('表示できません。'))}</p>${back}`)
  const fields = { ...carried(search), a: view.userId }
  const question = say('パスワードを初期化します。よろしいですか？')
  const reset = way(say('パスワード初期化'), '/riyo/shokika', { fields, question })
  return shikakuPage(
    { ...sheet, alertText: view.alert },
    'アカウント情報',
    `${line(say('ユーザID'), `<b>${escape(view.userId)}</b>`)}
${line(say('ユーザ名'), `<input type="text" data-na="mei" value="${escape(view.userName)}">`)}
${line(say('権限区分'), `<b>${escape(view.roleName)}</b>`)}
${line(say('状態'), `<b>${escape(view.stateName)}</b>`)}
${way(say('更新'), '/riyo/koshin', { fields, all: true })}${view.resettable ? reset : ''}${back}`,
  )
}

/** What a reset is answered: the new password stands in a masked field from the start. */
export function passwordPage(sheet: ShikakuSheet, { userId, password }: { userId: string; password: string }): string {
  const { say } = sheet
  return shikakuPage(
    sheet,
    'パスワード',
    `<p>${escape(say('パスワードを初期化しました。利用者にパスワード情報を通知してください。'))}</p>
<table><tr><td class="m">${escape(say('ユーザID'))}</td><td>${escape(userId)}</td></tr>
<tr><td class="m">${escape(say('初期化後のパスワード'))}</td><td><input type="password" readonly value="${escape(password)}" size="12"></td></tr></table>
<div class="osu me">${escape(say('パスワード表示'))}</div><a class="osu" href="/riyo/kami">${escape(say('ダウンロード'))}</a>${way(say('OK'), '/riyo/owari')}`,
    `document.querySelector('.me').addEventListener('click', function () {
  var i = document.querySelector('.naka input'), me = this, mieru = i.type === 'text'
  if (!mieru) fetch('/riyo/miru', { method: 'POST' })
  i.type = mieru ? 'password' : 'text'
  me.textContent = mieru ? ${json(say('パスワード表示'))} : ${json(say('パスワード非表示'))}
})`,
  )
}

function carried({ role, userId, userName, page }: AccountSearch): Readonly<Record<string, string>> {
  return { kubun: role === null ? '' : numbers[role], sid: userId, smei: userName, p: String(page) }
}

const red = (say: Say, sentence: string | null): string =>
  sentence === null ? '' : `<p class="aka">${escape(say(sentence))}</p>`

const line = (word: string, content: string): string => `<div class="gyo"><i>${escape(word)}</i>${content}</div>`

const input = (name: string, type: 'text' | 'password'): string => `<input type="${type}" data-na="${name}" size="26">`
