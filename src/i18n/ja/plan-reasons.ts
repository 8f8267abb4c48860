import type { PlanReason } from '../../domain/reason.ts'
import type { FailureWords } from './failures.ts'

const named = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : `「${text}」`)
const planAgain =
  '何も送っていません。「todoke apply plan ファイル --out PLAN.json --force」で計画を作り直し、内容と金額を確かめてください。'

/** Two sentences about each reason for which a plan of applications is not sent. */
export const planReasons = {
  'no-plan': {
    happened: ({ where, found }) =>
      `${named(where, 'そのファイル')}は、この版の todoke が読める申請計画ではありません${found === undefined ? '' : `（項目 ${found}）`}。`,
    remedy: () => '「todoke apply plan ファイル --out PLAN.json」が書き出した .json を指定してください。',
  },
  'plan-edited': {
    happened: ({ where }) => `申請計画${named(where, '')}は、作られたあとに書き換えられています。`,
    remedy: () => `変えたい内容は、計画ではなく元のファイル（CSV・Excel）に書いてください。${planAgain}`,
  },
  'plan-expired': {
    happened: ({ expected, found }) =>
      `申請計画の期限（作成から7日${expected === undefined ? '' : `、${expected} まで`}）が過ぎています${found === undefined ? '' : `（現在 ${found}）`}。`,
    remedy: () => planAgain,
  },
  'plan-of-another-database': {
    happened: ({ expected, found }) =>
      `申請計画は、別のデータベースで作られたものです${expected === undefined || found === undefined ? '' : `（計画 ${expected}、今 ${found}）`}。`,
    remedy: () =>
      '計画を作ったときと同じ保存先を --home または TODOKE_HOME で指定するか、この保存先で計画を作り直してください。何も送っていません。',
  },
  'plan-changed': {
    happened: ({ where, expected, found }) =>
      `申請計画を作ったあとで、${where ?? '計画の元になった内容'}が変わっています（計画時: ${expected ?? 'なし'}、今: ${found ?? 'なし'}）。`,
    remedy: () => planAgain,
  },
} satisfies Record<PlanReason, FailureWords>
