import { randomUUID } from 'node:crypto'
import type { Account } from '../domain/account.ts'
import type { JournalItem, PasswordReset } from '../domain/intent.ts'
import { Secret } from '../domain/secret.ts'
import { knownMasterOf } from './account-credentials.ts'
import type { Rooms } from './rooms.ts'

type Item = JournalItem<PasswordReset>

/** In the place of a code, under which the vault keeps the password of an account that is not the master's. */
function ownerOf({ facilityCode, intent }: Item): string {
  return `${facilityCode}/${intent.userId}`
}

// The version says which attempt has set it: so the vault alone tells whether a password was kept, at any cut.
function versionOf({ key, attempts }: Item): string {
  return `${key}#${attempts}`
}

/** Puts a new password into the vault: the master account's where its login looks for it, any other under its ユーザID. Throws `vault-missing`. */
export async function keepPassword(rooms: Rooms, item: Item, account: Account, secret: Secret): Promise<void> {
  const { facilityCode, intent } = item
  const vault = await rooms.vault()
  const version = versionOf(item)
  const own = { facilityCode: ownerOf(item), name: 'password', secret, version } as const
  const isMaster =
    (await knownMasterOf(rooms, facilityCode)) === intent.userId || /マスタ(?!.*リセット)/.test(account.role ?? '')
  if (!isMaster) return vault.set([own])
  await vault.set([
    own,
    { facilityCode, name: 'masterUserId', secret: new Secret(intent.userId) },
    { facilityCode, name: 'masterPassword', secret, version },
  ])
}

/** The password that this item's last attempt has set, as the vault keeps it; null when it never came so far, or has been changed since. */
export async function keptPassword(rooms: Rooms, item: Item): Promise<Secret | null> {
  const kept = await (await rooms.vault()).get(ownerOf(item), 'password')
  return kept?.version === versionOf(item) ? kept.secret : null
}

/** Throws `vault-missing` when the vault takes nothing: better now than when a new password has been set. */
export async function throwUnlessKeeping(rooms: Rooms): Promise<void> {
  const vault = await rooms.vault()
  const probe = { facilityCode: `probe/${randomUUID()}`, name: 'password' } as const
  await vault.set([{ ...probe, secret: new Secret(randomUUID()) }])
  await vault.remove(probe.facilityCode, probe.name)
}

/** Removes what the vault keeps for a facility, that of single accounts included; true when there was something. */
export async function forgetSecrets(rooms: Rooms, facilityCode: string): Promise<boolean> {
  const vault = await rooms.vault()
  const owners = (await vault.list()).map((kept) => kept.facilityCode)
  const own = owners.filter((owner) => owner === facilityCode || owner.startsWith(`${facilityCode}/`))
  const removed = await Promise.all(own.map((owner) => vault.remove(owner)))
  return removed.includes(true)
}
