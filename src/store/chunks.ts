const size = 500 // the widest table has 19 columns, and SQLite binds 32,766 values at most

/** The list in parts that one statement can take. */
export function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size)
}
