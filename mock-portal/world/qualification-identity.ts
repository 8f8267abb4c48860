import type { MockFacility } from '../contract.ts'
import { addDays } from './dates.ts'
import { below, pick, randomOf, text, type Random } from './random.ts'

/** What the オンライン資格確認等システム gave a facility when it enrolled, and what its master-account document says. */
export interface QualificationIdentity {
  /** ユーザID of the master account; it may begin with zeros. */
  readonly masterUserId: string
  readonly userName: string
  /** リセット用ユーザID. */
  readonly resetUserId: string
  /** Good until the first login. */
  readonly initialPassword: string
  /** ISO date. */
  readonly passwordExpiresOn: string
  /** 秘密の番号, four digits; on no document. */
  readonly resetPin: string
}

const digits = '0123456789'
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const smalls = 'abcdefghijkmnpqrstuvwxyz'
const signs = '@-$&%+#!()' // no \ and no ~: the fonts of such documents draw them as ¥ and ‾

/** The facility's identity on the production system: it follows from the code alone, and no two codes share an ID but by a chance of one in millions. With `other` one that it has no longer, or has elsewhere. */
export function qualificationIdentity(
  { facilityCode, name }: Pick<MockFacility, 'facilityCode' | 'name'>,
  other?: string,
): QualificationIdentity {
  const random = other === undefined ? randomOf('qualification', facilityCode) : randomOf('other', facilityCode, other)
  return {
    masterUserId: `${pick(random, ['0', '00', 'M', 'K'])}${text(random, 7, digits + capitals)}`,
    userName: name,
    resetUserId: `R${text(random, 7, digits + capitals)}`,
    initialPassword: passwordOf(random),
    passwordExpiresOn: addDays('2024-06-01', below(random, 500)),
    resetPin: text(random, 4, digits),
  }
}

function passwordOf(random: Random): string {
  const parts = [text(random, 2, capitals), text(random, 3, smalls), text(random, 2, signs), text(random, 2, digits)]
  return parts.join('')
}
