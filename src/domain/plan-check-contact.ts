import type { Candidate, Grounds } from './plan-grounds.ts'
import { planFinding, type PlanFinding } from './plan-finding.ts'
import { asWord } from './screen-text.ts'

const phoneShape = /^0\d{9,10}$/
const emailShape = /^[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
const company = /株式会社|有限会社|合同会社|\((?:株|有|同)\)/g

/** Whether contact, phone and e-mail are the facility's own, and of the shape that the portal takes. */
export function contactFindings(
  candidate: Candidate,
  candidates: readonly Candidate[],
  grounds: Pick<Grounds, 'facilities' | 'vendor'>,
): readonly PlanFinding[] {
  return [
    ...vendorFindings(candidate, grounds),
    ...shapeFindings(candidate),
    ...sharedEmailFindings(candidate, candidates, grounds),
  ]
}

function vendorFindings({ wish, facility }: Candidate, { vendor }: Pick<Grounds, 'vendor'>): readonly PlanFinding[] {
  const about = { key: wish.key, facilityCode: facility.facilityCode }
  const name = nameOf(vendor.name ?? '')
  const phone = wish.phone ?? facility.phone ?? ''
  const isOfVendor = vendor.phones.some((each) => digitsOf(each) !== '' && digitsOf(each) === digitsOf(phone))
  return [
    ...(name !== '' && nameOf(wish.contactName).replace(nameOf(facility.name), '').includes(name)
      ? [planFinding('vendor-contact', { ...about, column: 'contactName', found: wish.contactName })]
      : []),
    ...(isOfVendor ? [planFinding('vendor-phone', { ...about, column: 'phone', found: phone })] : []),
  ]
}

// Only what the file demands is of todoke's making; what the portal has prefilled it has taken already.
function shapeFindings({ wish }: Candidate): readonly PlanFinding[] {
  const { key, facilityCode, phone, email } = wish
  return [
    ...(phone === null || phoneShape.test(phone)
      ? []
      : [planFinding('phone-shape', { key, facilityCode, column: 'phone', found: phone })]),
    ...(email === null || emailShape.test(email)
      ? []
      : [planFinding('email-shape', { key, facilityCode, column: 'email', found: email })]),
  ]
}

function sharedEmailFindings(
  { wish, facility }: Candidate,
  candidates: readonly Candidate[],
  { facilities }: Pick<Grounds, 'facilities'>,
): readonly PlanFinding[] {
  const { key, facilityCode } = wish
  const email = addressOf(wish.email ?? facility.email)
  const uses = [
    ...facilities.flatMap((each) => [useOf(each, each.email), useOf(each, each.loginId)]), // the user ID is an address, as a rule
    ...candidates.map((each) => useOf(each.facility, each.wish.email)),
  ]
  const shared = uses.find((use) => use.facilityCode !== facilityCode && use.email === email)
  if (email === '' || shared === undefined) return []
  return [planFinding('shared-email', { key, facilityCode, column: 'email', found: email, other: shared.facilityCode })]
}

const useOf = ({ facilityCode }: Candidate['facility'], email: string | null) => ({
  facilityCode,
  email: addressOf(email),
})

const addressOf = (text: string | null): string => asWord(text ?? '').toLowerCase()
const nameOf = (text: string): string => asWord(text).replaceAll(company, '').toLowerCase()
const digitsOf = (text: string): string => asWord(text).replace(/^\+81/, '0').replaceAll(/\D/g, '')
