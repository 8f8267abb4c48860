import type { ApplyForm, ApplyView } from '../contract.ts'
import { cellText, escaped, quoted } from './markup.ts'
import { button, leave, page, type Sheet } from './page.ts'

/** What the form calls its fields. */
const fields = {
  category: 'item01',
  prefecture: 'item02',
  feeSchedule: 'item03',
  institutionCode: 'item04',
  name: 'item05',
  contactName: 'item06',
  phone: 'item07',
  email: 'item08',
  terminalName: 'item09',
} as const satisfies Record<keyof ApplyForm, string>
type Field = keyof typeof fields

const order: readonly Field[] = [
  'category',
  'prefecture',
  'feeSchedule',
  'institutionCode',
  'name',
  'contactName',
  'phone',
  'email',
  'terminalName',
]
const words: Readonly<Record<Field, string>> = {
  category: '分類',
  prefecture: '都道府県コード',
  feeSchedule: '点数表',
  institutionCode: '医療機関コード',
  name: '医療機関(薬局)名称',
  contactName: '担当部署/担当者名',
  phone: '電話番号',
  email: 'メールアドレス',
  terminalName: '端末名称等',
}
const insurerWords = { ...words, institutionCode: '保険者番号', name: '医療保険者等名' }
const missing = '証明書発行申請情報をすべて入力してください。'

/** What the input screen does by itself: it refuses an empty field, and shows the other form when the closed network's visitor chooses another kind of 分類. */
const script = `<script type="text/javascript">
function next(text, path) {
  var f = document.forms['main'], i, e;
  for (i = 0; i < f.elements.length; i++) {
    e = f.elements[i];
    if (e.name != 'id' && e.offsetWidth > 0 && e.type != 'button' && e.value.replace(/[\\s\\u3000]/g, '') == '') { alert(text); e.focus(); return; }
  }
  go(path, '');
}
function kind(select, words) {
  var insurer = select.value.charAt(0) == '7', rows = document.getElementById('entry').rows, i;
  for (i = 1; i < 3; i++) { rows[i].style.display = insurer ? 'none' : ''; }
  for (i = 3; i < 5; i++) { rows[i].cells[0].innerHTML = words[insurer ? 1 : 0][i - 3]; }
}
</script>`

/** What has come of a press, to be said when the input screen opens again. */
export interface Reply {
  readonly alerts: readonly (string | null)[]
  /** The pop-up after 「次へ」; 「OK」 leads on to the confirmation. */
  readonly popup?: string
}

/** The form that a request carries; null when it carries none. */
export function formIn(sent: Readonly<Record<string, string>>): ApplyForm | null {
  if (sent[fields.category] === undefined) return null
  const value = (field: Field): string => sent[fields[field]] ?? ''
  return {
    category: value('category'),
    prefecture: value('prefecture'),
    feeSchedule: value('feeSchedule'),
    institutionCode: value('institutionCode'),
    name: value('name'),
    contactName: value('contactName'),
    phone: value('phone'),
    email: value('email'),
    terminalName: value('terminalName'),
  }
}

/** 証明書発行申請情報の入力画面 (004 §2.1). */
export function applyPage(sheet: Sheet, view: ApplyView, { alerts, popup }: Reply): string {
  const { say } = sheet
  return page({
    title: say('証明書発行申請情報の入力画面（オンライン請求ネットワーク関連システム）'),
    body: `${script}
<p>${escaped(say('申請前にオンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）をご確認ください。'))}</p>
<p align="center"><a href="javascript:void(0)">オンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）のPDFを開く</a></p>
<p><font color="#cc0000">${escaped(say(missing))}</font></p>
<table class="form" id="entry" align="center">
${order.map((field) => entryRow(sheet, view, field)).join('\n')}</table>
<p align="center">${button(say('次へ'), `next(${quoted(say(missing))}, '/p/apply/check')`)}</p>
<p>発行等申請の方法については、手引きをご確認ください。<br>
<a href="javascript:void(0)">電子証明書の発行等申請の手引きのPDFを開く</a></p>
<p>※電子証明書発行通知書は${view.kind === 'insurer' ? '新設時に届け出' : '保険医療機関届に記載'}の所在地に郵送します。<br>
・端末名称等：利用端末にどの電子証明書をインストールしたか、利用者において判別するための任意名称（例：オンライン請求パソコン/オンライン資格確認パソコン 等）を入力してください。</p>`,
    alerts: [...alerts, view.alert],
    question: popup === undefined ? null : { text: popup, path: '/p/apply/confirm' },
  })
}

