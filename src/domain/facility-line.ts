import { isInsurer, readCategory } from './category.ts'
import { isInsurerNumber, readFacilityCode } from './facility-code.ts'
import {
  requiredColumns,
  type CellOf,
  type FacilityColumn,
  type FacilityHeader,
  type FileLine,
} from './facility-columns.ts'
import { readSecrets, secretProblems } from './facility-secrets.ts'
import type { Facility, SecretName } from './facility.ts'
import type { LineFinding } from './reports.ts'
import { foldSpace } from './screen-text.ts'
import type { Secret } from './secret.ts'

/** What one line of a facilities file says: to be used only when none of its findings is an error. */
export interface FacilityLine {
  readonly line: number
  readonly facility: Facility
  readonly secrets: readonly { readonly name: SecretName; readonly secret: Secret }[]
  readonly findings: readonly LineFinding[]
}

interface Problem {
  readonly column: FacilityColumn
  readonly problem: LineFinding['problem']
  readonly value: string | null
}

/** Reads one line under its header. No finding quotes a password; of a line whose cells have shifted none quotes anything. */
export function readFacilityLine(line: FileLine, header: FacilityHeader): FacilityLine {
  const shape = shapeOf(line, header)
  const shifted = shape !== null && severityOf(shape, header) === 'error'
  const cellOf: CellOf = (column) => (shifted ? undefined : line.cells[header.places.get(column) ?? -1]) ?? ''
  const contents = shifted ? [] : [...facilityProblems(cellOf), ...secretProblems(cellOf)]
  const findings = [...(shape === null ? [] : [shape]), ...contents]
    .filter(({ column }) => header.places.has(column))
    .map((problem) => ({ line: line.line, ...problem, severity: severityOf(problem, header) }))
  return { line: line.line, facility: facilityOf(cellOf), secrets: readSecrets(cellOf), findings }
}

/** Whether a line has only blank cells. */
export function isBlankLine({ cells }: FileLine): boolean {
  return cells.every((cell) => String(cell).trim() === '')
}

// Excel itself leaves out the commas of blank cells at the end of a line, so too few cells matter only where a required one is cut off.
function severityOf({ problem, column }: Problem, { places }: FacilityHeader): LineFinding['severity'] {
  if (problem === 'check-digit') return 'warning'
  if (problem !== 'too-few-cells') return 'error'
  const cutFrom = places.get(column) ?? 0
  return requiredColumns.some((required) => (places.get(required) ?? -1) >= cutFrom) ? 'error' : 'warning'
}

function shapeOf({ cells }: FileLine, { width, places }: FacilityHeader): Problem | null {
  const columns = [...places].toSorted(([, one], [, other]) => one - other)
  const cut = columns.find(([, place]) => place >= cells.length)
  if (cut !== undefined) return { column: cut[0], problem: 'too-few-cells', value: null }
  const last = columns.at(-1)
  if (cells.length <= width || last === undefined) return null
  return { column: last[0], problem: 'too-many-cells', value: null } // as after a comma in a password without quotes
}

function facilityProblems(cellOf: CellOf): readonly Problem[] {
  const category = textOf(cellOf, 'category')
  const known = categoryOf(cellOf)
  const { code, problem } = readFacilityCode(cellOf('facilityCode'), isInsurer(known))
  const blank = requiredColumns.filter((column) => column !== 'facilityCode' && column !== 'password')
  return [
    ...(problem === null ? [] : [{ column: 'facilityCode' as const, problem, value: code || null }]),
    ...blank.filter((column) => textOf(cellOf, column) === null).map(missing),
    ...(category !== null && known === null ? [unknownCategory(category)] : []),
    ...(typeof cellOf('phone') === 'number' ? [lostPhone(cellOf)] : []),
  ]
}

// Where no 分類 is given, the code alone may say 保険者.
function categoryOf(cellOf: CellOf): Facility['category'] {
  const given = textOf(cellOf, 'category')
  if (given !== null) return readCategory(given)
  return isInsurerNumber(cellOf('facilityCode')) ? '7' : null
}

function missing(column: FacilityColumn): Problem {
  return { column, problem: 'missing-value', value: null }
}

function unknownCategory(value: string): Problem {
  return { column: 'category', problem: 'unknown-category', value }
}

function lostPhone(cellOf: CellOf): Problem {
  return { column: 'phone', problem: 'code-lost-zeros', value: textOf(cellOf, 'phone') } // every number begins with 0
}

function facilityOf(cellOf: CellOf): Facility {
  const category = categoryOf(cellOf)
  return {
    facilityCode: readFacilityCode(cellOf('facilityCode'), isInsurer(category)).code,
    name: textOf(cellOf, 'name') ?? '',
    loginId: textOf(cellOf, 'loginId') ?? '',
    category,
    tags: tagsOf(textOf(cellOf, 'tags') ?? ''),
    contactName: textOf(cellOf, 'contactName'),
    phone: textOf(cellOf, 'phone'),
    email: textOf(cellOf, 'email'),
  }
}

function textOf(cellOf: CellOf, column: FacilityColumn): string | null {
  return foldSpace(String(cellOf(column))) || null
}

function tagsOf(text: string): readonly string[] {
  const tags = text.normalize('NFKC').split(/[,、;|\s]+/)
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
