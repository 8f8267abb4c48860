import type { RaDoor } from '../contract.ts'
import { escaped, quoted } from './markup.ts'

/** A screen before it is drawn: whose session, by which door, its words as they must be written now, and the way back to the portal. */
export interface Sheet {
  readonly session: string
  readonly door: RaDoor
  readonly portal: string
  readonly say: (word: string) => string
}

interface Page {
  readonly title: string
  readonly body: string
  /** Texts of native alerts, one after the other, once the page has opened. */
  readonly alerts?: readonly (string | null)[]
  /** A native confirm() after them; 「OK」 sends the form there. */
  readonly question?: { readonly text: string; readonly path: string } | null
}

/** A document of the RA, as its kind was written some twenty years ago: one layout table, and a form that every button sends. */
export function page({ title, body, alerts = [], question = null }: Page): string {
  const said = alerts.flatMap((text) => (text === null ? [] : [`alert(${quoted(text)});`]))
  const asked = question === null ? [] : [`ask(${quoted(question.text)}, '${question.path}', '');`]
  const opened = said.length + asked.length === 0 ? '' : ` onload="${[...said, ...asked].join(' ')}"`
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>${escaped(title)}</title>
<style type="text/css">
body, td, input, select { font-family: "MS PGothic", "Noto Sans CJK JP", sans-serif; font-size: 13px; }
table.list td, table.form td { border: 1px solid #7a8aa0; padding: 3px 6px; }
table.list, table.form { border-collapse: collapse; }
td.h { background-color: #d6e2f0; text-align: center; }
.title { font-size: 18px; font-weight: bold; color: #1f3c6e; }
</style>
<script type="text/javascript">
function go(path, id) { var f = document.forms['main']; f.action = path; f.elements['id'].value = id; f.submit(); }
function ask(text, path, id) { if (confirm(text)) { go(path, id); } }
</script>
</head>
<body bgcolor="#ffffff"${opened}>
<table width="960" border="0" cellspacing="0" cellpadding="4" align="center"><tr><td>
<form name="main" method="post" action=""><input type="hidden" name="id" value="">
<div class="title">${escaped(title)}</div>
${body}
</form>
</td></tr></table>
</body>
</html>
`
}

/** A button of the older kind: no `button`, no type that submits, a call in its attribute. `call` is script with its texts already quoted. */
export function button(word: string, call: string): string {
  return `<input type="button" value="${escaped(word)}" onclick="${call}">`
}

/** The row of buttons by which each screen is left for the portal; who came by the closed network's door has none. */
export function leave({ portal, say, door }: Pick<Sheet, 'portal' | 'say' | 'door'>, word: string): string {
  if (door === 'direct') return ''
  return `<table width="100%" border="0"><tr><td align="right">${button(say(word), `location.href=${quoted(`${portal}/csm`)}`)}</td></tr></table>`
}

const asItIs = (word: string) => word

/** What stands there when no session does: it has ended, or the token was used before. */
export function overPage(portal: string): string {
  return page({
    title: 'エラー',
    body: `<p><font color="#cc0000">セッションが切れました。お手数ですが、ポータルサイトから再度アクセスしてください。</font></p>
${leave({ portal, say: asItIs, door: 'portal' }, 'トップページに戻る')}`,
  })
}

/** What the closed network's list says to a terminal that it does not know. */
export function unknownTerminalPage(): string {
  const sentence = '電子証明書が確認できません。電子証明書がインストールされた端末から接続してください。'
  return page({ title: 'エラー', body: `<p><font color="#cc0000">${sentence}</font></p>` })
}
