import { Failure } from '../domain/failure.ts'
import type { SecretEntry, Vault } from '../domain/ports.ts'

const kept = async (vault: Vault): Promise<readonly SecretEntry[]> => {
  const accounts = (await vault.list()).flatMap(({ facilityCode, names }) =>
    names.map((name) => ({ facilityCode, name })),
  )
  const entries = await Promise.all(
    accounts.map(async (account) => {
      const stored = await vault.get(account.facilityCode, account.name)
      return stored && { ...account, ...stored }
    }),
  )
  return entries.filter((entry) => entry !== null)
}

const check = async (vault: Vault, { facilityCode, name, secret }: SecretEntry): Promise<void> => {
  const found = await vault.get(facilityCode, name)
  if (found?.secret.reveal() !== secret.reveal())
    throw new Failure('vault-missing', {
      reason: 'secret-not-moved',
      where: vault.kind,
      found: `${facilityCode}/${name}`,
    })
}

/** Moves every secret with its version and says how many; until all have been read back from `to`, nothing is removed from `from`. */
export async function moveSecrets(from: Vault, to: Vault): Promise<number> {
  const entries = await kept(from)
  await to.set(entries)
  await Promise.all(entries.map((entry) => check(to, entry)))
  await Promise.all(entries.map(({ facilityCode, name }) => from.remove(facilityCode, name)))
  return entries.length
}
