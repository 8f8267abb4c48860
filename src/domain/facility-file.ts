import { readFacilityHeader, type FileLine } from './facility-columns.ts'
import { isBlankLine, readFacilityLine, type FacilityLine } from './facility-line.ts'
import type { Facility } from './facility.ts'
import type { SecretEntry } from './ports.ts'
import type { LineFinding } from './reports.ts'

/** What a facilities file says: its good lines only, and everything that is wrong with the others, in order of line. */
export interface FacilityFile {
  /** Lines with anything in them, the header not counted. */
  readonly lines: number
  readonly facilities: readonly Facility[]
  readonly secrets: readonly SecretEntry[]
  readonly findings: readonly LineFinding[]
}

/** Reads a header and its lines. A finding with severity `error` makes its line unusable; one in the header, or a missing header, makes every line so. */
export function readFacilityFile(lines: readonly FileLine[]): FacilityFile {
  const [first, ...others] = lines.filter((line) => !isBlankLine(line))
  const header = readFacilityHeader(first ?? { line: 1, cells: [] })
  const read = others.map((line) => readFacilityLine(line, header))
  const findings = [...header.findings, ...read.flatMap((line) => line.findings), ...duplicates(read)]
  const bad = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line))
  const good = header.findings.length > 0 ? [] : read.filter(({ line }) => !bad.has(line))
  return {
    lines: others.length,
    facilities: good.map(({ facility }) => facility),
    secrets: good.flatMap(entriesOf),
    findings: findings.toSorted((one, other) => one.line - other.line),
  }
}

function entriesOf({ facility, secrets }: FacilityLine): readonly SecretEntry[] {
  return secrets.map((secret) => ({ facilityCode: facility.facilityCode, ...secret }))
}

// Which of two lines is right nobody knows, so both are bad; and one facility has one portal account, so a login that stands twice is a slip.
function duplicates(lines: readonly FacilityLine[]): readonly LineFinding[] {
  const codes = Map.groupBy(lines, ({ facility }) => facility.facilityCode)
  const logins = Map.groupBy(lines, ({ facility }) => facility.loginId.toLowerCase())
  const shared = [...logins.values()].filter((same) => new Set(same.map(codeOf)).size > 1)
  return [
    ...[...codes.values()].flatMap((same) => repeated(same, 'facilityCode')),
    ...shared.flatMap((same) => repeated(same, 'loginId')),
  ]
}

const codeOf = ({ facility }: FacilityLine): string => facility.facilityCode

function repeated(same: readonly FacilityLine[], column: 'facilityCode' | 'loginId'): readonly LineFinding[] {
  const problem = column === 'loginId' ? 'duplicate-login' : 'duplicate-facility'
  const [first, second] = same
  if (first === undefined || second === undefined || first.facility[column] === '') return []
  return same.map(({ line, facility }) => {
    const otherLine = line === first.line ? second.line : first.line
    return { line, column, value: facility[column], problem, severity: 'error', otherLine }
  })
}
