/** Chances that a seed decides. */
export interface Dice {
  /** From 0 up to, but without, the number. */
  below(number: number): number
  chance(share: number): boolean
  /** Throws on an empty list. */
  pick<T>(from: readonly T[]): T
  shuffled<T>(from: readonly T[]): T[]
}

/** Dice that fall alike for the same seed (mulberry32). Runs in the page and in tests. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (number: number): number => Math.floor(next() * number)
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[below(from.length)] as T
  }
  const shuffled = <T>(from: readonly T[]): T[] => {
    const left = [...from]
    return from.map(() => left.splice(below(left.length), 1)[0] as T)
  }
  return { below, chance: (share) => next() < share, pick, shuffled }
}
