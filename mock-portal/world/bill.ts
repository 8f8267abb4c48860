import type { MockApplication, MockBill } from '../contract.ts'
import { decidedOn } from './passing.ts'
import type { State } from './state.ts'

/** Yen of a certificate, owed once approved, downloaded or not, and of a notice that is mailed. */
export const certificateYen = 1500
const postageYen = 753

/** One application that is owed for, or will be. */
interface Owed {
  readonly facilityCode: string
  readonly month: string
  readonly notices: number
}

/** The bill for what came in since the start; `asApplied` takes everything that still waits as approved, and every notice as mailed. */
export function billOf(state: State, asApplied: boolean): MockBill {
  const owed = state.facilities.flatMap(({ facilityCode, applications }) =>
    applications
      .filter(({ id }) => state.applied.includes(id))
      .flatMap((application) => owedFor(application, facilityCode, asApplied)),
  )
  const groups = Object.values(Object.groupBy(owed, ({ facilityCode, month }) => `${month} ${facilityCode}`))
  const lines = groups.flatMap((group = []) => lineOf(group))
  const notices = sum(lines.map((line) => line.notices))
  const certificates = sum(lines.map((line) => line.certificates))
  const yen = { certificatesYen: certificates * certificateYen, postageYen: notices * postageYen }
  return { lines, ...yen, total: yen.certificatesYen + yen.postageYen }
}

function owedFor(application: MockApplication, facilityCode: string, asApplied: boolean): readonly Owed[] {
  const { status, issuedOn, trackingNumber } = application
  const notices = asApplied || trackingNumber !== null ? 1 : 0
  if (issuedOn !== null) return [{ facilityCode, month: issuedOn.slice(0, 7), notices }]
  if (!asApplied || status !== '発行承認待ち') return []
  return [{ facilityCode, month: decidedOn(application).slice(0, 7), notices }]
}

function lineOf(group: readonly Owed[]): MockBill['lines'] {
  const [first] = group
  if (first === undefined) return []
  const { facilityCode, month } = first
  const certificates = group.length
  const notices = sum(group.map((owed) => owed.notices))
  return [{ facilityCode, month, certificates, notices, yen: certificates * certificateYen + notices * postageYen }]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
