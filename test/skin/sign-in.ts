import { escape, picture, split } from './markup.ts'

type Say = (word: string) => string

/** What this portal says at its door. */
export const doorWords = {
  rejected: 'ログインIDまたはパスワードが正しくありません。',
  locked: 'アカウントはロックされています。解除をご希望の方はコールセンターまでお問い合わせください。',
  over: 'セッションの有効期限が切れました。お手数ですが、再度ログインしてください。',
  code: '認証コードが正しくありません。',
  totp: '認証アプリに表示されている6桁の認証コードを入力してください。',
  mail: 'ご登録のメールアドレス宛てに送信した6桁の認証コードを入力してください。',
  reset: '新サイトへ初めてログインされる方は、パスワードの再設定が必要です。新しいパスワードを入力してください。',
  renewed: '現在この画面からは再設定できません。コールセンターまでお問い合わせください。',
} as const

/** A whole page of the door, sent as one document. */
export function doorPage(content: string): string {
  return `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>医療機関等向け総合ポータルサイト</title>
<link rel="stylesheet" href="/parts/look.css"></head><body><div class="obi">医療機関等向け<br>総合ポータルサイト</div>
<div class="naka">${content}</div><div class="ashi">ホーム ｜ ログイン ｜ 新規ユーザー登録 ｜ サイトポリシー</div></body></html>`
}

const told = (message: string | null): string => (message === null ? '' : `<div class="akai">${escape(message)}</div>`)

const field = (label: string, input: string): string =>
  `<tr><td><span>${label}</span><small style="color:#c00">（必須）</small></td><td>${input}</td></tr>`

/** The login form; `message` stands above it after a refusal. */
export function loginForm(say: Say, message: string | null): string {
  return `<div class="michi">ホーム &gt; ログイン</div><div class="midashi">${split(say('ログイン'))}</div>${told(message)}
<form method="post" action="/madoguchi/sso/login"><input type="hidden" name="modori" value="/madoguchi"><table class="waku">
${field(escape(say('ユーザー名')), '<input type="text" name="f1" size="40" autocomplete="off">')}
${field(escape(say('パスワード')), '<input type="password" name="f2" size="40" autocomplete="off">')}
<tr><td></td><td><input type="checkbox" name="c1" value="1">ユーザー名を保存する　<span style="cursor:pointer"><u>${escape(say('パスワードの再設定'))}</u></span></td></tr>
</table><p><input type="image" alt="${escape(say('ログイン'))}" src="${picture(say('ログイン'), '#1d5a7a')}"></p></form>
<p><small>※パスワードを連続して間違えると、アカウントがロックされますのでご注意ください。</small></p>
<p>アカウントがありませんか？ <u>新規登録はこちら</u></p>`
}

/** The form that asks for the second factor. */
export function codeForm(pending: string, about: string, message: string | null): string {
  return `<div class="midashi">二段階認証</div>${told(message)}<p>${escape(about)}</p>
<form method="post" action="/madoguchi/sso/code"><input type="hidden" name="machi" value="${escape(pending)}">
<div>認証コード</div><div><input type="text" name="f3" size="12" maxlength="6" autocomplete="off"></div>
<p><input type="submit" value="認証する"></p></form><p><u>認証コードが届かない場合</u></p>`
}

/** The form that somebody meets who must choose a new password first. */
export function resetForm(say: Say, message: string | null): string {
  return `<div class="midashi">${split(say('パスワードの再設定'))}</div>${told(message)}<p>${escape(doorWords.reset)}</p>
<form method="post" action="/madoguchi/sso/renew"><table class="waku">
${field('新しいパスワード', '<input type="password" name="f4" size="40" autocomplete="new-password">')}
${field('新しいパスワード（確認用）', '<input type="password" name="f5" size="40" autocomplete="new-password">')}
</table><p><input type="submit" value="再設定する"></p></form>
<p><small>※8文字以上100文字以下、英大文字・英小文字・数字をそれぞれ1文字以上</small></p>`
}

/** The page between the login and the portal, which goes on by itself. */
export function onward(to: string, wait: number): string {
  return doorPage(`<p>認証に成功しました。画面が切り替わるまで、そのままお待ちください。</p>
<script>setTimeout(function () { location.replace(${JSON.stringify(to)}) }, ${wait})</script>`)
}

/** What stands in place of every page while the portal is shut. */
export function maintenancePage(until: string): string {
  return doorPage(`<div class="midashi">システムメンテナンス</div>
<p>ただいまシステムメンテナンスのため、<br>サービスを停止しております。</p><p>再開予定：${escape(until)}</p>`)
}
