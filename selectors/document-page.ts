import type { Screen } from '../src/browser/screen.ts'
import { signedInRefusals } from './refusals.ts'

/** A document's own page with 「添付ファイル」 (002 p4): the file's name under it, or the words themselves, start the download. */
export const documentPage = {
  title: '書類のページ',
  landmark: [{ says: ['添付ファイル'] }],
  refusals: signedInRefusals,
  controls: { attachment: { words: ['添付ファイル', '添付ファイルをダウンロード'] } },
  files: {
    named: '\\.(pdf|zip)(\\([^()]*\\))?$',
    beside: {},
    empty: ['添付ファイルはありません', '添付ファイルがありません'],
  },
} as const satisfies Screen
