import { secretNames } from '../domain/facility.ts'
import type { SecretName } from '../domain/facility.ts'

/** Whose secret, and which: `<facilityCode>/<name>`. */
export const accountOf = (facilityCode: string, name: SecretName): string => `${facilityCode}/${name}`

const partsOf = (account: string): { readonly facilityCode: string; readonly name: SecretName } | null => {
  const slash = account.lastIndexOf('/')
  const name = secretNames.find((known) => known === account.slice(slash + 1))
  return slash > 0 && name !== undefined ? { facilityCode: account.slice(0, slash), name } : null
}

/** Which names are kept for whom: by code, names in the order of `secretNames`. */
export const listing = (accounts: Iterable<string>) => {
  const known = [...accounts].map(partsOf).filter((parts) => parts !== null)
  const byCode = Map.groupBy(known, (parts) => parts.facilityCode)
  return [...byCode]
    .map(([facilityCode, parts]) => {
      const names = new Set(parts.map(({ name }) => name))
      return { facilityCode, names: secretNames.filter((name) => names.has(name)) }
    })
    .toSorted((one, other) => (one.facilityCode < other.facilityCode ? -1 : 1))
}
