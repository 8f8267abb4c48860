import { escaped, quoted } from '../ra/markup.ts'
import type { QualificationVisitor } from './contract.ts'

export type Say = (word: string) => string

/** A screen before it is drawn: its words as they must be written now, and who is logged in. */
export interface Sheet {
  readonly say: Say
  readonly visitor: QualificationVisitor
}

interface Page {
  readonly say: Say
  readonly title: string
  readonly visitor: QualificationVisitor | null
  readonly body: string
  /** Text of a native alert once the page has opened. */
  readonly alert?: string | null
  readonly script?: string
}

/** A document of the system: a coloured head with the facility, the user and 「ログアウト」, the screen's name, and one form for all ways on. */
export function page({ say, title, visitor, body, alert = null, script = '' }: Page): string {
  const opened = alert === null ? '' : ` onload="alert(${quoted(alert)})"`
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="UTF-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<title>${escaped(say('オンライン資格確認等システム'))}</title>
<style>${look}</style>
</head>
<body${opened}>
<div id="header"><span class="logo">${escaped(say('オンライン資格確認等システム'))}</span>${visitor === null ? '' : user(say, visitor)}</div>
<div id="main">
<h2>${escaped(title)}</h2>
${body}
</div>
<form id="wayOn" method="post" action=""></form>
<div id="footer">Copyright 社会保険診療報酬支払基金・国民健康保険中央会</div>
<script>${movement}${script}</script>
</body>
</html>
`
}

/** A button that posts fields to a screen. */
export function wayOn(word: string, path: string, fields: Readonly<Record<string, string>> = {}): string {
  return `<button type="button" class="btn" onclick="wayOn('${path}', ${escaped(JSON.stringify(fields))})">${escaped(word)}</button>`
}

function user(say: Say, { facilityName, userName }: QualificationVisitor): string {
  return `<span class="user">${escaped(facilityName)}　${escaped(userName)} ${escaped(say('様'))}</span>
<a href="#" class="logout" onclick="wayOn('/onshi/logout', {}); return false">${escaped(say('ログアウト'))}</a>`
}

const movement = `
function wayOn(path, fields) {
  var form = document.getElementById('wayOn')
  form.innerHTML = ''
  Object.keys(fields).forEach(function (name) {
    var input = document.createElement('input')
    input.type = 'hidden'; input.name = name; input.value = fields[name]
    form.appendChild(input)
  })
  form.action = path
  form.submit()
}
`

const look = `
body { margin: 0; font: 14px/1.6 Meiryo, "Noto Sans CJK JP", sans-serif; color: #222; }
#header { background: #00528f; color: #fff; padding: 10px 16px; }
#header .user { float: right; margin-right: 120px; } #header .logout { position: absolute; right: 16px; color: #fff; }
#main { width: 900px; margin: 16px auto; } h2 { border-left: 6px solid #00528f; padding-left: 8px; font-size: 18px; }
#footer { border-top: 1px solid #ccc; text-align: center; font-size: 11px; padding: 8px; }
table { border-collapse: collapse; } th, td { border: 1px solid #aaa; padding: 4px 10px; text-align: left; } th { background: #e5eef6; }
.btn { min-width: 120px; padding: 6px 12px; margin: 8px 4px; border: 1px solid #00528f; background: #fff; cursor: pointer; }
.main { background: #00528f; color: #fff; } .err { color: #c00; border: 1px solid #c00; padding: 6px 10px; } .msg { color: #060; }
fieldset { display: inline-block; vertical-align: top; width: 260px; margin: 8px; } fieldset button { display: block; width: 94%; }
.cover { display: none; position: fixed; inset: 0; background: rgba(0, 0, 0, .45); }
.dialog { width: 480px; margin: 140px auto; background: #fff; } .dialog .head { background: #00528f; color: #fff; padding: 6px 12px; }
.dialog .text { padding: 12px; } .dialog .foot { text-align: center; padding-bottom: 8px; }
`
