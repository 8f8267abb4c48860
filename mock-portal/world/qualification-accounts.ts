import { contactNames } from '../../fixtures/words.ts'
import type { MockFacility } from '../contract.ts'
import type { QualificationAccount, QualificationRole } from '../qualification/contract.ts'
import { addDays } from './dates.ts'
import { qualificationIdentity } from './qualification-identity.ts'
import { below, pick, randomOf, shuffled, text, type Random } from './random.ts'

/** 権限区分 as the screens write it. */
export const roleNames = {
  master: 'マスタアカウント',
  reset: 'マスタアカウントリセット用アカウント',
  admin: '管理者',
  general: '一般利用者',
} as const satisfies Record<QualificationRole, string>

/** What is special about some facilities of the cast; all others have one to four admin accounts, and a master account that has logged in. */
const special: Readonly<Record<string, Special>> = {
  '1310089014': { admins: 14, generals: 19 }, // more than a page
  '3440056780': { admins: 0, generals: 0 },
  '0410067896': { locked: true },
  '2210078909': { untouched: true },
}

interface Special {
  readonly admins?: number
  readonly generals?: number
  /** The master account and the first admin account are locked. */
  readonly locked?: boolean
  /** The master account has never logged in: its initial password still stands. */
  readonly untouched?: boolean
}

/** The accounts that a facility has at the start: master, reset, admins, general users, in this order. */
export function accountsOf(facility: MockFacility, seed: number, today: string): QualificationAccount[] {
  const { facilityCode } = facility
  const random = randomOf(seed, 'accounts', facilityCode)
  const own = special[facilityCode] ?? {}
  const { admins = 1 + below(random, 4), generals = below(random, 6), locked = false } = own
  const draw = (role: 'admin' | 'general') => (_: unknown, place: number) =>
    drawn(random, { facility, seed, today, role, place, locked: locked && role === 'admin' && place === 0 })
  return [
    ...fixed(facility, seed, { today, untouched: own.untouched ?? false, locked }),
    ...Array.from({ length: admins }, draw('admin')),
    ...Array.from({ length: generals }, draw('general')),
  ]
}

/** The password that an account has after so many resets, such as `1QA@-rL$`: four kinds of signs, eight in all; the seed decides. */
export function passwordAfter(seed: number, userId: string, resets: number): string {
  const random = randomOf(seed, 'password', userId, resets)
  const signs = [text(random, 2, digits), text(random, 2, capitals), text(random, 2, marks), text(random, 2, smalls)]
  return shuffled(random, Array.from(signs.join(''))).join('')
}

const digits = '0123456789'
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const smalls = 'abcdefghijkmnpqrstuvwxyz'
const marks = '@-$%&#<>"\'?!+=*'

const fresh = { mustChange: false, locked: false, failedLogins: 0, resets: 0 }

interface Start {
  readonly today: string
  readonly untouched: boolean
  readonly locked: boolean
}

function fixed(facility: MockFacility, seed: number, start: Start): readonly QualificationAccount[] {
  const { facilityCode } = facility
  const { masterUserId, userName, resetUserId, initialPassword, resetPin } = qualificationIdentity(facility)
  const own = { ...fresh, facilityCode, passwordExpiresOn: addDays(start.today, 200) }
  const changed = passwordAfter(seed, masterUserId, 0)
  const master = {
    userId: masterUserId,
    userName,
    role: 'master' as const,
    password: start.untouched ? initialPassword : changed,
  }
  return [
    { ...own, ...master, mustChange: start.untouched, locked: start.locked },
    { ...own, userId: resetUserId, userName: roleNames.reset, role: 'reset', password: resetPin },
  ]
}

interface Draw {
  readonly facility: MockFacility
  readonly seed: number
  readonly today: string
  readonly role: 'admin' | 'general'
  readonly place: number
  readonly locked: boolean
}

function drawn(random: Random, { facility, seed, today, role, place, locked }: Draw): QualificationAccount {
  const { masterUserId } = qualificationIdentity(facility)
  const userId = `${masterUserId}${role === 'admin' ? 'A' : 'U'}${String(place + 1).padStart(2, '0')}`
  return {
    ...fresh,
    facilityCode: facility.facilityCode,
    userId,
    userName: `${pick(random, contactNames)}${role === 'admin' ? '　管理' : ''}`,
    role,
    password: passwordAfter(seed, userId, 0),
    passwordExpiresOn: addDays(today, 1 + below(random, 300)),
    locked,
  }
}
