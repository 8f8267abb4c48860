import { randomUUID } from 'node:crypto'
import { callHours } from '../domain/call-centre.ts'
import { Failure, type FailureCode } from '../domain/failure.ts'
import type { SecretName } from '../domain/facility.ts'
import type { AccountRole } from '../domain/intent.ts'
import type { StoredSecret } from '../domain/ports.ts'
import type { AccountReason } from '../domain/reason.ts'
import type { Credentials } from '../engine/account-login.ts'
import type { Rooms } from './rooms.ts'

/** As whom somebody logs in, at which facility's terminal. */
export interface Role {
  readonly facilityCode: string
  readonly as: AccountRole
}

const names = {
  master: ['masterUserId', 'masterPassword', 'master-missing'],
  reset: ['resetUserId', 'resetPin', 'reset-account-missing'],
} as const satisfies Record<AccountRole, readonly [SecretName, SecretName, AccountReason]>

/** The credentials of that role: the vault's, a ユーザID also as ユーザ設定情報 says it, else what a person types. Throws `vault-missing` with what to do next. */
export async function credentialsOf(rooms: Rooms, role: Role): Promise<Credentials> {
  const { facilityCode, as } = role
  const [idName, passwordName, reason] = names[as]
  const userId = (await knownIdOf(rooms, role)) ?? (await rooms.askSecret(facilityCode, idName))?.reveal()
  const password = userId && (await keptOrTyped(rooms, facilityCode, passwordName))
  if (!userId || !password)
    throw new Failure('vault-missing', { reason, where: facilityCode, ...(as === 'reset' && whenOpen(rooms)) })
  return { facilityCode, userId, password }
}

/** The master account's ユーザID, as far as anybody or its document has told it. */
export function knownMasterOf(rooms: Rooms, facilityCode: string): Promise<string | null> {
  return knownIdOf(rooms, { facilityCode, as: 'master' })
}

// What a person has kept goes before what the newest document said.
async function knownIdOf(rooms: Rooms, { facilityCode, as }: Role): Promise<string | null> {
  const kept = await (await rooms.vault()).get(facilityCode, names[as][0])
  if (kept) return kept.secret.reveal()
  const [document] = await (await rooms.store()).masterAccounts({ codes: [facilityCode], tags: [] })
  return (as === 'master' ? document?.userId : document?.resetUserId) ?? null
}

const refusals = {
  master: { 'login-rejected': 'master-rejected', 'account-locked': 'master-rejected' },
  reset: { 'login-rejected': 'reset-account-rejected', 'account-locked': 'reset-account-rejected' },
} as const satisfies Record<AccountRole, Partial<Record<FailureCode, AccountReason>>>

/** The same failure with what comes next in the chain: unknown admin, master, reset account, call centre. */
export function guided(rooms: Rooms, { facilityCode, as }: Role, failure: Failure): Failure {
  const { code, detail, cause } = failure
  const told = { ...detail, where: facilityCode }
  if (code === 'password-reset-required') return new Failure(code, { ...told, reason: 'account-must-change' }, cause)
  if (code !== 'login-rejected' && code !== 'account-locked') return failure
  const { expected: _, ...rest } = told
  return new Failure(code, { ...rest, reason: refusals[as][code], ...(as === 'reset' && whenOpen(rooms)) }, cause)
}

async function keptOrTyped(rooms: Rooms, facilityCode: string, name: SecretName): Promise<StoredSecret | null> {
  const kept = await (await rooms.vault()).get(facilityCode, name)
  if (kept) return kept
  const typed = await rooms.askSecret(facilityCode, name)
  return typed && { secret: typed, version: randomUUID() }
}

// As `account-reasons.ts` reads it.
function whenOpen(rooms: Rooms): { readonly expected: string } {
  const hours = callHours(rooms.now())
  return { expected: hours.open ? `/${hours.until}` : `${hours.on} ${hours.from}/` }
}
