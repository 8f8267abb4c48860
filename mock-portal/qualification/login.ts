import { escaped } from '../ra/markup.ts'
import { page, type Say, type Sheet } from './page.ts'

/** The page behind the icon: notices, and the button that opens the system in a window of its own. */
export function startPage(say: Say): string {
  const sentences = [
    '本システムは、資格確認端末からご利用ください。',
    'システムを利用するときは、下のボタンを押してください。',
  ]
  return page({
    say,
    title: say('オンライン資格確認等システム'),
    visitor: null,
    body: `${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}
<button type="button" class="btn main" onclick="window.open('/onshi/login', 'onshi', 'width=1100,height=800,resizable=yes,scrollbars=yes')">${escaped(say('システムの利用を始める'))}</button>`,
  })
}

/** The login screen; `message` is what the last attempt was answered. */
export function loginPage(say: Say, message: string | null, alert: string | null = null): string {
  return page({
    say,
    title: say('ログイン'),
    visitor: null,
    alert,
    body: `${told(say, message)}<form method="post" action="/onshi/login" autocomplete="off">
<table>
${field(say('ユーザID'), 'userId', 'text')}
${field(say('パスワード'), 'password', 'password')}
</table>
<button type="submit" class="btn main">${escaped(say('ログイン'))}</button>
</form>`,
  })
}

/** パスワード変更: before anything else after a reset or once the password has expired, else by the menu. */
export function changePage({ say, visitor }: Sheet, refusal: string | null): string {
  const reasons = {
    first: '初回ログインのため、パスワードを変更してください。',
    expired: 'パスワードの有効期限が切れています。パスワードを変更してください。',
  } as const
  const reason = visitor.mustChange === null ? null : reasons[visitor.mustChange]
  return page({
    say,
    title: say('パスワード変更'),
    visitor,
    body: `${reason === null ? '' : `<p>${escaped(say(reason))}</p>`}${told(say, refusal)}<form method="post" action="/onshi/password" autocomplete="off">
<table>
${field(say('現在のパスワード'), 'current', 'password')}
${field(say('新しいパスワード'), 'fresh', 'password')}
${field(say('新しいパスワード（確認）'), 'again', 'password')}
</table>
<p>8文字以上で、英大文字、英小文字、数字、記号をすべて含めてください。</p>
<button type="submit" class="btn main">${escaped(say('変更'))}</button>
</form>`,
  })
}

/** What stands there when no session does. */
export function overPage(say: Say): string {
  return leftPage(say, 'タイムアウト', '一定時間操作がなかったため、セッションが切れました。再度ログインしてください。')
}

/** What stands there after 「ログアウト」. */
export function outPage(say: Say): string {
  return leftPage(say, 'ログアウト', 'ログアウトしました。')
}

function leftPage(say: Say, title: string, sentence: string): string {
  const close = `<button type="button" class="btn" onclick="window.close()">${escaped(say('閉じる'))}</button>`
  const again = `<a href="/onshi/login">${escaped(say('ログイン画面へ'))}</a>`
  return page({
    say,
    title: say(title),
    visitor: null,
    body: `<p>${escaped(say(sentence))}</p>\n<p>${again}</p>\n${close}`,
  })
}

function told(say: Say, message: string | null): string {
  return message === null ? '' : `<p class="err">${escaped(say(message))}</p>\n`
}

function field(word: string, name: string, type: 'text' | 'password'): string {
  return `<tr><th><label for="${name}">${escaped(word)}</label></th><td><input type="${type}" id="${name}" name="${name}" size="32"></td></tr>`
}
