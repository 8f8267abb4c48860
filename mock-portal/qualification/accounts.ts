import { cellText, escaped } from '../ra/markup.ts'
import type { AccountDetailView, AccountListView, AccountSearch, QualificationWorld } from './contract.ts'
import { page, wayOn, type Say, type Sheet } from './page.ts'
import { resetDialogs, resetScript } from './reset.ts'

type Roles = ReturnType<QualificationWorld['roles']>

/** アカウント管理（更新）: what to search by. The first 権限区分 is the least, and 全て the last. */
export function searchPage({ say, visitor }: Sheet, roles: Roles, alert: string | null): string {
  const options = roles.map(({ role, name }) => `<option value="${role ?? ''}">${escaped(name)}</option>`)
  return page({
    say,
    visitor,
    title: say('アカウント管理（更新）'),
    alert,
    body: `<form method="post" action="/onshi/account/list">
<table>
<tr><th>${escaped(say('ユーザID'))}</th><td><input type="text" name="id" size="24"> ${escaped(say('前方一致'))}</td></tr>
<tr><th>${escaped(say('ユーザ名'))}</th><td><input type="text" name="name" size="24"> ${escaped(say('部分一致'))}</td></tr>
<tr><th>${escaped(say('権限区分'))}</th><td><select name="role">${options.join('')}</select></td></tr>
</table>
<button type="submit" class="btn main">${escaped(say('検索'))}</button>
<button type="reset" class="btn">${escaped(say('クリア'))}</button>
</form>
${wayOn(say('メニューに戻る'), '/onshi/menu')}`,
  })
}

/** The accounts found, ten a page. */
export function listPage({ say, visitor }: Sheet, search: AccountSearch, view: AccountListView): string {
  const { headings, rows, total } = view
  const table = `<table>
<tr>${headings.map((word) => `<th>${escaped(word)}</th>`).join('')}</tr>
${rows.map((row) => rowOf(row, view.userIdAt, search)).join('\n')}
</table>`
  const none = `<p>${escaped(say('該当するアカウントがありません。'))}</p>`
  return page({
    say,
    visitor,
    title: say('アカウント一覧'),
    alert: view.alert,
    body: `${total === 0 ? none : `${paging(say, search, view)}\n${table}`}
${wayOn(say('戻る'), '/onshi/account/search')}`,
  })
}

/** アカウント情報, with the dialogs of パスワード初期化; `view` is null when there is no such account to be seen. */
export function detailPage(
  { say, visitor }: Sheet,
  told: {
    readonly search: AccountSearch
    readonly view: AccountDetailView | null
    readonly message: string | null
  },
): string {
  const { search, view, message } = told
  const back = wayOn(say('戻る'), '/onshi/account/list', carried(search))
  const title = say('アカウント情報')
  if (view === null)
    return page({ say, visitor, title, body: `<p>${escaped(say('該当するアカウントがありません。'))}</p>${back}` })
  const { userId, resettable, alert } = view
  const hidden = Object.entries({ ...carried(search), userId })
  const reset = `<button type="button" class="btn" onclick="openDialog('ask')">${escaped(say('パスワード初期化'))}</button>`
  return page({
    say,
    visitor,
    title,
    alert,
    body: `${message === null ? '' : `<p class="msg">${escaped(say(message))}</p>`}
<form method="post" action="/onshi/account/update">
${hidden.map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`).join('')}
${particulars(say, view)}
${resettable ? reset : ''}<button type="submit" class="btn">${escaped(say('更新'))}</button>${back}
</form>
${resettable ? resetDialogs(say, userId) : ''}`,
    script: resettable ? resetScript(userId, carried(search)) : '',
  })
}

type Row = AccountListView['rows'][number]

function rowOf({ userId, cells }: Row, userIdAt: number, search: AccountSearch): string {
  const fields = escaped(JSON.stringify({ ...carried(search), userId }))
  const link = (text: string) =>
    `<a href="#" onclick="wayOn('/onshi/account/detail', ${fields}); return false">${cellText(text)}</a>`
  return `<tr>${cells.map((text, at) => `<td>${at === userIdAt ? link(text) : cellText(text)}</td>`).join('')}</tr>`
}

function paging(say: Say, search: AccountSearch, { total, first, rows, page, pages }: AccountListView): string {
  const to = (word: string, other: number) =>
    other < 1 || other > pages || other === page
      ? `<span>${escaped(word)}</span>`
      : `<a href="#" onclick="wayOn('/onshi/account/list', ${escaped(JSON.stringify(carried({ ...search, page: other })))}); return false">${escaped(word)}</a>`
  const numbers = Array.from({ length: pages }, (_, place) => to(String(place + 1), place + 1))
  const count = `${total}件中 ${first}～${first + rows.length - 1}件を表示`
  return `<p>${count}　${[to(say('前へ'), page - 1), ...numbers, to(say('次へ'), page + 1)].join(' ')}</p>`
}

function particulars(say: Say, view: AccountDetailView): string {
  const line = (word: string, content: string) => `<tr><th>${escaped(say(word))}</th><td>${content}</td></tr>`
  return `<table>
${line('ユーザID', escaped(view.userId))}
${line('ユーザ名', `<input type="text" name="userName" size="32" value="${escaped(view.userName)}">`)}
${line('権限区分', escaped(view.roleName))}
${line('状態', escaped(view.stateName))}
${line('パスワード有効期限', escaped(view.passwordExpiresOn))}
</table>`
}

function carried({ role, userId, userName, page }: AccountSearch): Readonly<Record<string, string>> {
  return { role: role ?? '', id: userId, name: userName, page: String(page) }
}
