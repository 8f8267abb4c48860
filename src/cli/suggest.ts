/** The candidates nearest to a mistyped word, best first; empty when none is near enough to be meant. */
export function suggest(word: string, candidates: readonly string[]): readonly string[] {
  const near = candidates
    .map((candidate) => ({ candidate, distance: distanceBetween(bare(word), bare(candidate)) }))
    .filter(({ candidate, distance }) => distance <= allowed(bare(word), bare(candidate)))
  const best = Math.min(...near.map(({ distance }) => distance))
  return near.filter(({ distance }) => distance === best).map(({ candidate }) => candidate)
}

const bare = (word: string) => word.replace(/^-+/, '').toLowerCase()

function allowed(word: string, candidate: string): number {
  if (word.length >= 2 && candidate.startsWith(word)) return candidate.length
  return Math.max(1, Math.floor(Math.max(word.length, candidate.length) * 0.4))
}

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
function distanceBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + same,
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      )
    }
  }
  return at(one.length, other.length)
}
