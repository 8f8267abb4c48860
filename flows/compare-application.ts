import type { On } from '../src/browser/on.ts'
import { categoryText, isInsurer, readCategory } from '../src/domain/category.ts'
import { Failure } from '../src/domain/failure.ts'
import type { Application } from '../src/domain/intent.ts'
import { asWord, comparable } from '../src/domain/screen-text.ts'
import { applicationFields, type applicationForm } from '../selectors/application-form.ts'

/** What comes prefilled, what of it insurers do not have, and what is entered. */
const ofAll = ['category', 'institutionCode', 'name', 'phone', 'email'] as const
const ofInstitutions = ['prefecture', 'feeSchedule'] as const
const entered = ['contactName', 'terminalName'] as const

type FieldName = (typeof ofAll)[number] | (typeof ofInstitutions)[number] | (typeof entered)[number]

/** One field of an application as a screen shows it; '' where it is blank. */
export interface ShownField {
  readonly name: FieldName
  readonly text: string
}

/** What is applied for, for whom. */
export interface Meant {
  readonly facilityCode: string
  readonly application: Application
}

/** Reads what stands prefilled, on the confirmation also what was entered, and throws `mismatch` naming the field, what was meant and what stands there. */
export async function compareFields(
  on: Pick<On<typeof applicationForm>, 'shownAll'>,
  meant: Meant,
  which: 'prefilled' | 'all',
): Promise<readonly ShownField[]> {
  const names: readonly FieldName[] = [
    ...ofAll,
    ...(isInsurer(meant.application.category) ? [] : ofInstitutions),
    ...(which === 'all' ? entered : []),
  ]
  const texts = await on.shownAll(names)
  const shown = names.map((name, at) => ({ name, text: texts[at] ?? '' }))
  for (const { name, text } of shown) {
    const { expected, fits } = expectations[name](meant)
    if (!fits(text)) throw new Failure('mismatch', { where: applicationFields[name].words[0], expected, found: text })
  }
  return shown
}

/** The same with the words of the manual, for people. */
export function byWords(fields: readonly ShownField[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ name, text }) => [applicationFields[name].words[0], text]))
}

interface Expectation {
  readonly expected: string
  readonly fits: (found: string) => boolean
}

const expectations: Readonly<Record<FieldName, (meant: Meant) => Expectation>> = {
  category: ({ facilityCode, application }) => categoryOf(facilityCode, application.category),
  prefecture: ({ facilityCode }) => number(facilityCode.slice(0, 2)),
  feeSchedule: ({ facilityCode }) => feeScheduleOf(facilityCode.slice(2, 3)),
  institutionCode: ({ facilityCode }) => institutionOf(facilityCode),
  name: ({ application }) => words(application.facilityName),
  phone: ({ application }) => (application.phone === null ? anything : telephone(application.phone)),
  email: ({ application }) => (application.email === null ? anything : words(application.email)),
  contactName: ({ application }) => words(application.contactName),
  terminalName: ({ application }) => words(application.terminalName),
}

const anything: Expectation = { expected: '', fits: (found) => found !== '' }

function words(expected: string): Expectation {
  return { expected, fits: (found) => comparable(found) === comparable(expected) }
}

// A choice shows its number and words: 14:神奈川県_kanagawa, [14]神奈川県.
function number(expected: string): Expectation {
  return { expected, fits: (found) => /[0-9]+/.exec(asWord(found))?.[0] === expected }
}

// The number of a 特健機関 names none of those that can be chosen.
function feeScheduleOf(digit: string): Expectation {
  return '13467'.includes(digit) ? number(digit) : anything
}

function telephone(expected: string): Expectation {
  return { expected, fits: (found) => digitsOf(found) === digitsOf(expected) }
}

function digitsOf(text: string): string {
  return asWord(text).replaceAll(/\D/g, '')
}

// 7 digits of the 10, or the whole number of a 特健機関 or an insurer (004 §2.1, figure 4).
function institutionOf(facilityCode: string): Expectation {
  const own = facilityCode.length === 10 ? [facilityCode.slice(3), facilityCode] : [facilityCode]
  return { expected: own[0] ?? facilityCode, fits: (found) => own.includes(asWord(found)) }
}

// A facility whose 分類 nobody has told must at least be of its 点数表: 医科, 歯科, 調剤 themselves or who bills for them.
const categoriesOf: Readonly<Record<string, readonly string[]>> = {
  '1': ['1', '4', '6'],
  '3': ['2', '5', '6'],
  '4': ['3', '8'],
  '6': ['n'],
  '7': ['s'],
}

function categoryOf(facilityCode: string, category: string | null): Expectation {
  const known = category === null ? categoriesOf[facilityCode.slice(2, 3)] : [category]
  const expected = (known ?? []).map(categoryText).join(' / ')
  return { expected, fits: (found) => known?.includes(readCategory(found) ?? '') ?? found !== '' }
}
