import type { On } from '../src/browser/on.ts'
import { isInsurer } from '../src/domain/category.ts'
import { Failure } from '../src/domain/failure.ts'
import type { applicationForm } from '../selectors/application-form.ts'
import { applicationFields } from '../selectors/application-form.ts'
import type { Meant } from './compare-application.ts'

/** Enters what the portal would have prefilled, at the closed network's door, where the form comes empty (004 §2.1 (2), (3)). Throws `bad-input` when the facility's 分類, phone or e-mail is not known. */
export async function fillApplication(
  on: Pick<On<typeof applicationForm>, 'choose' | 'fill'>,
  { facilityCode, application }: Meant,
): Promise<void> {
  const category = known('category', application.category, facilityCode)
  await on.choose('category', category)
  if (!isInsurer(category)) {
    await on.choose('prefecture', facilityCode.slice(0, 2))
    await on.choose('feeSchedule', category === '6' ? '1' : facilityCode.slice(2, 3)) // no manual says which a 特健機関 has
  }
  // 特定健診機関 enter their whole number, as insurers do.
  const number = isInsurer(category) || category === '6' ? facilityCode : facilityCode.slice(3)
  await on.fill('institutionCode', number)
  await on.fill('name', application.facilityName)
  await on.fill('phone', known('phone', application.phone, facilityCode))
  await on.fill('email', known('email', application.email, facilityCode))
}

function known(field: keyof typeof applicationFields, value: string | null, facilityCode: string): string {
  if (value !== null) return value
  throw new Failure('bad-input', {
    reason: 'detail-missing',
    where: `${facilityCode} ${applicationFields[field].words[0]}`,
  })
}
