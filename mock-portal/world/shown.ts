import type { MockApplication, MockFacility, ScreenFault } from '../contract.ts'
import { applicationOf } from './application.ts'
import { drawApplications } from './draw.ts'
import type { Seed } from './facility.ts'
import { randomOf } from './random.ts'

const many = 60

/** The applications that the list really shows of a facility while these faults stand. */
export function applicationsShown(
  seed: Seed,
  facility: MockFacility,
  faults: readonly ScreenFault[],
): readonly MockApplication[] {
  return faults.reduce<readonly MockApplication[]>((applications, fault) => {
    if (fault.kind === 'no-rows') return []
    if (fault.kind === 'sixty-rows') return [...applications, ...extra(seed, facility, many - applications.length)]
    if (fault.kind === 'awkward-cells') return applications.map(awkward)
    if (fault.kind === 'blank-dates') return applications.map((one) => ({ ...one, ...noDates }))
    if (fault.kind === 'unknown-status')
      return applications.map((one, at) => (at === 0 ? { ...one, status: fault.word } : one))
    return applications
  }, facility.applications)
}

const noDates = { issuedOn: null, expiresOn: null, downloadBy: null }

function extra(seed: Seed, facility: MockFacility, count: number): readonly MockApplication[] {
  if (count <= 0) return []
  const { facilityCode, loginId } = facility
  const random = randomOf(seed.seed, 'sixty', facilityCode)
  const applicant = { facilityCode, email: loginId, phone: '0300000000', today: seed.today }
  return drawApplications(random, count).map((sketch) => applicationOf(random, sketch, applicant))
}

function awkward(application: MockApplication): MockApplication {
  return {
    ...application,
    contactName: `${application.contactName}\nテスト中です#%&*>?@`,
    terminalName: `<b>${application.terminalName}</b>\u00A0\u3000"2F"\r\n'受付' &nbsp;&lt;1&gt;`,
  }
}
