import type { Pages } from '../src/browser/address.ts'

/** What leads on and back in a list: no manual shows it, so these are the words of Japanese lists in general. */
export const pages = {
  next: ['次へ', '次の?(?:ページ|頁)へ?', '次の?[0-9]+件', '次の一覧', '次', '[›>→»≫]'],
  previous: ['前へ', '前の?(?:ページ|頁)へ?', '前の?[0-9]+件', '前の一覧', '前', '[‹<←«≪]'],
} as const satisfies Pages
