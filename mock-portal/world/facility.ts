import { cast, rareCast, type FacilitySketch } from '../../fixtures/cast.ts'
import type { MockFacility } from '../contract.ts'
import { applicationOf } from './application.ts'
import { drawFacility } from './draw.ts'
import { documentsOf } from './archive.ts'
import { qualificationIdentity } from './qualification-identity.ts'
import { randomOf, text } from './random.ts'

/** What a world grows from: the same three give the same facilities. */
export interface Seed {
  readonly seed: number
  readonly facilities: number
  /** One more for each 分類 of `rareCast`, after all others. */
  readonly allCategories?: boolean
  /** ISO date. */
  readonly today: string
}

/** So many facilities: the cast first, then those that the seed draws. */
export function facilitiesOf({ seed, facilities, today, allCategories = false }: Seed): MockFacility[] {
  const sketches = cast.slice(0, facilities)
  const taken = new Set([...cast, ...rareCast].map(({ facilityCode }) => facilityCode))
  for (let number = cast.length; number < facilities; number += 1) {
    const sketch = drawFacility(seed, number, taken)
    taken.add(sketch.facilityCode)
    sketches.push(sketch)
  }
  if (allCategories) sketches.push(...rareCast)
  return sketches.map((sketch) => facilityOf(sketch, seed, today))
}

function facilityOf(sketch: FacilitySketch, seed: number, today: string): MockFacility {
  const { facilityCode, totpSecret } = sketch
  const random = randomOf(seed, 'applications', facilityCode)
  const phone = `0${facilityCode.slice(0, 1)}0000${text(random, 4, '0123456789')}` // an exchange that nobody has
  const applicant = { facilityCode, today, phone, email: sketch.loginId }
  return {
    ...sketch,
    phone,
    totpSecret,
    secondFactor: totpSecret === null ? 'off' : 'totp',
    mailCode: text(random, 6, '0123456789'),
    failedLogins: 0,
    qualification: qualificationIdentity(sketch),
    documents: documentsOf(seed, sketch),
    applications: sketch.applications
      .map((application) => applicationOf(random, application, applicant))
      .toSorted((a, b) => a.appliedOn.localeCompare(b.appliedOn)),
  }
}
