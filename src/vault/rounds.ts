/** Does one thing at a time; what is asked for meanwhile is done together in the next round, and succeeds or fails together. */
export function inRounds<T>(work: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let current: Promise<void> = Promise.resolve()
  let next: { readonly items: T[]; readonly done: Promise<void> } | null = null

  const start = async (items: readonly T[]) => {
    await current.catch(() => {}) // its own askers have been told
    next = null
    await work(items)
  }

  return (item) => {
    if (next === null) {
      const items: T[] = []
      next = { items, done: start(items) }
      current = next.done
    }
    next.items.push(item)
    return next.done
  }
}
