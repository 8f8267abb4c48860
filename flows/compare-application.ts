import type { On } from '../src/browser/on.ts'
import { categoryText, isInsurer, readCategory } from '../src/domain/category.ts'
import { Failure } from '../src/domain/failure.ts'
import type { Application } from '../src/domain/intent.ts'
import { asWord, comparable } from '../src/domain/screen-text.ts'
import { applicationFields, type applicationForm } from '../selectors/application-form.ts'

type FieldName = keyof typeof applicationFields

/** What comes prefilled, and what is entered. */
const prefilled = ['category', 'prefecture', 'feeSchedule', 'institutionCode', 'name', 'phone', 'email'] as const
const entered = ['contactName', 'terminalName'] as const

/** What fields of an application show; null where one is blank or, of an insurer, not there at all. */
export type ShownFields = Readonly<Partial<Record<FieldName, string | null>>>

/** What is applied for, for whom. */
export interface Meant {
  readonly facilityCode: string
  readonly application: Application
}

/** Reads what stands prefilled, on the confirmation also what was entered. */
export async function readApplicationFields(
  on: Pick<On<typeof applicationForm>, 'shownAll'>,
  { application }: Meant,
  which: 'prefilled' | 'all',
): Promise<ShownFields> {
  const insurer = isInsurer(application.category)
  const names = prefilled.filter((name) => !insurer || (name !== 'prefecture' && name !== 'feeSchedule'))
  const wanted = which === 'all' ? [...names, ...entered] : names
  const texts = await on.shownAll(wanted)
  return Object.fromEntries(wanted.map((name, at) => [name, texts[at] ?? null]))
}

/** The same with the words of the manual, for people. */
export function byWords(fields: ShownFields): Readonly<Record<string, string>> {
  const pairs = Object.entries(applicationFields).flatMap(([name, { words }]) => {
    const text = fields[name as FieldName]
    return text === undefined || text === null ? [] : [[words[0], text] as const]
  })
  return Object.fromEntries(pairs)
}

/** Throws `mismatch` naming the field, what was meant and what stands there, when any of these fields is not what was meant. */
export function throwUnlessMeant(fields: ShownFields, meant: Meant): void {
  for (const [name, { words }] of Object.entries(applicationFields)) {
    const found = fields[name as FieldName]
    if (found === undefined) continue
    const { expected, fits } = expectation(name as FieldName, meant)
    if (!fits(found ?? '')) throw new Failure('mismatch', { where: words[0], expected, found: found ?? '' })
  }
}

interface Expectation {
  readonly expected: string
  readonly fits: (found: string) => boolean
}

function expectation(name: FieldName, { facilityCode, application }: Meant): Expectation {
  const { category, facilityName } = application
  const number = (digits: string): Expectation => ({
    expected: digits,
    fits: (found) => /[0-9]+/.exec(asWord(found))?.[0] === digits,
  })
  switch (name) {
    case 'category':
      return categoryOf(facilityCode, category)
    case 'prefecture':
      return number(facilityCode.slice(0, 2))
    case 'feeSchedule':
      return number(facilityCode.slice(2, 3))
    case 'institutionCode':
      return institutionOf(facilityCode)
    case 'name':
      return text(facilityName)
    case 'phone':
      return application.phone === null ? anything : phone(application.phone)
    case 'email':
      return application.email === null ? anything : text(application.email)
    case 'contactName':
    case 'terminalName':
      return text(application[name])
  }
}

const anything: Expectation = { expected: '', fits: (found) => found !== '' }

function text(expected: string): Expectation {
  return { expected, fits: (found) => comparable(found) === comparable(expected) }
}

function phone(expected: string): Expectation {
  const digits = (number: string): string => asWord(number).replaceAll(/\D/g, '')
  return { expected, fits: (found) => digits(found) === digits(expected) }
}

/** 7 digits of the 10, or the whole number of a 特健機関 or an insurer (004 §2.1, figure 4). */
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
