import { describe, expect, it } from 'vitest'
import { readBase32 } from '../../src/domain/base32.ts'
import { isInsurer, readCategory } from '../../src/domain/category.ts'
import { hasCheckDigit } from '../../src/domain/check-digit.ts'
import { postalDigits } from '../../src/domain/postal-number.ts'
import { asWord, comparable, foldSpace } from '../../src/domain/screen-text.ts'

describe('check digits', () => {
  it.each(['0110113719', '33120015', '1311234569', '1330123454', '0140000019', '1360099996'])('%s holds', (digits) => {
    expect(hasCheckDigit(digits)).toBe(true)
    const wrong = digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10)
    expect(hasCheckDigit(wrong)).toBe(false)
  })

  it('does not hold for nothing', () => {
    expect(hasCheckDigit('')).toBe(false)
  })
})

describe('a 簡易書留 number', () => {
  it.each(['301-00-12345-4', '30100123454', '３０１－００－１２３４５－４', ' 301 00 12345 4\n'])(
    '%j has eleven digits',
    (text) => {
      expect(postalDigits(text)).toBe('30100123454')
    },
  )

  it.each(['', '未定', '3010012345', '301001234545', '301-00-12345-X'])('%j is none', (text) => {
    expect(postalDigits(text)).toBeNull()
  })
})

describe('a 分類', () => {
  it.each([
    ['1', '1'],
    ['７', '7'],
    ['7:保険者', '7'],
    ['7：保険者', '7'],
    ['保険者', '7'],
    ['訪問看護', 'n'],
    ['N', 'n'],
    ['ｓ：職域診療所', 's'],
    ['保険医療機関(医科)', '1'],
    ['1 : 保険医療機関（医科）', '1'],
  ])('%j is %s', (text, code) => {
    expect(readCategory(text)).toBe(code)
  })

  it.each(['', '9', '医', '看護', '7:薬局', 'toString'])('%j is unknown', (text) => {
    expect(readCategory(text)).toBeNull()
  })

  it('tells insurers, which alone have a 保険者番号', () => {
    expect(isInsurer('7')).toBe(true)
    expect(isInsurer('6')).toBe(false)
    expect(isInsurer(null)).toBe(false)
  })
})

describe('a base32 secret', () => {
  it('loses the spaces, hyphens and padding that authenticators show', () => {
    expect(readBase32('jbsw y3dp-ehpk 3pxp')).toBe('JBSWY3DPEHPK3PXP')
    expect(readBase32('MZXW6YQ=')).toBe('MZXW6YQ')
  })

  it.each(['', '   ', '=', 'JBSWY3DPEHPK3PX1', 'JBSWY3DPE', 'JBSW=Y3DP', 'あ'])('%j is none', (text) => {
    expect(readBase32(text)).toBeNull()
  })
})

describe('text of a screen', () => {
  it('is kept but for white space, compared in one width, looked up without white space', () => {
    expect(foldSpace(' Ａ\u3000\n\u00A0B\t')).toBe('Ａ B')
    expect(comparable(' Ａ\u3000\n B')).toBe('A B')
    expect(asWord('発 行\n済　み')).toBe('発行済み')
  })
})
