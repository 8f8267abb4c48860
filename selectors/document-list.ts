import type { Files } from '../src/browser/address.ts'
import type { Screen } from '../src/browser/screen.ts'
import { pages } from './pages.ts'
import { signedInRefusals } from './refusals.ts'

/** Each document by the name of its file; the manual's picture shows 申請区分, the environment and the date beside it, and no headings (002 p4). */
const documents = {
  named: '\\.(pdf|zip)$',
  beside: {
    environment: { shape: '本番環境|接続確認環境', heading: '本番環境/接続確認環境' },
    importedOn: { shape: '[0-9]{4}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?', heading: '決定通知書取込日' },
  },
  empty: ['ありません', 'ございません', '見つかりません', '該当なし', '0件です'],
  pages: {
    said: [
      '(?<from>[0-9,]+)[~〜ー-](?<to>[0-9,]+)件目?/(?:全)?(?<of>[0-9,]+)件',
      '全?(?<of>[0-9,]+)件中(?<from>[0-9,]+)[~〜ー-](?<to>[0-9,]+)件',
    ],
    ...pages,
  },
} as const satisfies Files

/** オンライン資格確認マスタアカウント情報管理 (002 p4). */
export const masterAccountList = {
  title: 'オンライン資格確認マスタアカウント情報管理',
  landmark: [
    { all: [{ contains: 'オンライン資格確認マスタアカウント情報管理' }], none: [{ says: ['添付ファイル'] }] },
    { all: [{ contains: 'マスタアカウント情報管理' }], none: [{ says: ['添付ファイル'] }] },
  ],
  refusals: signedInRefusals,
  files: documents,
} as const satisfies Screen

/** What stands behind the tile 「交付決定通知書ダウンロード」; no manual shows it. */
export const grantDecisionList = {
  title: '交付決定通知書の一覧',
  landmark: [
    {
      all: [{ contains: '交付決定通知書' }],
      none: [{ says: ['添付ファイル'] }, { says: ['運用開始日登録', 'マスタアカウント情報ダウンロード'] }],
    },
  ],
  refusals: signedInRefusals,
  files: documents,
} as const satisfies Screen
