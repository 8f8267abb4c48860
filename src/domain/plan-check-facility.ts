import { hasCheckDigit } from './check-digit.ts'
import type { Facility } from './facility.ts'
import type { Candidate, Grounds } from './plan-grounds.ts'
import { planFinding, type PlanFinding } from './plan-finding.ts'
import { asWord } from './screen-text.ts'

const medicalAndDental: Readonly<Record<string, string>> = { '1': '3', '3': '1' } // 点数表
const dental = /(?:小児|矯正)*歯科|口腔外科/g
const medical =
  /医科|内科|外科|小児科|眼科|皮膚科|耳鼻|産婦人科|産科|婦人科|泌尿器科|整形|精神科|心療|神経科|循環器|消化器/
const suffix = /\(?(?:医科|歯科)\)?$/

/** Whether a facility's code can be right, and whether it needs certificates under two codes. */
export function facilityFindings(
  { wish, facility }: Candidate,
  candidates: readonly Candidate[],
  grounds: Grounds,
): readonly PlanFinding[] {
  const { key, facilityCode } = wish
  const about = { key, facilityCode, column: 'facilityCode' } as const
  return [
    ...(hasCheckDigit(facilityCode) ? [] : [planFinding('check-digit', { ...about, found: facilityCode })]),
    ...otherCodeFindings(facility, candidates, grounds).map((other) =>
      planFinding('both-codes', { ...about, found: facility.name, other }),
    ),
  ]
}

// One entry, the other code or null where it is not registered, when that other code is left without a certificate.
function otherCodeFindings(
  facility: Facility,
  candidates: readonly Candidate[],
  grounds: Grounds,
): readonly (string | null)[] {
  const schedule = medicalAndDental[facility.facilityCode.charAt(2)]
  if (facility.facilityCode.length !== 10 || schedule === undefined) return []
  const sisters = grounds.facilities.filter((other) => isSister(other, facility, schedule))
  if (sisters.length === 0) return namesBoth(facility.name) ? [null] : []
  const isCared = sisters.some(({ facilityCode }) => isCaredFor(facilityCode, candidates, grounds))
  return isCared ? [] : sisters.slice(0, 1).map(({ facilityCode }) => facilityCode)
}

function isSister(other: Facility, facility: Facility, schedule: string): boolean {
  const [code, own] = [other.facilityCode, facility.facilityCode]
  if (code.length !== 10 || code.slice(0, 2) !== own.slice(0, 2) || code.charAt(2) !== schedule) return false
  return bareName(other.name) === bareName(facility.name)
}

function isCaredFor(code: string, candidates: readonly Candidate[], { rows, today }: Grounds): boolean {
  if (candidates.some(({ facility }) => facility.facilityCode === code)) return true
  const own = rows.filter(({ facilityCode }) => facilityCode === code)
  return own.some(
    ({ status, expiresOn }) =>
      status === 'pending' || (status === 'issued' && (expiresOn === null || expiresOn >= today)),
  )
}

function namesBoth(name: string): boolean {
  const word = asWord(name)
  const rest = word.replaceAll(dental, '')
  return rest !== word && medical.test(rest)
}

const bareName = (name: string): string => asWord(name).replace(suffix, '')
