import type { Screen } from '../src/browser/screen.ts'
import { pages } from './pages.ts'
import { signedInRefusals } from './refusals.ts'

const headings = ['ユーザID', 'ユーザ名', '権限区分'] as const

/** アカウント管理（更新）: what the search has found (002 p6 3). The manual shows no second page. */
export const accountList = {
  title: 'アカウント管理（更新）の一覧',
  landmark: [{ heads: headings }, { all: [{ contains: '該当' }, { contains: 'ありません' }], none: [] }],
  refusals: signedInRefusals,
  values: { total: { pattern: '(?<![0-9~-])([0-9]+)件(?!目|ずつ|ごと)' } },
  table: {
    headings: ['ユーザID'],
    optional: ['ユーザ名', '権限区分'],
    opens: 'ユーザID',
    empty: ['ありません', 'ございません', '見つかりません', '該当なし', '0件です'],
    pages,
  },
} as const satisfies Screen
