import type { AccountReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const shown = (text: string | undefined) => (text === undefined ? '' : `（画面の表示: 「${text}」）`)
const code = (text: string | undefined) => text ?? '医療機関等コード'

// `/18:00`: open until then; `2026-11-24 08:00/`: closed until then.
const hours = (text: string | undefined) => {
  const [from = '', until = ''] = text?.split('/') ?? []
  if (until !== '') return `いま受付中です（${until} まで）。`
  return from === '' ? '' : `いまは受付時間外です（次の受付は ${from} から）。`
}
const call = (text: string | undefined) =>
  `オンライン資格確認等コールセンター 0800-080-4583（月〜金 8:00〜18:00、土 8:00〜16:00、祝日を除く）に「秘密の番号を忘れた」と相談してください。${hours(text)}`
const resetMaster = (of: string | undefined) =>
  `分からないときは、リセット用アカウントでマスタアカウントのパスワードを初期化します: todoke account reset-password ${code(of)} --user マスタアカウントのユーザID --as reset --submit`

/** Two sentences about each thing that may be wrong with an account of the qualification system. */
export const accountReasons = {
  'master-missing': {
    happened: ({ where }) => `${code(where)} のマスタアカウントのユーザIDかパスワードが、保管庫にありません。`,
    remedy: ({ where }) =>
      `分かるときは「todoke vault set ${code(where)} --secret-name masterUserId」と「--secret-name masterPassword」で入れてください。${resetMaster(where)}。`,
  },
  'reset-account-missing': {
    happened: ({ where }) => `${code(where)} のリセット用ユーザIDか秘密の番号が、保管庫にありません。`,
    remedy: ({ where, expected }) =>
      `ユーザIDはポータルの「マスタアカウント情報ダウンロード」の書類にあります。分かるときは「todoke vault set ${code(where)} --secret-name resetUserId」と「--secret-name resetPin」で入れてください。秘密の番号が分からないときは、${call(expected)}`,
  },
  'master-rejected': {
    happened: ({ found }) => `マスタアカウントでログインできませんでした${shown(found)}。`,
    remedy: ({ where }) =>
      `同じパスワードは二度と試しません。正しいものが分かるときは「todoke vault set ${code(where)} --secret-name masterPassword」で入れ直してください。${resetMaster(where)}。`,
  },
  'reset-account-rejected': {
    happened: ({ found }) => `マスタアカウントリセット用アカウントでログインできませんでした${shown(found)}。`,
    remedy: ({ where, expected }) =>
      `同じ番号は二度と試しません。正しい秘密の番号が分かるときは「todoke vault remove ${code(where)} --secret-name resetPin」で消してから入れ直してください。分からないときは、${call(expected)}`,
  },
  'account-must-change': {
    happened: ({ found }) => `ログインすると、パスワードの変更を求められました${shown(found)}。`,
    remedy: ({ where }) =>
      `この端末のブラウザーでそのアカウントでログインして新しいパスワードを決め（今のパスワードは「account reset-password … --reveal」で見られます）、「todoke vault set ${code(where)} --secret-name masterPassword」で入れてから、もう一度実行してください。`,
  },
  'not-by-master': {
    happened: ({ where }) =>
      `${named(where, 'そのユーザID')}はマスタアカウントなので、マスタアカウントでは初期化できません。`,
    remedy: () => '--as reset を付けてください（リセット用アカウントで初期化します）。',
  },
  'no-such-account': {
    happened: ({ where }) => `アカウントの一覧に${named(where, 'そのユーザID')}がありません。`,
    remedy: () =>
      '「todoke account list 医療機関等コード」でユーザIDを確かめてください（マスタアカウントは --as reset で探します）。',
  },
  'reset-unknown': {
    happened: ({ where }) =>
      `${named(where, 'そのアカウント')}のパスワードが初期化されたかどうか、確かめられませんでした。`,
    remedy: ({ where, expected }) =>
      `どの一覧にも出ないため、todoke からは確かめられません。今のパスワードで入れるか利用者に聞き、入れないときは、理由を添えてもう一度初期化してください: todoke account reset-password ${code(expected)} --user ${where ?? 'ユーザID'} --again "理由" --submit。`,
  },
  'reset-outlived': {
    happened: () => 'この初期化が行われたかどうかは分からないまま、新しい初期化に置き換わりました。',
    remedy: () => '有効なのは、あとの初期化のパスワードです。',
  },
  'password-not-seen': {
    happened: ({ where }) =>
      `${named(where, 'そのアカウント')}のパスワードは初期化されましたが、新しいパスワードを読み取って保管できませんでした。古いパスワードはもう使えません。`,
    remedy: ({ where, expected }) =>
      `新しいパスワードは誰も見ていないので、もう一度初期化するしかありません: todoke account reset-password ${code(expected)} --user ${where ?? 'ユーザID'} --again "理由" --submit。`,
  },
  'reset-of-another': {
    happened: ({ where, found }) =>
      `${named(where, '指定のアカウント')}を初期化しようとしましたが、画面は${named(found, '別のユーザID')}のパスワードを初期化したと表示しました。`,
    remedy: () =>
      'そのアカウントの利用者に知らせ、パスワードを初期化し直してください。証跡フォルダーを添えて todoke の開発元にも知らせてください。',
  },
} satisfies Record<AccountReason, FailureWords>
