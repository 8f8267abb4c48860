import type { LineFinding } from '../../domain/reports.ts'

/** What is wrong with a cell of a facilities file, and how to put it right. */
export const findings = {
  'missing-column':
    'この列がありません。見出しに列を加えてください（例: 医療機関等コード,医療機関等名,ログインID,パスワード）。',
  'missing-value': '空です。値を入れてください。',
  'code-length':
    '桁数が違います。医療機関等コードは10桁、保険者番号は8桁です（都道府県2桁＋点数表1桁＋医療機関コード7桁）。',
  'code-digits': '数字以外が入っています。数字だけにしてください。',
  'code-lost-zeros':
    '先頭の 0 が消えています。表計算ソフトでこの列の書式を「文字列」にしてから、コードを入れ直して保存してください。',
  'duplicate-facility': '同じ医療機関等コードが前の行にもあります。どちらかを消してください。',
  'duplicate-login': '同じログインIDが前の行にもあります。ポータルのアカウントは医療機関等ごとに1つです。',
  'unknown-category': '分類が正しくありません。1, 2, 3, 4, 5, 6, 7, 8, n, s のどれかにしてください。',
  'bad-totp-secret': '認証アプリの鍵が正しくありません。英大文字と 2〜7 だけの鍵（Base32）を入れてください。',
  'too-few-cells': '見出しより列が少ない行です。カンマと引用符を確かめてください。',
  'too-many-cells': '見出しより列が多い行です。値の中のカンマは、値全体を " で囲んでください。',
  'duplicate-column': '同じ意味の列が2つあります。どちらかを消してください。',
  'secret-not-text':
    '数値として保存されています（先頭の 0 などが消えた恐れ）。この列の書式を「文字列」にして入れ直してください。',
  'check-digit': '検査数字が合いません。打ち間違いがないか確かめてください（登録はできます）。',
} satisfies Record<LineFinding['problem'], string>
