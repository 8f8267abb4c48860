import type { MockFacility } from '../contract.ts'
import { escaped, quoted } from './markup.ts'

/** A screen before it is drawn: whose session, its words as they must be written now, and the way back to the portal. */
export interface Sheet {
  readonly session: string
  readonly facility: MockFacility
  readonly portal: string
  readonly say: (word: string) => string
}

interface Page {
  readonly title: string
  readonly body: string
  /** The text of a native alert() after the page has opened. */
  readonly alert?: string | null
}

/** A document of the RA, as its kind was written some twenty years ago: one layout table, and a form that every button sends. */
export function page({ title, body, alert = null }: Page): string {
  const opened = alert === null ? '' : ` onload="alert(${quoted(alert)})"`
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>${escaped(title)}</title>
<style type="text/css">
body, td, input { font-family: "MS PGothic", "Noto Sans CJK JP", sans-serif; font-size: 13px; }
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

/** The row of buttons by which each screen is left for the portal. */
export function leave({ portal, say }: Pick<Sheet, 'portal' | 'say'>, word: string): string {
  return `<table width="100%" border="0"><tr><td align="right">${button(say(word), `location.href=${quoted(`${portal}/csm`)}`)}</td></tr></table>`
}

const asItIs = (word: string) => word

/** What stands there when no session does: it has ended, or the token was used before. */
export function overPage(portal: string): string {
  return page({
    title: 'エラー',
    body: `<p><font color="#cc0000">セッションが切れました。お手数ですが、ポータルサイトから再度アクセスしてください。</font></p>
${leave({ portal, say: asItIs }, 'トップページに戻る')}`,
  })
}
