import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** What is asked after 「パスワード初期化」 (002 p8 5, p10 5). */
export const resetQuestions = ['パスワードを初期化します。よろしいですか？'] as const

/** The same as a box in the page. */
export const resetQuestion = {
  title: 'パスワード初期化の確認',
  within: ['パスワードを初期化します', ['OK', 'はい'], ['キャンセル', 'いいえ']],
  landmark: [{ contains: resetQuestions[0] }],
  refusals: signedInRefusals,
  controls: { ok: { words: ['OK', 'はい'], commits: true }, cancel: { words: ['キャンセル', 'いいえ'] } },
} as const satisfies Screen

/** パスワード: what stands when it is done (002 p8 6, p10 6). The new password is shown here, and nowhere else. */
export const resetResult = {
  title: '初期化後のパスワードの画面',
  within: ['パスワードを初期化しました', '初期化後のパスワード', ['パスワード表示', 'パスワード非表示'], 'OK'],
  landmark: [{ contains: 'パスワードを初期化しました' }],
  refusals: signedInRefusals,
  secret: 'shown',
  fields: {
    userId: { words: ['ユーザID'], kind: 'text' },
    // A row of masks is not yet the password.
    password: { words: ['初期化後のパスワード'], kind: 'text', shape: '(?![●•・*]+$)[!-~]{4,64}' },
  },
  controls: {
    show: { words: ['パスワード表示'], opens: 'hide' },
    hide: { words: ['パスワード非表示'] },
    download: { words: ['ダウンロード'] },
    ok: { words: ['OK'] },
  },
} as const satisfies Screen
