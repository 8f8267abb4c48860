import type { RowReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const scanFirst = '「todoke scan --facility 医療機関等コード」で一覧を読み直し、「todoke certs」で確かめてください。'

/** Two sentences about each reason for which a row's operation is not begun. */
export const rowReasons = {
  'no-such-row': {
    happened: ({ where }) => `前回読み取った申請情報一覧に、${named(where, '指定されたもの')}に当たる行がありません。`,
    remedy: () => scanFirst,
  },
  'ambiguous-row': {
    happened: ({ where, found }) =>
      `${named(where, 'その指定')}に当たる行が複数あります${found === undefined ? '' : `（候補: ${found}）`}。何も送っていません。`,
    remedy: () =>
      '--request-id（リクエストID）か、--terminal と --applied-on（申請日、YYYY-MM-DD）で1行に絞ってください。',
  },
  'equal-rows': {
    happened: ({ where, found }) =>
      `${named(where, 'その指定')}に当たる行には、申請日も担当者も端末名称等も同じ行がほかにあり、見分けられません${found === undefined ? '' : `（${found}）`}。何も送っていません。`,
    remedy: () => 'ポータルの申請情報一覧を開き、どの行かを確かめて、人の手で操作してください。',
  },
  'last-certificate': {
    happened: ({ found }) =>
      `${named(found, 'その行')}は、この医療機関等で今使える最後の電子証明書です。失効させると、オンライン資格確認もオンライン請求も止まります。何も送っていません。`,
    remedy: () => 'それでも失効させるときは、--reason に理由を書いてください（記録に残ります）。',
  },
  'no-newer-certificate': {
    happened: ({ found }) =>
      `${named(found, 'その端末')}には、これより新しい発行済みの電子証明書がありません。失効させると、その端末は使えなくなります。何も送っていません。`,
    remedy: () => 'それでも失効させるときは、--reason に理由を書いてください（記録に残ります）。',
  },
  'change-refused': {
    happened: ({ found }) => `新しい値では更新できません${found === undefined ? '' : `（${found}）`}。`,
    remedy: () => '値を直して、もう一度実行してください。',
  },
  'change-advised-against': {
    happened: ({ found }) => `新しい値はおすすめできません${found === undefined ? '' : `（${found}）`}。`,
    remedy: () => '値を直すか、それでも更新するときは --accept edit "理由" を付けてください。',
  },
} satisfies Record<RowReason, FailureWords>