const confirmation = [
  '以下の内容で証明書発行申請を送信します。',
  'よろしければ「申請」ボタンをクリックしてください。',
  '内容に誤りがあれば、「戻る」ボタンをクリックしてください。',
]

/** 証明書発行申請情報の確認画面: text alone, the values once more in hidden fields. */
export function confirmPage(sheet: Sheet, form: ApplyForm, kind: ApplyView['kind'], alert: string | null): string {
  const { say } = sheet
  const rows = shownIn(kind).map(
    (field) => `<tr><td class="h">${escaped(say(wordsOf(kind)[field]))}</td><td>${cellText(form[field])}</td></tr>`,
  )
  const hidden = order.map((field) => `<input type="hidden" name="${fields[field]}" value="${escaped(form[field])}">`)
  return page({
    title: say('証明書発行申請情報の確認画面（オンライン請求ネットワーク関連システム）'),
    body: `<p>${confirmation.map((sentence) => escaped(say(sentence))).join('<br>\n')}</p>
${hidden.join('\n')}
<table class="form" align="center">
${rows.join('\n')}</table>
<p>・電子証明書の発行料は、電子証明書の申請後、申請が承認された時点（電子証明書発行日）で発生します。発行に係る費用は、「オンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）」をご確認ください。<br>
・電子証明書発行料 1枚あたり 1,500円<br>
・電子証明書のダウンロードには、オンライン請求ネットワークに接続設定をする必要があります。未設定の場合は、システムベンダ等にご確認の上、設定ください。</p>
<p align="center">${button(say('申請'), `go('/p/apply/send', '')`)} ${button(say('戻る'), `go('/p/apply', '')`)}</p>`,
    alerts: [alert],
  })
}

/** 発行申請成功. */
export function sentPage(sheet: Sheet, alert: string | null): string {
  const { say, door } = sheet
  const way = `<p>医療機関等向けポータルサイトのマイページに戻る場合は<br>
「マイページに戻る」をクリックしてください。</p>
${leave(sheet, 'マイページに戻る')}`
  return page({
    title: say('発行申請成功'),
    body: `<p>${escaped(say('証明書発行申請を送信しました。'))}<br>
${escaped(say('ブラウザの閉じるボタン（×ボタン）で終了してください。'))}</p>
<p>${button(say('続けてもう1枚申請'), `go('/p/apply/again', '')`)}</p>
${door === 'direct' ? '' : way}`,
    alerts: [alert],
  })
}

function entryRow({ say, door }: Sheet, { kind, prefilled, choices }: ApplyView, field: Field): string {
  const hidden = shownIn(kind).includes(field) ? '' : ' style="display:none"'
  const value = prefilled[field]
  const control =
    field === 'category' || field === 'prefecture' || field === 'feeSchedule'
      ? select(field, value, choices[field], field === 'category' && door === 'direct' ? kindCall(say) : '')
      : `<input type="text" name="${fields[field]}" size="46" value="${escaped(value)}">`
  return `<tr${hidden}><td class="h">${escaped(say(wordsOf(kind)[field]))}</td><td>${control}</td></tr>`
}

function select(field: Field, value: string, choices: readonly string[], attribute: string): string {
  const offered = value === '' ? ['', ...choices] : choices
  const options = offered.map((word) => `<option${word === value ? ' selected' : ''}>${escaped(word)}</option>`)
  return `<select name="${fields[field]}"${attribute}>${options.join('')}</select>`
}

/** Both forms stand in the page that the closed network's door opens: the 分類 chosen decides which is seen. */
function kindCall(say: Sheet['say']): string {
  const pairs = [words, insurerWords].map(({ institutionCode, name }) => {
    return `[${quoted(escaped(say(institutionCode)))}, ${quoted(escaped(say(name)))}]`
  })
  return ` onchange="kind(this, [${pairs.join(', ')}])"`
}

function wordsOf(kind: ApplyView['kind']): typeof words {
  return kind === 'insurer' ? insurerWords : words
}

function shownIn(kind: ApplyView['kind']): readonly Field[] {
  return kind === 'insurer' ? order.filter((field) => field !== 'prefecture' && field !== 'feeSchedule') : order
}
