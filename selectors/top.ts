import type { Screen } from '../src/browser/screen.ts'
import { publicRefusals } from './refusals.ts'

/** トップページ before the login (000 §1-1, 001 §1-1). */
export const top = {
  title: 'トップページ',
  landmark: [{ control: 'signIn' }, { says: ['新規ユーザー登録はこちら', '重要なお知らせ'] }],
  refusals: publicRefusals,
  controls: {
    signIn: {
      words: ['ログインはこちら'],
      otherwise: { words: ['すでにアカウントをお持ちの方はこちらから', 'ログイン'] },
    },
  },
  list: { headed: '重要なお知らせ', detail: '(表示|閲覧).*前' },
} as const satisfies Screen
