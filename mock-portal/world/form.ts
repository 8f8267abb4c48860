import { prefectureLetters, prefectures } from '../../fixtures/places.ts'
import type { ApplyForm, ApplyView, MockFacility } from '../contract.ts'

const categories = [
  '1:保険医療機関（医科）',
  '2:保険医療機関（歯科）',
  '3:保険薬局（調剤）',
  '4:請求事務代行者（医科）',
  '5:請求事務代行者（歯科）',
  '6:特健機関',
  '7:保険者',
  '8:請求事務代行者（調剤）',
  'n:訪問看護',
  's:職域診療所',
] as const
const insurer = '7:保険者'
const healthCheck = '6:特健機関'
const feeSchedules = ['1:医療機関（医科）', '3:医療機関（歯科）', '4:薬局', '6:訪問看護', '7:職域診療所'] as const
const prefectureChoices = prefectures.map((name, at) => {
  return `${String(at + 1).padStart(2, '0')}:${name}_${prefectureLetters[at] ?? ''}`
})

/** What the selects offer: to an insurer or a facility its own 分類, to somebody unknown every one. */
export function choicesFor(facility: MockFacility | null): ApplyView['choices'] {
  const own = categories.filter((word) => (word === insurer) === (facility?.category === '7'))
  return { category: facility === null ? categories : own, prefecture: prefectureChoices, feeSchedule: feeSchedules }
}

/** Which of the two forms goes with a 分類. */
export function kindOf({ category }: Pick<ApplyForm, 'category'>): ApplyView['kind'] {
  return category === insurer ? 'insurer' : 'facility'
}

/** A form with nothing in it. */
export const emptyForm: ApplyForm = {
  category: '',
  prefecture: '',
  feeSchedule: '',
  institutionCode: '',
  name: '',
  contactName: '',
  phone: '',
  email: '',
  terminalName: '',
}

/** The form as a facility finds it: all but 担当部署/担当者名 and 端末名称等. */
export function formOf(facility: MockFacility): ApplyForm {
  const { facilityCode, name, phone, loginId: email } = facility
  const category = starting(categories, facility.category)
  const own = { ...emptyForm, category, name, phone, email }
  if (category === insurer) return { ...own, institutionCode: facilityCode }
  const prefecture = starting(prefectureChoices, facilityCode.slice(0, 2))
  if (category === healthCheck)
    return { ...own, prefecture, feeSchedule: feeSchedules[0], institutionCode: facilityCode }
  const feeSchedule = starting(feeSchedules, facilityCode.slice(2, 3))
  return { ...own, prefecture, feeSchedule, institutionCode: facilityCode.slice(3) }
}

/** The code that the form speaks of: 10 digits, or the 8 of an insurer. */
export function codeIn({ category, prefecture, feeSchedule, institutionCode }: ApplyForm): string {
  if (category === insurer || category === healthCheck) return institutionCode
  return `${prefecture.slice(0, 2)}${feeSchedule.slice(0, 1)}${institutionCode}`
}

/** Why the RA takes no such form, in its own words; null when it does. */
export function refusalOf(form: ApplyForm): string | null {
  const { category, prefecture, feeSchedule, ...typed } = form
  const chosen = kindOf(form) === 'insurer' ? [category] : [category, prefecture, feeSchedule]
  if ([...chosen, ...Object.values(typed)].some((value) => value.trim() === ''))
    return '証明書発行申請情報をすべて入力してください。'
  if (!isChoice(form)) return '選択された値が正しくありません。'
  const [word, length] = codeRule(form)
  if (!new RegExp(`^\\d{${length}}$`).test(form.institutionCode))
    return `${word}は半角数字${length}桁で入力してください。`
  if (!/^\d[\d-]{8,12}\d$/.test(form.phone)) return '電話番号は半角数字で入力してください。'
  return /^[^\s@]+@[^\s@]+$/.test(form.email) ? null : 'メールアドレスの形式が正しくありません。'
}

/** Whose form these values are, whatever their fields are called; null when they name nobody. */
export function facilityNamedBy(facilities: readonly MockFacility[], values: readonly string[]): MockFacility | null {
  const said = new Set(values)
  return facilities.find((facility) => namedIn(said, formOf(facility))) ?? null
}

function namedIn(said: ReadonlySet<string>, form: ApplyForm): boolean {
  if (!said.has(form.institutionCode) || !said.has(form.category)) return false
  return codeIn(form) === form.institutionCode || (said.has(form.prefecture) && said.has(form.feeSchedule))
}

function isChoice(form: ApplyForm): boolean {
  if (!categories.some((word) => word === form.category)) return false
  if (kindOf(form) === 'insurer') return true
  return prefectureChoices.includes(form.prefecture) && feeSchedules.some((word) => word === form.feeSchedule)
}

function codeRule({ category }: ApplyForm): readonly [string, number] {
  if (category === insurer) return ['保険者番号', 8]
  return ['医療機関コード', category === healthCheck ? 10 : 7]
}

function starting(choices: readonly string[], sign: string): string {
  return choices.find((word) => word.startsWith(`${sign}:`)) ?? ''
}
