/** Numbers from 0 to below 1, the same sequence for the same seeds. */
export type Random = () => number

/** A stream of its own for each list of seeds (mulberry32), so that one facility's draws never shift another's. */
export function randomOf(...seeds: readonly (string | number)[]): Random {
  let state = hashOf(seeds.join('/'))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to below the limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

/** One of a list; throws on an empty one. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[below(random, list.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

/** That many characters of an alphabet. */
export function text(random: Random, length: number, alphabet: string): string {
  const signs = Array.from(alphabet)
  return Array.from({ length }, () => pick(random, signs)).join('')
}

/** The list in another order; never the same one unless all its members are equal or it has but one. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const keyed = list.map((value) => ({ value, key: random() })).toSorted((a, b) => a.key - b.key)
  const mixed = keyed.map(({ value }) => value)
  return mixed.every((value, at) => value === list[at]) ? [...list.slice(1), ...list.slice(0, 1)] : mixed
}

function hashOf(seed: string): number {
  let hash = 0x811c9dc5 // FNV-1a
  for (const sign of seed) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
