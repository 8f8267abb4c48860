import type { FileReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const noted = (text: string | undefined) => (text === undefined ? '' : `（${text}）`)
const good = '.csv（UTF-8 または CP932）か .xlsx のファイル'
const saveAsXlsx = 'Excel で開いて「名前を付けて保存」から .xlsx を選んで保存し、そのファイルを指定してください。'

/** Two sentences about each thing that may be wrong with a file or a folder. */
export const fileReasons = {
  'no-such-file': {
    happened: ({ where }) => `ファイル${named(where, '')}がありません。`,
    remedy: () => `ファイル名と場所を確かめて、${good}を指定してください。`,
  },
  'is-folder': {
    happened: ({ where }) => `${named(where, '指定されたもの')}はフォルダーです。`,
    remedy: () => `フォルダーの中の、${good}を指定してください。`,
  },
  'no-permission': {
    happened: ({ where }) => `ファイル${named(where, '')}を読む権限がありません。`,
    remedy: () => 'ファイルの所有者と権限を確かめ、読めるようにしてから、もう一度実行してください。',
  },
  'file-busy': {
    happened: ({ where }) => `ファイル${named(where, '')}は別のソフトが開いています。`,
    remedy: () => 'Excel などで開いているときは閉じてから、もう一度実行してください。',
  },
  'file-unreadable': {
    happened: ({ where, found }) => `ファイル${named(where, '')}を読み取れません${noted(found)}。`,
    remedy: () => `ファイルを読み取れる場所に写し、${good}として指定してください。`,
  },
  'empty-file': {
    happened: ({ where }) => `ファイル${named(where, '')}は空です。`,
    remedy: () => `見出しの行と医療機関等の行がある、${good}を指定してください。`,
  },
  'unknown-extension': {
    happened: ({ where, found }) =>
      found === undefined
        ? `ファイル${named(where, '')}には拡張子がありません。`
        : `ファイル${named(where, '')}の形式（${found}）は読み取れません。`,
    remedy: () => `${good}を指定してください。`,
  },
  'old-xls': {
    happened: ({ where }) => `ファイル${named(where, '')}は、古い形式（.xls）か、パスワード付きの Excel ファイルです。`,
    remedy: () => `${saveAsXlsx}パスワードは外してください。`,
  },
  'xlsx-in-name-only': {
    happened: ({ where }) => `ファイル${named(where, '')}の中身は Excel（.xlsx）ではありません。`,
    remedy: () => `${saveAsXlsx}中身が CSV のときは、拡張子を .csv に変えてください。`,
  },
  'xlsx-named-csv': {
    happened: ({ where }) => `ファイル${named(where, '')}の中身は CSV ではなく Excel（.xlsx）です。`,
    remedy: () => '拡張子を .xlsx に変えて、もう一度実行してください。',
  },
  'broken-xlsx': {
    happened: ({ where, found }) =>
      `Excel ファイル${named(where, '')}が壊れていて読み取れません${found === undefined ? '' : `（セル ${found}）`}。`,
    remedy: () => saveAsXlsx,
  },
  'no-sheet': {
    happened: ({ where }) => `Excel ファイル${named(where, '')}に、表のあるシートがありません。`,
    remedy: () => '1枚目のシートに見出しの行と医療機関等の行を入れ、.xlsx で保存してください。',
  },
  'unknown-encoding': {
    happened: ({ where }) => `ファイル${named(where, '')}の文字コードがわかりません。`,
    remedy: () => 'UTF-8 または CP932（Shift_JIS）の .csv か、.xlsx で保存し直してください。',
  },
  'stray-quote': {
    happened: ({ where, found }) =>
      `ファイル${named(where, '')}の${found === undefined ? '' : ` ${found} 行目以降の`}引用符 " が対になっていません。`,
    remedy: () =>
      '値は "値" のように両側を囲み、値の中の " は "" と2つ重ねてください。.xlsx で保存し直す方法もあります。',
  },
  'file-exists': {
    happened: ({ found }) => `${named(found, 'そのファイル')}は既にあるため、書き出しませんでした。`,
    remedy: () => '別のファイル名にするか、上書きしてよければ --force を付けてください。',
  },
  'file-not-written': {
    happened: ({ found }) => `${named(found, 'そのファイル')}に書き出せません。`,
    remedy: () => 'フォルダーがあること、書き込めること、ファイルが別のソフトで開かれていないことを確かめてください。',
  },
  'settings-unreadable': {
    happened: ({ where, found }) => `設定ファイル${named(where, '')}を読み取れません${noted(found)}。`,
    remedy: () => 'ファイルの権限を確かめるか、使わない設定ファイルなら別の場所に移してください。',
  },
  'broken-yaml': {
    happened: ({ where }) => `設定ファイル${named(where, '')}の書き方が正しくありません。`,
    remedy: () => '「キー: 値」を1行に1つずつ並べてください（例: concurrency: 2）。',
  },
  'unknown-setting': {
    happened: ({ where }) => `${named(where, 'そのキー')}という設定はありません。`,
    remedy: ({ expected }) =>
      expected === undefined ? 'キーの綴りを確かめてください。' : `使えるキー: ${expected}。綴りを確かめてください。`,
  },
  'home-not-writable': {
    happened: ({ found }) => `データの保存先${named(found, '')}に書き込めません。`,
    remedy: () => 'フォルダーの権限を直すか、書き込めるフォルダーを --home または TODOKE_HOME で指定してください。',
  },
  'demo-home-taken': {
    happened: ({ where }) => `フォルダー${named(where, '')}はデモが作ったものではないため、使いませんでした。`,
    remedy: () => '別の場所で「todoke demo」を実行するか、このフォルダーの名前を変えてください。',
  },
  'database-newer': {
    happened: ({ where, found }) =>
      `データベース${named(where, '')}は、新しい版の todoke が書いたものです${noted(found)}。`,
    remedy: () => 'todoke を新しい版にしてから、もう一度実行してください。データベースには何も書いていません。',
  },
  'database-damaged': {
    happened: ({ where }) => `データベース${named(where, '')}が壊れています。`,
    remedy: () =>
      'バックアップから戻してください。なければファイルを別の場所に移し、「todoke facility import ファイル」と「todoke scan」でやり直してください。',
  },
  'not-a-database': {
    happened: ({ where }) => `${named(where, 'そのファイル')}は todoke のデータベースではありません。`,
    remedy: () => 'このファイルを別の場所に移すか、別の保存先を --home または TODOKE_HOME で指定してください。',
  },
  'database-not-writable': {
    happened: ({ where }) => `データベース${named(where, '')}に書き込めません。`,
    remedy: () => 'ファイルとフォルダーの所有者と権限を確かめてください。',
  },
  'database-not-opened': {
    happened: ({ where, found }) => `データベース${named(where, '')}を開けません${noted(found)}。`,
    remedy: () => '保存先（--home または TODOKE_HOME）が、読み書きできるフォルダーであることを確かめてください。',
  },
  'disk-failing': {
    happened: ({ where }) => `${named(where, 'データベース')}の読み書き中にディスクのエラーが起きました。`,
    remedy: () => 'ディスクやネットワークドライブの状態を確かめてから、もう一度実行してください。',
  },
  'disk-full': {
    happened: ({ where }) => `ディスクの空きがなく、${named(where, 'データベース')}に書き込めません。`,
    remedy: () => '空きを作ってから、もう一度実行してください。それまでに読み取った分は残っています。',
  },
  'file-locked': {
    happened: ({ where }) => `${named(where, 'ファイル')}を別のプロセスが使い続けています。`,
    remedy: () => 'ほかの todoke が終わるのを待ってから、もう一度実行してください。',
  },
} satisfies Record<FileReason, FailureWords>
