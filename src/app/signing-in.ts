import type { Login } from '../../flows/sign-in.ts'
import type { SessionVisit } from '../browser/session.ts'
import type { Facility } from '../domain/facility.ts'
import type { Account } from '../engine/account-visit.ts'
import { oneTimeCode } from '../vault/one-time-code.ts'
import type { Rooms } from './rooms.ts'

/** How the facility proves who it is. */
export function loginOf(
  { clock }: Pick<Rooms, 'clock'>,
  { loginId }: Facility,
  { password, totpSecret }: Account,
): Login {
  return {
    loginId,
    password: password.secret,
    oneTimeCode: totpSecret && (() => oneTimeCode(totpSecret.secret, clock())),
  }
}

/** A visit as it is told to people, behind a login or, with null, by a door that asks for none; what it leaves behind goes into `evidence`, an absolute folder. */
export function visitOf(
  { listeners }: Rooms,
  { facilityCode, name }: Facility,
  account: Account | null,
  { evidence, signal }: Pick<SessionVisit, 'evidence' | 'signal'>,
): SessionVisit {
  return {
    evidence,
    secrets: [account?.password, account?.totpSecret].flatMap((stored) => stored?.secret ?? []),
    onStep: (title) => listeners.onStep?.({ facilityCode, title }),
    ask: listeners.onQuestion
      ? async (text) => (await listeners.onQuestion?.({ facilityCode, name, text })) ?? null
      : null,
    signal,
  }
}
