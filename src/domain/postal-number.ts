import { asWord } from './screen-text.ts'

/** The 11 digits of a 簡易書留 number written 301-00-12345-4 or in any width; null when it is not one. */
export function postalDigits(text: string): string | null {
  const digits = asWord(text).replaceAll(/[-‐‑–—―−ー]/g, '')
  return /^\d{11}$/.test(digits) ? digits : null
}
