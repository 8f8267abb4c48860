import { asWord } from './screen-text.ts'

/** 分類 of the application form (001 §3): its code and the words beside it. */
const categories = {
  '1': '保険医療機関（医科）',
  '2': '保険医療機関（歯科）',
  '3': '保険薬局（調剤）',
  '4': '請求事務代行者（医科）',
  '5': '請求事務代行者（歯科）',
  '6': '特健機関',
  '7': '保険者',
  '8': '請求事務代行者（調剤）',
  n: '訪問看護',
  s: '職域診療所',
} as const

export type Category = keyof typeof categories

const isCategory = (code: string): code is Category => Object.hasOwn(categories, code)
const byName = new Map(Object.entries(categories).map(([code, name]) => [asWord(name), code]))

/** The code of a 分類 written as code (7), words (保険者) or both (7:保険者); null when it is none of them. */
export function readCategory(text: string): Category | null {
  const written = asWord(text)
  const [head = '', tail] = written.split(':', 2)
  const code = head.length === 1 ? head.toLowerCase() : (byName.get(written) ?? '')
  if (!isCategory(code)) return null
  return tail === undefined || tail === asWord(categories[code]) ? code : null
}

/** A 分類 with the portal's words beside its code, as 7:保険者; one that is not known as it stands. */
export function categoryText(category: string): string {
  return isCategory(category) ? `${category}:${categories[category]}` : category
}

/** Whether a 分類 is 保険者, which has an 8-digit 保険者番号 in place of a 医療機関等コード. */
export function isInsurer(category: string | null): boolean {
  return category === '7'
}
