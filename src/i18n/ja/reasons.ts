import type { Reason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'
import { accountReasons } from './account-reasons.ts'
import { certificateReasons } from './certificate-reasons.ts'
import { documentReasons } from './document-reasons.ts'
import { fileReasons } from './file-reasons.ts'
import { mailboxReasons } from './mailbox-reasons.ts'
import { planReasons } from './plan-reasons.ts'
import { rowReasons } from './row-reasons.ts'
import { vaultReasons } from './vault-reasons.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const codeDigits =
  '医療機関等コードは10桁（都道府県2桁＋点数表1桁＋医療機関コード7桁）、保険者（分類 7）は保険者番号8桁です。'

const capNames: Readonly<Record<string, string>> = {
  plan: '--max-fee',
  facility: 'TODOKE_MAX_PER_FACILITY',
  day: 'TODOKE_MAX_PER_DAY',
  month: 'TODOKE_MAX_PER_MONTH',
}

/** Two sentences about each case that has its own: what happened, and what to do now. */
export const reasons = {
  ...fileReasons,
  ...vaultReasons,
  ...documentReasons,
  ...mailboxReasons,
  ...certificateReasons,
  ...accountReasons,
  ...planReasons,
  ...rowReasons,
  'no-facilities': {
    happened: () => '医療機関等がまだ登録されていません。',
    remedy: () =>
      '「todoke facility import ファイル」に .csv（UTF-8 または CP932）か .xlsx を渡して登録してください。1件だけなら「todoke facility add」でも登録できます。',
  },
  'unknown-facility': {
    happened: ({ found }) => `医療機関等コード${named(found, '')}は登録されていません。`,
    remedy: () => '「todoke facility list」で登録済みのコードを確かめてください。',
  },
  'unknown-tag': {
    happened: ({ found }) => `タグ${named(found, '')}の付いた医療機関等はありません。`,
    remedy: () => '「todoke facility list」で登録済みのタグを確かめてください。',
  },
  'code-length': {
    happened: ({ found }) => `医療機関等コード${named(found, '')}の桁数が違います。`,
    remedy: () => codeDigits,
  },
  'code-digits': {
    happened: ({ found }) => `医療機関等コード${named(found, '')}に数字以外が入っています。`,
    remedy: () => `数字だけにしてください。${codeDigits}`,
  },
  'unknown-category': {
    happened: ({ found }) => `分類${named(found, '')}はありません。`,
    remedy: () => '1, 2, 3, 4, 5, 6, 7, 8, n, s のどれかにしてください。',
  },
  'value-missing': {
    happened: ({ where }) => `${named(where, '必要な値')}が空です。`,
    remedy: () => '医療機関等コード（facilityCode）、医療機関等名（name）、ログインID（loginId）は必ず入れてください。',
  },
  'not-uncertain': {
    happened: ({ where }) => `${named(where, 'そのキー')}の「要確認」の記録は、1つではありません。`,
    remedy: () => '「todoke apply list」でキーを確かめ、そのとおりに書いてください。',
  },
  'detail-missing': {
    happened: ({ where }) => `${named(where, '申請に要る項目')}が登録されていません。`,
    remedy: () =>
      '分類・電話番号・メールアドレスの列を入れた医療機関等ファイルを facility import で取り込み直してください。',
  },
  'other-run': {
    happened: ({ found }) => `別の todoke が実行中です${found === undefined ? '' : `（${found}）`}。`,
    remedy: () => '終わるのを待つか、そのプロセスを止めてから、もう一度実行してください（残りから再開します）。',
  },
  'visit-too-long': {
    happened: ({ found }) =>
      `医療機関等1件の確認が${found === undefined ? '制限時間' : ` ${found} 秒`}を過ぎても終わらないため、打ち切りました。`,
    remedy: () =>
      'もう一度「todoke scan」（申請のときは「todoke apply resume --submit」）を実行してください。続く場合は TODOKE_CONCURRENCY を小さくしてください。',
  },
  'browser-not-found': {
    happened: () => '使えるブラウザー（Edge・Chrome・Chromium）が見つかりません。',
    remedy: ({ expected }) =>
      `${expected === undefined ? 'ブラウザーを入れるか' : `「${expected}」で入れるか`}、実行ファイルのパスを TODOKE_BROWSER で指定してください。`,
  },
  'browser-not-runnable': {
    happened: ({ found }) => `TODOKE_BROWSER のブラウザー${named(found, '')}を実行できません。`,
    remedy: () =>
      'Edge・Chrome・Chromium の実行ファイルのパスを指定するか、TODOKE_BROWSER を消してください（自動で探します）。',
  },
  'browser-without-window': {
    happened: ({ found }) => `TODOKE_BROWSER のブラウザー${named(found, '')}は、画面を表示できません。`,
    remedy: () =>
      '--headed を外すか、Edge・Chrome・Chromium の実行ファイルのパスを TODOKE_BROWSER で指定してください。',
  },
  'port-taken': {
    happened: ({ found }) => `ポート番号${named(found, '')}は、別のプログラムが使っています。`,
    remedy: () => '--port に別の番号を指定するか、--port を省いてください（空いている番号を自動で選びます）。',
  },
  'password-not-given': {
    happened: () => 'パスワードを尋ねられる端末ではありません。',
    remedy: () =>
      'パスワードを標準入力から渡し、--password-stdin を付けてください（例: todoke facility add … --password-stdin < ファイル）。',
  },
  'secret-not-given': {
    happened: () => '標準入力から値が渡されていません。',
    remedy: () =>
      '値を標準入力から渡してください（例: todoke vault set 医療機関等コード < ファイル）。端末では尋ねます。',
  },
  'not-confirmed': {
    happened: () => '人に確認できない環境なので、何も変えていません。',
    remedy: () => '実行してよければ --yes を付けてください。',
  },
  'no-secret-kept': {
    happened: ({ found }) => `保管庫に${named(found, 'その医療機関等')}の秘密情報はありません。`,
    remedy: () => '「todoke vault list」で、何が入っているかを確かめてください。',
  },
  'json-and-format': {
    happened: () => '--json と、JSON ではない --format は、同時に画面には出せません。',
    remedy: () => '--json だけにするか、--out ファイル名 を付けて書き出してください。',
  },
  'xlsx-needs-file': {
    happened: () => 'Excel（.xlsx）は画面に出せません。',
    remedy: () => '--out ファイル名 を付けて書き出してください（例: todoke certs --out certs.xlsx）。',
  },
  'cap-exceeded': {
    happened: ({ where, expected, found }) =>
      `費用の上限（${capNames[where ?? ''] ?? '設定'}）を超えるため、送りませんでした。${expected === undefined ? '' : `上限は${expected}円、`}${found === undefined ? '' : `これを送ると${found}円になります。`}`,
    remedy: () => '費用を確かめ、上限を上げるなら改めて「todoke apply resume --submit」を実行してください。',
  },
  frozen: {
    happened: ({ found }) =>
      `送る直前に${found === undefined ? '長く' : `${found}秒`}止まっていたため、何も送りませんでした。`,
    remedy: () => '「todoke apply resume --submit」を実行してください。申請情報一覧を確かめてから続けます。',
  },
  superseded: {
    happened: () => '同じ行への新しい指示があったため、この古い指示は取りやめました。',
    remedy: () => '「todoke apply list」で、新しいほうの結果を確かめてください。',
  },
  'operation-expired': {
    happened: ({ expected }) =>
      `この操作の指示は7日より前のものなので、続けませんでした${expected === undefined ? '' : `（${expected} まで有効）`}。`,
    remedy: () => '今も必要なら、同じコマンド（cancel・revoke・edit）をもう一度実行してください。',
  },
} satisfies Record<Reason, FailureWords>
