import type { DocumentForm, UserSettings } from '../document.ts'
import { heading, line, pageOf, table, type Row } from './layout.ts'
import type { Page } from './paper.ts'

const notes = [
  '※ 重要な情報が記載されていますので、取扱いに注意し大切に保管願います。',
  '※ オンライン資格確認等システムに初回ログイン時、パスワードの変更を行ってください。',
]

/** オンライン資格確認等システムユーザ設定情報 (002 p5). */
export function userSettingsPages(
  settings: UserSettings,
  { pages, runs, brokenLabels }: DocumentForm,
): readonly Page[] {
  const rows = rowsOf(settings)
  const title = heading('オンライン資格確認等システムユーザ設定情報', 770)
  const about = line('☆オンライン資格確認等システム利用に関する情報', 722)
  const drawn = (part: readonly Row[]) => table(part, 706, { runs, brokenLabels })
  const below = notes.map((note, at) => line(note, 420 - at * 18, 9))
  if (pages === 'split') return [pageOf(title, about, drawn(rows.slice(0, 5))), pageOf(drawn(rows.slice(5)), ...below)]
  const page = pageOf(title, about, drawn(rows), ...below)
  return pages === 'letter' ? [letter(settings), page] : [page]
}

function rowsOf(settings: UserSettings): readonly Row[] {
  return [
    { label: '利用環境', value: settings.environment },
    { label: '医療機関等コード', value: settings.facilityCode },
    { label: '医療機関等名', value: settings.facilityName },
    { label: 'ユーザID', value: settings.userId },
    { label: 'ユーザ名', value: settings.userName },
    { label: 'パスワード', value: settings.initialPassword },
    {
      label: 'パスワード有効期限',
      broken: ['パスワード', '有効期限'],
      value: dateInWords(settings.passwordExpiresOn),
    },
    { label: 'リセット用ユーザID', broken: ['リセット用', 'ユーザID'], value: settings.resetUserId },
  ]
}

function letter({ facilityName }: UserSettings): Page {
  return pageOf(
    line(`${facilityName}　御中`, 770, 12),
    heading('オンライン資格確認等システムの利用開始について', 700),
    line('オンライン資格確認等システムの利用申請を受け付けましたので、ユーザ設定情報をお知らせします。', 650),
    line('ユーザID、パスワード及びリセット用ユーザIDは、次ページに記載しています。', 632),
    line('社会保険診療報酬支払基金　国民健康保険中央会', 560),
  )
}

/** YYYY年MM月DD日, as the documents print an ISO date. */
export function dateInWords(date: string): string {
  return date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')
}
