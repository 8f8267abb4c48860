import type { Facility } from '../domain/facility.ts'
import { Failure } from '../domain/failure.ts'
import type { Store, StoredSecret, Vault } from '../domain/ports.ts'
import { awaitLease } from './lease.ts'

/** What a visit behind a login is given. */
export interface Account {
  readonly password: StoredSecret
  readonly totpSecret: StoredSecret | null
}

/** What a visit behind a login needs from outside; `signal` ends the wait for its turn. */
export interface AccountParts {
  readonly store: Store
  readonly vault: Vault
  readonly now: () => string
  /** Milliseconds since 1970 of the real clock, by which processes take turns also in a rehearsal. */
  readonly clock: () => number
  readonly signal: AbortSignal
}

/**
 * Runs a visit with the facility's own secrets, one at a time for each account on this database, whatever process the others are in; and remembers a rejected
 * password: it is not tried again until it, or the login, has changed. Throws `vault-missing` without one, or the signal's reason.
 */
export async function withAccount<Result>(
  parts: AccountParts,
  facility: Facility,
  visit: (account: Account) => Promise<Result>,
): Promise<Result> {
  const release = await awaitLease(parts.store, `account ${facility.loginId}`, parts)
  try {
    return await alone(parts, facility, visit)
  } finally {
    await release()
  }
}

async function alone<Result>(
  { store, vault, now }: AccountParts,
  facility: Facility,
  visit: (account: Account) => Promise<Result>,
): Promise<Result> {
  const { facilityCode, loginId } = facility
  const password = await vault.get(facilityCode, 'password')
  if (!password) throw new Failure('vault-missing', { reason: 'password-missing', where: facilityCode })
  const attempt = `${password.version} ${loginId}`
  const refusal = await store.loginRefusal(facilityCode)
  if (refusal?.secretVersion === attempt) {
    throw new Failure(refusal.code, {
      step: '1-1 ログイン',
      found: refusal.found ?? '',
      expected: `not tried again since ${refusal.at}`,
    })
  }
  try {
    const result = await visit({ password, totpSecret: await vault.get(facilityCode, 'totpSecret') })
    if (refusal) await store.setLoginRefusal(facilityCode, null)
    return result
  } catch (error) {
    if (error instanceof Failure && error.code === 'login-rejected') {
      const found = error.detail.found ?? null
      await store.setLoginRefusal(facilityCode, { secretVersion: attempt, code: error.code, at: now(), found })
    }
    throw error
  }
}
