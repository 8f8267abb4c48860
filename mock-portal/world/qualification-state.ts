import type { MockFacility } from '../contract.ts'
import type { QualificationAccount } from '../qualification/contract.ts'
import { accountsOf } from './qualification-accounts.ts'

/** A session of the qualification system: whose it is, whether it is still good, and the password that it has just set. */
export interface QualificationPass {
  readonly facility: MockFacility
  readonly account: QualificationAccount
  good: boolean
  /** The account whose password was reset, until 「OK」 is pressed. */
  justReset: QualificationAccount | null
}

/** What changes of the qualification system while the mock runs. */
export interface QualificationState {
  /** All accounts by ユーザID, facility after facility; drawn when somebody first asks for them. */
  accounts(): ReadonlyMap<string, QualificationAccount>
  sessions: Map<string, QualificationPass>
  /** Whether a terminal's certificate lets in none but its own facility's accounts. */
  boundToTerminals: boolean
}

/** A state in which nobody has logged in yet. */
export function freshQualification(
  facilities: readonly MockFacility[],
  { seed, today }: { readonly seed: number; readonly today: string },
): QualificationState {
  let drawn: ReadonlyMap<string, QualificationAccount> | null = null
  const draw = () => facilities.flatMap((facility) => accountsOf(facility, seed, today))
  return {
    accounts: () => (drawn ??= new Map(draw().map((account) => [account.userId, account]))),
    sessions: new Map(),
    boundToTerminals: false,
  }
}

/** The session's pass while it is good. */
export function passBehind({ sessions }: QualificationState, session: string): QualificationPass | null {
  const pass = sessions.get(session)
  return pass?.good === true ? pass : null
}
