import { readFileSync } from 'node:fs'
import type { ApplyForm, ApplyView, RaDoor } from '../../mock-portal/contract.ts'
import { broken, delayOf, escape, split } from './markup.ts'
import { json, raDocument, type RaSheet } from './ra-page.ts'

type Field = keyof ApplyForm
type Choice = keyof ApplyView['choices']

/** What this RA calls the fields of an application in its requests. */
export const romaji = {
  category: 'bunrui',
  prefecture: 'todofuken',
  feeSchedule: 'tensuhyo',
  institutionCode: 'kikan',
  name: 'meisho',
  contactName: 'tantosha',
  phone: 'denwa',
  email: 'meru',
  terminalName: 'tanmatsu',
} as const satisfies Record<Field, string>

const typed = {
  contactName: '担当部署/担当者名',
  phone: '電話番号',
  email: 'メールアドレス',
  terminalName: '端末名称等',
} as const

const captions: Readonly<Record<ApplyView['kind'], Partial<Readonly<Record<Field, string>>>>> = {
  facility: {
    category: '分類',
    prefecture: '都道府県コード',
    feeSchedule: '点数表',
    institutionCode: '医療機関コード',
    name: '医療機関(薬局)名称',
    ...typed,
  },
  insurer: { category: '分類', institutionCode: '保険者番号', name: '医療保険者等名', ...typed },
}

const script = readFileSync(new URL('./parts/moshikomi.js', import.meta.url), 'utf8')

/** The fields that an application of this kind has, in the order of the screen, each with its caption. */
export function captionsOf(kind: ApplyView['kind']): readonly (readonly [Field, string])[] {
  return fields.flatMap((field) => {
    const caption = captions[kind][field]
    return caption === undefined ? [] : [[field, caption] as const]
  })
}

const fields = Object.keys(romaji).filter((name): name is Field => Object.hasOwn(romaji, name))

/** 証明書発行申請情報の入力画面: what the account knows (nothing when `door` is not the portal) stands there as text, locked list or locked field, filled in late and one after another; what is to be typed stands below its caption. */
export function applyPage(sheet: RaSheet, view: ApplyView, door: RaDoor): string {
  const { say } = sheet
  const knows = (field: Field): boolean => door === 'portal' && view.prefilled[field] !== ''
  const lines = captionsOf(view.kind).map(([field, caption]) => line(view, field, say(caption), knows(field)))
  return raDocument(
    sheet,
    view.alert,
    `<div class="g"><div class="t">${split(say('証明書発行申請情報の入力画面'))}</div>
<p>申請前にオンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）をご確認ください。<br><u>オンライン請求ネットワーク関連システム共通認証局運用規程（CP/CPS）のPDFを開く</u></p>
<div class="akai"></div><p>証明書発行申請情報をすべて入力してください。入力後、「次へ」をクリックしてください。</p>
${lines.join('\n')}
<p><span class="b" data-kei="tsugi">${escape(say('次へ'))}</span></p>${notes(view.kind)}</div>
<script>var moshikomi = ${json({ hai: say('OK'), iie: say('キャンセル'), hokensha: view.kind === 'insurer', sumi: filled(view) })}
window.addEventListener('load', function () {${script}})</script>`,
  )
}

const notes = (
  kind: ApplyView['kind'],
): string => `<p>発行等申請の方法については、手引きをご確認ください。<br><u>電子証明書の発行等申請の手引きのPDFを開く</u></p>
<p><small>※電子証明書発行通知書は${kind === 'insurer' ? '新設時に届け出' : '保険医療機関届に記載'}の所在地に郵送します。<br>
・端末名称等：利用端末にどの電子証明書をインストールしたか、利用者において判別するための任意名称（例：オンライン請求パソコン 等）を入力してください。</small></p>`

function filled({ kind, prefilled }: ApplyView): readonly object[] {
  const known = captionsOf(kind).filter(([field]) => prefilled[field] !== '')
  return known.map(([field]) => ({
    na: romaji[field],
    atai: prefilled[field],
    ato: delayOf(field, prefilled.institutionCode),
  }))
}

function line(view: ApplyView, field: Field, caption: string, isKnown: boolean): string {
  const drawn = `<div class="c"><span>${broken(caption, '担当部署/', '医療機関(薬局)')}</span>${isKnown ? '' : '<i>必須</i>'}</div>`
  return `<div class="${isKnown ? 'r' : 's'}">${drawn}<div>${control(view, field, isKnown)}</div></div>`
}

function control({ choices, prefilled }: ApplyView, field: Field, isKnown: boolean): string {
  const na = `data-na="${romaji[field]}"`
  if (isKnown && field === 'feeSchedule') return `<input type="text" size="40" ${na} readonly>`
  if (isChoice(field) && (field === 'prefecture' || !isKnown))
    return `<select ${na}${isKnown ? ' disabled' : ''}>${optionsOf(['', ...choices[field], prefilled[field]])}</select>`
  if (isKnown && !Object.hasOwn(typed, field)) return `<b ${na}></b>`
  return `<input type="text" size="40" ${na} autocomplete="off">`
}

const optionsOf = (choices: readonly string[]): string =>
  [...new Set(choices)].map((choice) => `<option>${escape(choice)}</option>`).join('')

const isChoice = (field: Field): field is Choice =>
  field === 'category' || field === 'prefecture' || field === 'feeSchedule'
