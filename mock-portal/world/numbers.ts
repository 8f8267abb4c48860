/** The nine digits with their Luhn check digit: a correct 医療機関等コード. */
export function withCheckDigit(nine: string): string {
  const sum = Array.from(nine, Number)
    .toReversed()
    .map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0)
  return `${nine}${(10 - (sum % 10)) % 10}`
}

/** The ten digits of a 簡易書留 number (3-2-5) with the last one: the ten modulo 7. */
export function postalNumber(ten: string): string {
  return `${ten}${Number(ten) % 7}`
}

/** 都道府県コード of a 医療機関等コード, or of an insurer's number, where it stands after the law's two digits. */
export function prefectureOf(code: string): string {
  return code.length === 8 ? code.slice(2, 4) : code.slice(0, 2)
}
