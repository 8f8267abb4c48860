import { Failure } from '../domain/failure.ts'
import type { AccountName } from '../domain/facility.ts'
import type { Store, StoredSecret } from '../domain/ports.ts'

/** What somebody logs in with at the オンライン資格確認等システム. */
export interface Credentials extends AccountName {
  readonly password: StoredSecret
}

/** Runs a visit with these credentials, and remembers when they were rejected or locked out: they are not tried again until the password has changed. */
export async function withCredentials<Result>(
  { store, now }: { readonly store: Store; readonly now: () => string },
  { facilityCode, userId, password }: Credentials,
  visit: () => Promise<Result>,
): Promise<Result> {
  const account = { facilityCode, userId }
  const refusal = await store.accountRefusal(account)
  if (refusal?.secretVersion === password.version) {
    const expected = `not tried again since ${refusal.at}`
    throw new Failure(refusal.code, { step: 'P2 ④ ログインする', found: refusal.found ?? '', expected })
  }
  try {
    const result = await visit()
    if (refusal) await store.setAccountRefusal(account, null)
    return result
  } catch (error) {
    if (error instanceof Failure && (error.code === 'login-rejected' || error.code === 'account-locked')) {
      const { code, detail } = error
      const found = detail.found ?? null
      await store.setAccountRefusal(account, { secretVersion: password.version, code, at: now(), found })
    }
    throw error
  }
}
