import type { PlanFinding, PlanProblem } from '../../domain/plan-finding.ts'
import { findings } from './findings.ts'

type Say = (finding: PlanFinding) => string

const named = (text: string | null | undefined, otherwise = '') => (text ? `「${text}」` : otherwise)
const noted = (text: string | null | undefined, before = '') => (text ? `（${before}${text}）` : '')
const until = (text: string | null | undefined) => (text ? `${text} まで` : '今なら')

/** What is wrong with a wish, or speaks against it, and what to do. */
export const planFindings: Record<PlanProblem, Say> = {
  'missing-column': () =>
    'この列がありません。見出しに列を加えてください（例: 医療機関等コード,端末名称等,担当部署/担当者名）。',
  'duplicate-column': () => findings['duplicate-column'],
  'no-lines': () => '見出しの下に行がありません。申請する証明書を1行に1枚ずつ書いてください。',
  'too-few-cells': () => findings['too-few-cells'],
  'too-many-cells': () => findings['too-many-cells'],
  'missing-value': () => findings['missing-value'],
  'number-not-text': ({ found }) => `${named(found, '値')}は${findings['secret-not-text']}`,
  'code-digits': ({ found }) => `${named(found)}に${findings['code-digits']}`,
  'code-length': ({ found }) =>
    `${named(found)}は${findings['code-length']}先頭の 0 が消えていないかも確かめてください。`,
  'unknown-facility': ({ found }) =>
    `医療機関等コード${named(found)}は登録されていません。コードを直すか、「todoke facility add」で登録してください。`,
  'accept-unknown': ({ key }) =>
    `--accept の${named(key)}に当たる行がありません。表の左端のキー（例: L3、edit のときは edit）を指定してください。`,
  'uncertain-item': ({ other }) =>
    `この医療機関等には、届いたかどうか分からない申請があります${noted(other)}。先に「todoke apply resume」で確かめてください。`,
  'vendor-contact': ({ found }) =>
    `担当部署/担当者名${named(found)}はベンダーの名前です。医療機関等の担当部署か担当者の名前にしてください（通知書の宛名になります）。`,
  'vendor-phone': ({ found }) => `電話番号${named(found)}はベンダーの番号です。医療機関等の番号にしてください。`,
  'terminal-name-vague': ({ found }) =>
    `端末名称等${named(found)}では、どの端末か分かりません。置き場所や番号の入った名前にしてください（例: みなと内科1号機）。`,
  'phone-shape': ({ found }) =>
    `電話番号${named(found)}はポータルでは使えません。0 で始まる10桁か11桁の半角数字を、ハイフンなしで入れてください。`,
  'email-shape': ({ found }) =>
    `メールアドレス${named(found)}はポータルでは使えません。半角の英小文字・数字と . - _ + だけで入れてください。`,
  'already-pending': ({ on }) =>
    `この端末の申請は、もう発行承認待ちです${noted(on, '申請日 ')}。もう1枚申請すると二重申請になり、2枚分の料金がかかります。`,
  'already-planned': ({ other }) =>
    `この端末の申請は、別の計画${named(other)}で送る予定です。両方を送ると二重申請になります。「todoke apply list」で確かめてください。`,
  downloadable: ({ on }) =>
    `この端末の証明書は、${until(on)}何度でも無料でダウンロードできます。申請せずに、もう一度ダウンロードしてください。`,
  'valid-certificate': ({ found, on }) =>
    `この端末の証明書は有効です${noted(found, '有効期限 ')}。${on ? `${on} から` : '期限の90日前から'}端末で更新でき、1,500円だけで郵送料はかかりません。`,
  'terminal-name-repeated': ({ other }) =>
    `${named(other, '前の行')}と同じ医療機関等・同じ端末名称等です。1台に1枚なら片方を消し、別の端末なら名前を変えてください。`,
  'terminal-name-taken': ({ found, other }) =>
    `この医療機関等には、同じ端末名称等${named(found)}の別の申請・証明書があります${noted(other)}。見分けのつく名前にしてください。`,
  'both-codes': ({ other }) =>
    `医科歯科併設のようです。証明書は医科と歯科の両方のコードに必要です${other ? `（もう一方: ${other}）` : '（もう一方は未登録です）'}。どちらの分かを確かめてください。`,
  'unknown-status': ({ found }) =>
    `この端末には、todoke の知らないステータス${named(found)}の申請があります。ポータルで確かめてください。`,
  'never-read': () =>
    'この医療機関等の申請状況をまだ読んでいないため、二重申請かどうかを調べていません。先に「todoke scan」を実行してください。',
  'terminal-name-general': ({ found }) =>
    `端末名称等${named(found)}は、同じ端末がもう1台あると見分けられません。置き場所や番号を入れた名前をおすすめします。`,
  'shared-email': ({ found, other }) =>
    `メールアドレス${named(found)}は、ほかの医療機関等${noted(other)}も使っています。ポータルは1施設1アドレスです。`,
  'check-digit': ({ found }) =>
    `医療機関等コード${named(found)}の検査数字が合いません。打ち間違いがないか確かめてください。`,
  'accept-needless': ({ found }) => `--accept ${found ?? ''} は、何も取り消していません（助言だけを取り消せます）。`,
}
