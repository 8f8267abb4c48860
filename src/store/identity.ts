import type { ApplicationRow } from '../domain/application-row.ts'

type Identity = Pick<ApplicationRow, 'requestId' | 'appliedOn' | 'contactName' | 'terminalName'>

/** An application that earlier readings have found. */
export interface KnownApplication extends Identity {
  readonly number: number
  readonly vanishedAt: string | null
}

const nameOf = (row: Identity): string => JSON.stringify([row.appliedOn, row.contactName, row.terminalName])

const takeFirst = <K>(waiting: ReadonlyMap<K, number[]>, key: K): number | undefined => waiting.get(key)?.shift()

const numbersBy = <K>(known: readonly KnownApplication[], key: (application: KnownApplication) => K) =>
  new Map([...Map.groupBy(known, key)].map(([name, found]) => [name, found.map(({ number }) => number)]))

/**
 * Which known application each row is, by number; null for one not seen before. `known` is in screen order.
 * A requestId decides alone. A row whose requestId is new or blank is the first still listed application of the same day,
 * contact and terminal that has none yet (then the first vanished one): two equal rows stay two.
 */
export function identify(known: readonly KnownApplication[], rows: readonly Identity[]): readonly (number | null)[] {
  const withId = numbersBy(known, ({ requestId }) => requestId)
  const listedFirst = known.toSorted(
    (one, other) => Number(one.vanishedAt !== null) - Number(other.vanishedAt !== null),
  )
  const unnumbered = numbersBy(
    listedFirst.filter(({ requestId }) => requestId === null),
    nameOf,
  )
  const sure = rows.map((row) => (row.requestId === null ? undefined : takeFirst(withId, row.requestId)))
  return rows.map((row, index) => sure[index] ?? takeFirst(unnumbered, nameOf(row)) ?? null)
}
