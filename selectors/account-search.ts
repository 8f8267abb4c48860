import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** What is chosen as 権限区分 (002 p6 2, p9 2). */
export const accountRoles = { admin: '管理者', all: '全て' } as const

/** アカウント管理（更新）: the search screen (002 p6 2). */
export const accountSearch = {
  title: 'アカウント管理（更新）の検索画面',
  landmark: [{ all: [{ field: 'role' }, { control: 'search' }], none: [] }],
  refusals: signedInRefusals,
  fields: { role: { words: ['権限区分'], kind: 'choice' } },
  controls: { search: { words: ['検索', '検索する'] } },
} as const satisfies Screen
