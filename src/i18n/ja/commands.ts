import { accountCommands } from './account-commands.ts'
import type { CommandWords } from './command-words.ts'
import { documentCommands } from './document-commands.ts'

export const commands = {
  demo: {
    summary: '付属の練習用ポータルで、登録から一覧表までを一度に試します',
    examples: [
      ['demo', '約10施設を確認し、1枚申請し、一覧表を出す（1分以内）'],
      ['demo --headed', 'ブラウザーの動きを見ながら試す'],
    ],
  },
  'facility import': {
    summary: '医療機関等を CSV または Excel ファイルから登録します',
    examples: [
      ['facility import facilities.csv', '全行に問題がないときだけ登録する'],
      ['facility import facilities.xlsx --skip-bad', '問題のある行を除いて登録する'],
    ],
  },
  'facility add': {
    summary: '医療機関等を1件登録します（パスワードは画面で尋ねます）',
    examples: [
      ['facility add 1311234569 --name みなと内科 --login-id minato@clinic.example', 'パスワードは隠して入力する'],
      [
        'facility add 1311234569 --name みなと内科 --login-id minato@clinic.example --password-stdin < pw.txt',
        '標準入力から渡す',
      ],
    ],
  },
  'facility list': {
    summary: '登録済みの医療機関等を一覧にします',
    examples: [
      ['facility list', 'すべて'],
      ['facility list --tag 横浜', 'タグで絞る'],
    ],
  },
  'facility show': {
    summary: '医療機関等1件の登録内容と証明書を表示します',
    examples: [['facility show 1311234569', '登録内容・証明書・最終確認']],
  },
  'facility remove': {
    summary: '医療機関等の登録とパスワードを消します（過去の記録は残ります）',
    examples: [
      ['facility remove 1311234569', '確認してから消す'],
      ['facility remove 1311234569 --yes', '確認せずに消す'],
    ],
  },
  'vault set': {
    summary: 'パスワードなどを保管庫に入れます（引数には書けません）',
    examples: [
      ['vault set 1311234569', 'パスワードを隠して入力する'],
      ['vault set 1311234569 < pw.txt', '標準入力から渡す'],
      ['vault set 1311234569 --secret-name totpSecret', '認証アプリの鍵を入れる'],
    ],
  },
  'vault list': {
    summary: '保管庫に何が入っているかを一覧にします（値は出しません）',
    examples: [['vault list', '医療機関等ごとの登録状況']],
  },
  'vault remove': {
    summary: '保管庫からパスワードなどを消します',
    examples: [
      ['vault remove 1311234569', 'その医療機関等の分をすべて消す'],
      ['vault remove 1311234569 --secret-name totpSecret --yes', '1つだけ、確認せずに消す'],
    ],
  },
  'vault move': {
    summary: '保管庫の中身を OS のキーチェーンと暗号化ファイルの間で移します',
    examples: [
      ['vault move --to file', '暗号化ファイルへ'],
      ['vault move --to keychain', 'OS のキーチェーンへ'],
    ],
  },
  scan: {
    summary: '各医療機関等でログインし、申請状況照会と発送状況を読み取って保存します',
    examples: [
      ['scan', 'すべての医療機関等'],
      ['scan --facility 1311234569 --headed', '1件だけ、ブラウザーを見ながら'],
      ['scan --tag 横浜 --json > scan.json', 'タグで絞り、結果を JSON で受け取る'],
    ],
  },
  certs: {
    summary: 'これまでに読み取った証明書を、急ぐ順に表示します',
    examples: [
      ['certs --expiring 90', '90日以内に期限が切れるもの'],
      ['certs --status pending', '発行承認待ちのもの'],
      ['certs --out certs.xlsx', 'Excel ファイルに書き出す'],
    ],
  },
  track: {
    summary: '簡易書留の追跡番号と発送状況を調べます',
    examples: [
      ['track', '郵送中のものすべて'],
      ['track 1311234569', '1件だけ'],
    ],
  },
  'apply plan': {
    summary: '申請したい証明書のファイルを調べ、申請計画と費用を作ります（何も送りません）',
    examples: [
      ['apply plan wishes.csv --out plan.json', '誤り・助言・費用を見て、計画を書き出す'],
      ['apply plan wishes.xlsx --out plan.json --accept L3 "同じ名前の別の端末"', '3行目は、助言があっても申請する'],
    ],
  },
  'apply run': {
    summary: '申請計画のとおりに、1枚を1回だけ申請します（--submit を付けなければ送りません）',
    examples: [
      ['apply run plan.json', '確認画面まで進み、送る内容を見る（送らない）'],
      ['apply run plan.json --submit', '送る'],
      ['apply run plan.json --submit --max-fee 50000', '5万円を超えるなら、超える分は送らない'],
    ],
  },
  'apply resume': {
    summary: '中断して届いたか分からない申請・操作を、ポータルの申請情報一覧で確かめます',
    examples: [
      ['apply resume', '確かめる（何も送らない）'],
      ['apply resume --submit', '確かめたうえで、まだ送っていない分を続ける'],
    ],
  },
  'apply settle': {
    summary: '一覧では分からなかった申請を、ポータルで人が確かめた結果で決着させます（何も送りません）',
    examples: [
      ['apply settle L3 --as submitted --reason "7行目が当方の申請"', '届いていた'],
      ['apply settle L3 --as planned --reason "一覧に無いことを窓口で確認"', '届いていなかった（あとで送り直せる）'],
    ],
  },
  'apply list': {
    summary: '申請・操作の記録を表示します（状態、リクエストID、金額）',
    examples: [
      ['apply list', 'すべて'],
      ['apply list --facility 1311234569 --json', '1施設の記録を JSON で'],
    ],
  },
  cancel: {
    summary: '発行承認待ちの申請1件をキャンセルします（--submit を付けなければ送りません）',
    examples: [
      ['cancel 1311234569 --terminal 受付PC', '最後のボタンの手前まで進んで確かめる'],
      ['cancel 1311234569 --terminal 受付PC --applied-on 2026-11-20 --submit', '申請日で1行に絞って、キャンセルする'],
    ],
  },
  revoke: {
    summary: '発行済みの電子証明書1枚を失効させます（--submit を付けなければ送りません）',
    examples: [
      ['revoke 1311234569 --request-id 202306070000001', '最後のボタンの手前まで進んで確かめる'],
      ['revoke 1311234569 --request-id 202306070000001 --reason "端末を廃棄" --submit', '理由を残して、失効させる'],
    ],
  },
  edit: {
    summary: '発行済みの申請1件の担当者・端末名称等・連絡先を更新します（--submit を付けなければ送りません）',
    examples: [
      ['edit 1311234569 --terminal 受付PC --contact 医事課', '最後のボタンの手前まで進んで確かめる'],
      ['edit 1311234569 --request-id 202306070000001 --phone 0312345678 --submit', '更新する'],
    ],
  },
  ...documentCommands,
  ...accountCommands,
  notices: {
    summary: 'ポータルの「重要なお知らせ」を読みます',
    examples: [['notices', 'メンテナンス予定などを確かめる']],
  },
  'schedule run': {
    summary: '毎晩決まった時刻に scan を実行し続けます（日本時間）',
    examples: [
      ['schedule run', '毎日午前2時'],
      ['schedule run --cron "30 1 * * 1-5"', '平日の午前1時30分'],
    ],
  },
  'schedule show': {
    summary: '次回と前回の実行時刻を表示します',
    examples: [['schedule show', '次回はいつか']],
  },
  doctor: {
    summary: '動作環境・設定・保管庫・ブラウザーを点検します',
    examples: [['doctor', '問題があれば直し方を示す']],
  },
  'mock-portal': {
    summary: '付属の練習用ポータルだけを起動します',
    examples: [
      ['mock-portal --out facilities.csv', '練習用の医療機関等ファイルも書き出す'],
      ['mock-portal --port 4010 --facilities 200', 'ポートと施設数を決める'],
      ['mock-portal --certificates certs', 'オンライン資格確認等システムも起動し、証明書を書き出す'],
    ],
  },
} satisfies Record<string, CommandWords>
