/** Whether the last digit of a 医療機関等コード or 保険者番号 is the Luhn check of the others. Samples in manuals often fail it: a reason to warn, never to refuse. */
export function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .map(weighed)
    .reduce((total, weight) => total + weight, 0)
  return digits !== '' && sum % 10 === 0
}

function weighed(digit: number, place: number): number {
  const product = place % 2 === 0 ? digit : digit * 2
  return product > 9 ? product - 9 : product
}
